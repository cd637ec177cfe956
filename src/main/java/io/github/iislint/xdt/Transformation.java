package io.github.iislint.xdt;

import io.github.iislint.file.Span;
import io.github.iislint.finding.Severity;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.xml.XmlFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An XDT transform, read once and applied to as many files as wanted. It never loads assemblies, and the work that its XPaths may
 * cause is bounded. Safe for several threads.
 */
public final class Transformation {

    private final XmlFile file;
    private final @Nullable TreeDocument document;

    private Transformation(XmlFile file) {
        this.file = file;
        document = file.root() == null ? null : TreeReader.read(file.file());
    }

    /** @param file what is wrong with it is found when it is applied: also that it is malformed */
    public static Transformation of(XmlFile file) {
        return new Transformation(file);
    }

    /**
     * Applies the transform.
     *
     * @param base well-formed; may be the result of another transformation
     */
    public Transformed apply(XmlFile base) {
        if (document == null) {
            return file.problem().map(problem -> {
                int start = file.source().lines().offset(problem.line(), problem.column());
                SourceSpan place = new SourceSpan(file.file(), new Span(start, start));
                return only(base, new Message(MessageKind.MALFORMED, Severity.ERROR, place, Message.Placement.EXACT,
                        "the transform is not well-formed: " + problem.getMessage()));
            }).orElseThrow();
        }
        TreeElement root = document.rootElement();
        if (!declaresNamespace(root)) {
            return only(base, new Message(MessageKind.NO_NAMESPACE, Severity.INFO, root.nameSpan(), Message.Placement.EXACT,
                    "nothing is done: no element declares the namespace " + Directive.NAMESPACE));
        }
        return new Application(base, document).run();
    }

    private static Transformed only(XmlFile base, Message message) {
        return new Transformed(base, List.of(message), List.of());
    }

    private static boolean declaresNamespace(TreeElement element) {
        return element.attributes().stream().anyMatch(attribute -> attribute.declaration() && attribute.value()
                .equals(Directive.NAMESPACE))
                || element.elements().stream().anyMatch(Transformation::declaresNamespace);
    }
}
