package io.github.iislint.deployment;

import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the values of settings whose names are those of variables, as Octopus and Azure DevOps do: {@code appSettings},
 * {@code connectionStrings} and {@code applicationSettings}.
 */
final class NamedReplacement {

    private final DeploymentValues values;
    private final ValueLog log;

    NamedReplacement(DeploymentValues values, ValueLog log) {
        this.values = values;
        this.log = log;
    }

    /** The text with values; the text itself where none is replaced. */
    SourceText apply(XmlFile file) {
        List<ValueEdit> edits = new ArrayList<>();
        if (file.root() != null) {
            visit(file, file.root(), edits);
        }
        return ValueEdit.apply(edits, file);
    }

    private void visit(XmlFile file, LocatedElement element, List<ValueEdit> edits) {
        switch (element.getName()) {
            case "appSettings" -> element.children().forEach(add -> attribute(file, add, "key", "value", edits));
            case "connectionStrings" -> element.children()
                    .forEach(add -> attribute(file, add, "name", "connectionString", edits));
            case "applicationSettings" -> element.children().stream().flatMap(group -> group.children().stream())
                    .forEach(setting -> content(setting, edits));
            default -> element.children().forEach(child -> visit(file, child, edits));
        }
    }

    private void attribute(XmlFile file, LocatedElement element, String key, String name, List<ValueEdit> edits) {
        LocatedAttribute attribute = element.located(name);
        if (attribute != null) {
            replace(element.value(key), attribute.valueSpan(), attribute.quote(file.source().text()), edits);
        }
    }

    private void content(LocatedElement setting, List<ValueEdit> edits) {
        LocatedElement holder = setting.child("value");
        if (holder != null && !holder.selfClosing() && holder.children().isEmpty()) {
            replace(setting.value("name"), new Span(holder.startTag().end(), holder.endTag().start()), (char) 0, edits);
        }
    }

    private void replace(@Nullable String name, Span span, char quote, List<ValueEdit> edits) {
        if (name != null) {
            values.find(name).ifPresent(value -> {
                log.use(value.name());
                edits.add(new ValueEdit(span, quote, value));
            });
        }
    }
}
