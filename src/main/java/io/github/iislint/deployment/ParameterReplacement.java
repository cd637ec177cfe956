package io.github.iislint.deployment;

import io.github.iislint.deployment.ValueProblem.Kind;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.xdt.XPathSelection;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces what the parameters of Web Deploy match, as it does last of all: attributes and texts of XML files. */
final class ParameterReplacement {

    private static final Pattern REFERENCE = Pattern.compile("\\{([^{}]+)\\}");
    private static final int MOST_NESTED = 10;
    private static final int LONGEST = 100_000;

    private final DeploymentValues values;
    private final ValueLog log;

    ParameterReplacement(DeploymentValues values, ValueLog log) {
        this.values = values;
        this.log = log;
    }

    /** The text with values; the text itself where none is replaced. */
    SourceText apply(XmlFile file) {
        List<ValueEdit> edits = new ArrayList<>();
        BoundedMatch scopes = new BoundedMatch();
        XPathSelection selection = new XPathSelection(file);
        for (DeploymentParameter parameter : values.parameters()) {
            values.find(parameter.name()).ifPresent(value -> {
                for (DeploymentParameter.Entry entry : parameter.entries()) {
                    if (entry.xmlFile() && file.root() != null && scopes.finds(entry.scope(), path(file))) {
                        log.use(value.name());
                        XPathSelection.Selection selected = selection.of(entry.match());
                        edits(selected.values(), resolved(value), edits);
                        log.add(selected.elements(), Kind.NOT_EVALUATED, entry.place(), "the parameter " + value.name()
                                + " replaces elements, which iislint does not evaluate");
                    } else if (entry.textFile() && scopes.finds(entry.scope(), path(file))) {
                        log.use(value.name());
                        log.add(true, Kind.NOT_EVALUATED, entry.place(), "the parameter " + value.name()
                                + " replaces what " + entry.kind() + " finds in a text, which iislint does not evaluate");
                    }
                }
            });
        }
        return ValueEdit.apply(edits, file);
    }

    /** As Web Deploy sees it: on Windows. */
    private static String path(XmlFile file) {
        return "\\" + file.path().toString().replace('/', '\\');
    }

    /** A default may name other parameters in braces. */
    private NamedValue resolved(NamedValue value) {
        String text = value.text();
        for (int i = 0; i < MOST_NESTED && text.indexOf('{') >= 0; i++) {
            String next = replaced(text);
            if (next.equals(text)) {
                break;
            }
            text = next;
        }
        return new NamedValue(value.name(), text, value.place());
    }

    /** The text itself where it would become too long. */
    private String replaced(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder out = new StringBuilder();
        int from = 0;
        while (matcher.find()) {
            String with = values.find(matcher.group(1)).map(NamedValue::text).orElse(matcher.group());
            if (out.length() + with.length() > LONGEST) {
                return text;
            }
            out.append(text, from, matcher.start()).append(with);
            from = matcher.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    private static void edits(List<XPathSelection.Selected> all, NamedValue value, List<ValueEdit> edits) {
        Set<Span> taken = new HashSet<>();
        for (XPathSelection.Selected selected : all) {
            if (taken.add(selected.span())) {
                edits.add(new ValueEdit(selected.span(), selected.quote(), value));
            }
        }
    }
}
