package io.github.iislint.xdt;

import io.github.iislint.file.NearestName;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One transform applied to one file: walks through the elements of the transform in document order, parents first. */
final class Application {

    /** What a result may be longer than all of its sources, times four. */
    private static final long SLACK = 1 << 20;
    private static final int FACTOR = 4;

    private static final List<String> ATTRIBUTES = List.of("Transform", "Locator", "SupressWarnings");

    private final XmlFile base;
    private final TreeDocument transform;
    private final TreeDocument target;
    private final EntryKeys keys;
    private final boolean explains;
    private final Budget budget = new Budget();
    private final XPathEvaluator evaluator = new XPathEvaluator(budget);
    private final TreeEditor editor;
    private final MessageLog messages = new MessageLog();
    private final List<Step> steps = new ArrayList<>();
    private final List<TreeComment> comments = new ArrayList<>();
    private final Selection selection = new Selection();
    private @Nullable SourceSpan rootRemoved;
    /** Where the last step is that came to its end. */
    private @Nullable SourceSpan last;

    /** @param explains whether somebody asks what the steps did */
    Application(XmlFile base, TreeDocument transform, EntryKeys keys, boolean explains) {
        this.base = base;
        this.keys = keys;
        this.explains = explains;
        this.transform = transform;
        target = TreeReader.read(base);
        editor = new TreeEditor(target, budget);
    }

    /** Selects in the target as it is, and as it was. */
    private final class Selection implements TransformElement.Targets {

        private @Nullable TreeDocument original;

        @Override
        public List<Object> select(TargetPath path, Map<String, String> namespaces) throws XdtException {
            return path.select(target, namespaces, evaluator, budget);
        }

        @Override
        public boolean existed(TargetPath path, Map<String, String> namespaces) throws XdtException {
            if (original == null) {
                original = TreeReader.read(base);
            }
            return !path.select(original, namespaces, evaluator, budget).isEmpty();
        }
    }

    Transformed run() {
        TreeElement root = transform.rootElement();
        SourceSpan top = root.nameSpan();
        try {
            if (imports(root)) {
                walk(null, root);
                return finish();
            }
        } catch (Budget.ExceededException e) {
            messages.error(MessageKind.TOO_MUCH_WORK, last == null ? top : last,
                    Message.Precision.EXACT,
                    "the transform is too much work: " + e.getMessage());
        }
        return new Transformed(base, messages.all(), steps);
    }

    /** Looks at the elements of the XDT namespace before anything is applied; false where the transform cannot be used at all. */
    private boolean imports(TreeElement element) {
        if (element.namespace().equals(Directive.NAMESPACE)) {
            if (element.local().equals("Import")) {
                importAssembly(element);
                return false;
            }
            messages.warn(MessageKind.UNKNOWN_XDT_ELEMENT, element.nameSpan(), "there is no element <" + element.qualifiedName()
                    + "> in XDT; only Import is known");
        }
        return element.elements().stream().allMatch(this::imports);
    }

    private void importAssembly(TreeElement element) {
        for (TreeAttribute attribute : element.attributes()) {
            if (!attribute.namespace().isEmpty() || !List.of("assembly", "namespace", "path")
                    .contains(attribute.qualifiedName())) {
                messages.error(MessageKind.IMPORT_INVALID, new SourceSpan(element.file(), attribute.nameSpan()),
                        Message.Precision.EXACT,
                        "Import has no attribute \"" + attribute.qualifiedName()
                                + "\"; expected path or assembly, and namespace");
                return;
            }
        }
        boolean one = (element.named("assembly") == null) != (element.named("path") == null);
        if (!one || element.named("namespace") == null) {
            messages.error(MessageKind.IMPORT_INVALID, element.nameSpan(), Message.Precision.EXACT,
                    "Import needs either path or assembly, and namespace");
            return;
        }
        messages.error(MessageKind.IMPORT_UNAVAILABLE, element.nameSpan(), Message.Precision.EXACT,
                "this transform imports transforms from an assembly; iislint does not load assemblies, so the result is unknown");
    }

