package io.github.iislint.xdt;

import io.github.iislint.file.NearestName;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.Span;
import io.github.iislint.finding.Severity;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An XDT transform, read once and applied to as many files as wanted. It never loads assemblies, and the work that its XPaths may
 * cause is bounded. Safe for several threads.
 */
public final class Transformation {

    /** What a misspelt namespace is known by, besides that a single letter is wrong. */
    private static final String MARK = "xml-document-transform";

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
        return apply(base, EntryKeys.UNKNOWN);
    }

    /**
     * Applies the transform.
     *
     * @param base well-formed; may be the result of another transformation
     * @param keys for what is reported about entries; it changes nothing of the result
     */
    public Transformed apply(XmlFile base, EntryKeys keys) {
        return apply(base, keys, false);
    }

    /** Does the same, and tells what each step did. */
    public Transformed explain(XmlFile base, EntryKeys keys) {
        return apply(base, keys, true);
    }

    private Transformed apply(XmlFile base, EntryKeys keys, boolean explains) {
        if (document == null) {
            return file.problem().map(problem -> {
                int start = file.source().lines().offset(problem.line(), problem.column());
                SourceSpan place = new SourceSpan(file.file(), new Span(start, start));
                return only(base, new Message(MessageKind.MALFORMED, Severity.ERROR, place, Message.Precision.EXACT,
                        "the transform is not well-formed: " + problem.getMessage(), Correction.declaration(file)));
            }).orElseThrow();
        }
        TreeElement root = document.rootElement();
        if (!declaresNamespace(root)) {
            return only(base, new Message(MessageKind.NO_NAMESPACE, Severity.INFO, root.nameSpan(), Message.Precision.EXACT,
                    "nothing is done: no element declares the namespace " + Directive.NAMESPACE, namespace(root)));
        }
        return new Application(base, document, keys, explains).run();
    }

    private static Transformed only(XmlFile base, Message message) {
        return new Transformed(base, List.of(message), List.of());
    }

    /** The namespace where a declaration misspells it that the transforms of the file use. */
    private static @Nullable Correction namespace(TreeElement root) {
        List<TreeAttribute> declarations = new ArrayList<>();
        misspelt(root, declarations);
        return declarations.size() == 1 ? Correction.value(declarations.get(0), Directive.NAMESPACE) : null;
    }

    private static void misspelt(TreeElement element, List<TreeAttribute> found) {
        for (TreeAttribute attribute : element.attributes()) {
            String value = attribute.value();
            if (attribute.declaration()
                    && (value.toLowerCase(Locale.ROOT).contains(MARK) || NearestName.almost(value, Directive.NAMESPACE))) {
                found.add(attribute);
            }
        }
        element.elements().forEach(child -> misspelt(child, found));
    }

    private static boolean declaresNamespace(TreeElement element) {
        return element.attributes().stream().anyMatch(attribute -> attribute.declaration() && attribute.value()
                .equals(Directive.NAMESPACE))
                || element.elements().stream().anyMatch(Transformation::declaresNamespace);
    }
}