    private void walk(@Nullable TransformElement parent, TreeElement element) {
        TransformElement here = new TransformElement(parent, element, selection);
        budget.charge(1);
        for (TreeAttribute attribute : element.attributes()) {
            if (attribute.namespace().equals(Directive.NAMESPACE) && !ATTRIBUTES.contains(attribute.local())) {
                messages.note(MessageKind.UNKNOWN_XDT_ATTRIBUTE, new SourceSpan(element.file(), attribute.nameSpan()),
                        attribute.qualifiedName()
                                + " has no meaning in XDT" + NearestName.of(attribute.local(), ATTRIBUTES)
                                        .map(near -> "; did you mean " + attribute.prefix() + ":" + near + "?").orElse(""),
                        Correction.misspelt(attribute, ATTRIBUTES));
            }
        }
        try {
            Directive directive = Directive.transform(element);
            if (directive != null) {
                messages.suppressWarnings(suppressesWarnings(element));
                try {
                    execute(here, directive);
                } finally {
                    messages.suppressWarnings(false);
                }
            }
        } catch (XdtException e) {
            // What cannot be understood stops its children, too.
            messages.error(e, element.nameSpan(), Message.Precision.EXACT);
            return;
        }
        for (TreeElement child : element.elements()) {
            walk(here, child);
        }
    }

    private static boolean suppressesWarnings(TreeElement element) throws XdtException {
        TreeAttribute attribute = element.attribute(Directive.NAMESPACE, "SupressWarnings");
        if (attribute == null) {
            return false;
        }
        String value = attribute.value().strip().toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            throw new XdtException(MessageKind.NOT_BOOLEAN, element.nameSpan(), attribute.qualifiedName() + "=\""
                    + attribute.value()
                    + "\": expected true or false");
        }
        return value.equals("true");
    }

    private void execute(TransformElement here, Directive directive) {
        TransformKind kind = Objects.requireNonNull(TransformKind.of(directive.name()), "the name has been checked");
        ElementTransform turn = new ElementTransform(here, kind, directive,
                new ElementTransform.Tools(target, editor, evaluator, budget, messages, keys, explains));
        TargetPath path = TargetPath.NONE;
        String failure = null;
        try {
            boolean found = turn.hasTargets();
            // The path of an Insert is not looked for, but must be one.
            path = here.path();
            if (found) {
                turn.apply();
            }
        } catch (XdtException e) {
            messages.error(corrected(e, here), directive.place(), Message.Precision.EXACT);
            failure = "failed";
        }
        comments.addAll(turn.comments());
        rootRemoved = turn.removesRoot() ? directive.place() : rootRemoved;
        last = directive.place();
        if (explains) {
            steps.add(new Step(directive.name() + (directive.list() == null ? "" : "(" + directive.list() + ")"), last,
                    path.text(), turn.changed(), failure == null ? turn.done() : failure));
        }
    }

    /** The error with what to write instead where a Condition on the way to the element lacks a bracket. */
    private static XdtException corrected(XdtException e, TransformElement here) {
        try {
            return e.kind() == MessageKind.XPATH_INVALID && e.correction() == null ? e.with(Correction.condition(here)) : e;
        } catch (XdtException other) {
            return e;
        }
    }

    private Transformed finish() {
        for (TreeComment comment : comments) {
            if (isAttached(comment) && comment.text().contains("--")) {
                SourceSpan place = transformOf(comment.cause());
                messages.error(MessageKind.COMMENT_NOT_WRITABLE, place, Message.Precision.FILE_ONLY, "<" + comment.element()
                        .qualifiedName()
                        + "> cannot be commented out: it contains two hyphens in a row, which a comment must not contain");
            }
        }
        if (target.root() == null) {
            messages.error(MessageKind.NO_ROOT, Objects.requireNonNull(rootRemoved, "a transform removed the root"),
                    Message.Precision.EXACT,
                    "nothing is left of the document: its root element is gone");
        }
        XmlFile file = messages.failed() ? null : write();
        return new Transformed(file == null ? base : file, messages.all(), steps);
    }

    private static SourceSpan transformOf(TreeElement cause) {
        return new SourceSpan(cause.file(),
                Objects.requireNonNull(cause.attribute(Directive.NAMESPACE, "Transform"), "the cause of a comment").nameSpan());
    }

    private boolean isAttached(TreeNode node) {
        TreeNode top = node;
        while (top.parent() != null) {
            top = top.parent();
        }
        return top == target;
    }

    private @Nullable XmlFile write() {
        long sources = (long) base.source().text().length() + transform.file().text().text().length();
        try {
            TreeWriter writer = new TreeWriter(target, FACTOR * sources + SLACK);
            SourceText text = writer.write();
            XmlFile file = XmlFile.wellFormed(base.path(), base.name(), text,
                    events -> writer.keepsNamespaces() && ResultEvents.tell(target, events));
            return file == null ? XmlFile.parse(base.path(), base.name(), text) : file;
        } catch (XdtException e) {
            messages.error(e, new SourceSpan(transform.file(), new Span(0, 0)), Message.Precision.EXACT);
            return null;
        }
    }
}
