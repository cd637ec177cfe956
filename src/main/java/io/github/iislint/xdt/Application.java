package io.github.iislint.xdt;

import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.finding.NearestName;
import io.github.iislint.finding.Severity;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One transform applied to one file: walks through the elements of the transform in document order, parents first. */
final class Application {

    /** What a result may be longer than all of its sources, times four. */
    private static final long SLACK = 1 << 20;
    private static final int FACTOR = 4;

    private static final List<String> ATTRIBUTES = List.of("Transform", "Locator", "SupressWarnings");
    private static final List<String> KEYS = List.of("key", "name");

    private final XmlFile base;
    private final TreeDocument transform;
    private final TreeDocument target;
    private final Budget budget = new Budget();
    private final XPathEvaluator evaluator = new XPathEvaluator(budget);
    private final TreeEditor editor;
    private final List<Message> messages = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<TreeComment> comments = new ArrayList<>();
    private final Selection selection = new Selection();
    private SourceSpan rootRemoved;
    private boolean warningsSuppressed;

    Application(XmlFile base, TreeDocument transform) {
        this.base = base;
        this.transform = transform;
        target = TreeReader.read(base.file());
        editor = new TreeEditor(target, budget);
    }

    /** Selects in the target as it is, and as it was. */
    private final class Selection implements TransformElement.Targets {

        private TreeDocument original;

        @Override
        public List<Object> select(TargetPath path, Map<String, String> namespaces) throws XdtException {
            return path.select(target, namespaces, evaluator, budget);
        }

        @Override
        public boolean existed(TargetPath path, Map<String, String> namespaces) throws XdtException {
            if (original == null) {
                original = TreeReader.read(base.file());
            }
            return !path.select(original, namespaces, evaluator, budget).isEmpty();
        }
    }

    Transformed run() {
        SourceSpan top = transform.root().nameSpan();
        try {
            if (imports(transform.root())) {
                walk(null, transform.root());
                return finish();
            }
        } catch (Budget.ExceededException e) {
            error(MessageKind.TOO_MUCH_WORK, steps.isEmpty() ? top : steps.get(steps.size() - 1).place(), Message.Placement.EXACT,
                    "the transform is too much work: " + e.getMessage());
        }
        return new Transformed(base, messages, steps);
    }

    /** Looks at the elements of the XDT namespace before anything is applied; false where the transform cannot be used at all. */
    private boolean imports(TreeElement element) {
        if (element.namespace().equals(Directive.NAMESPACE)) {
            if (element.local().equals("Import")) {
                importAssembly(element);
                return false;
            }
            warn(MessageKind.UNKNOWN_XDT_ELEMENT, element.nameSpan(), "there is no element <" + element.qualifiedName()
                    + "> in XDT; only Import is known");
        }
        return element.elements().stream().allMatch(this::imports);
    }

    private void importAssembly(TreeElement element) {
        for (TreeAttribute attribute : element.attributes()) {
            if (!attribute.namespace().isEmpty() || !List.of("assembly", "namespace", "path")
                    .contains(attribute.qualifiedName())) {
                error(MessageKind.IMPORT_INVALID, new SourceSpan(element.file(), attribute.nameSpan()), Message.Placement.EXACT,
                        "Import has no attribute \"" + attribute.qualifiedName()
                                + "\"; expected path or assembly, and namespace");
                return;
            }
        }
        boolean one = (element.named("assembly") == null) != (element.named("path") == null);
        if (!one || element.named("namespace") == null) {
            error(MessageKind.IMPORT_INVALID, element.nameSpan(), Message.Placement.EXACT,
                    "Import needs either path or assembly, and namespace");
            return;
        }
        error(MessageKind.IMPORT_UNAVAILABLE, element.nameSpan(), Message.Placement.EXACT,
                "this transform imports transforms from an assembly; iislint loads no assemblies, so that the result is not known");
    }

    private void walk(TransformElement parent, TreeElement element) {
        TransformElement here = new TransformElement(parent, element, selection);
        budget.charge(1);
        for (TreeAttribute attribute : element.attributes()) {
            if (attribute.namespace().equals(Directive.NAMESPACE) && !ATTRIBUTES.contains(attribute.local())) {
                note(MessageKind.UNKNOWN_XDT_ATTRIBUTE, new SourceSpan(element.file(), attribute.nameSpan()),
                        attribute.qualifiedName()
                                + " means nothing in XDT" + NearestName.of(attribute.local(), ATTRIBUTES)
                                        .map(near -> "; did you mean " + attribute.prefix() + ":" + near + "?").orElse(""));
            }
        }
        try {
            Directive directive = Directive.transform(element);
            if (directive != null) {
                warningsSuppressed = suppressesWarnings(element);
                try {
                    execute(here, directive);
                } finally {
                    warningsSuppressed = false;
                }
            }
        } catch (XdtException e) {
            // What cannot be understood stops its children, too.
            error(e.kind(), e.placeOr(element.nameSpan()), Message.Placement.EXACT, e.getMessage());
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
        TransformKind kind = TransformKind.of(directive.name());
        Run run = new Run(here, kind, directive);
        String path = "";
        try {
            boolean found = run.hasTargets();
            // The path of an Insert is not looked for, but must be one.
            path = here.path().text();
            if (found) {
                run.apply();
            }
        } catch (XdtException e) {
            error(e.kind(), e.placeOr(directive.place()), Message.Placement.EXACT, e.getMessage());
            run.done = "failed";
        }
        steps.add(new Step(directive.name() + (directive.list() == null ? "" : "(" + directive.list() + ")"), directive.place(),
                path,
                run.changed, run.done));
    }

    /** One transform at its turn. */
    private final class Run {

        private final TransformElement here;
        private final TransformKind kind;
        private final Directive directive;
        private final List<SourceSpan> changed = new ArrayList<>();
        private String done = "did nothing";

        Run(TransformElement here, TransformKind kind, Directive directive) {
            this.here = here;
            this.kind = kind;
            this.directive = directive;
        }

        private TreeElement element() {
            return here.element();
        }

        boolean hasTargets() throws XdtException {
            TransformElement failed = kind.inserts() ? here.unmatchedParent() : here.unmatched();
            if (failed == null) {
                return true;
            }
            boolean earlier = failed.existed(here);
            MessageKind what = earlier ? MessageKind.REMOVED_EARLIER : MessageKind.NO_MATCH;
            String text = kind + " finds nothing: no element matches " + failed.path()
                    + (earlier
                            ? "; an earlier transform removed or changed the one that there was"
                            : NearestTarget.hint(failed, target));
            done = "found nothing";
            if (kind.inserts()) {
                throw new XdtException(what, failed.element().nameSpan(), text);
            }
            warn(what, failed.element().nameSpan(), text);
            return false;
        }

        void apply() throws XdtException {
            List<Object> targets = kind.inserts() ? here.parents() : here.targets();
            noteNested();
            if (kind.inserts() && kind != TransformKind.INSERT_IF_MISSING && targets.size() > 1) {
                note(MessageKind.SEVERAL_PARENTS, directive.place(), kind + " takes the first of " + targets.size()
                        + " parents that match " + here.parentPath());
            }
            if (!kind.all()) {
                apply(targets.get(0), targets);
                return;
            }
            for (Object each : targets) {
                try {
                    apply(each, targets);
                } catch (XdtException e) {
                    error(e.kind(), e.placeOr(directive.place()), Message.Placement.NONE, e.getMessage());
                }
            }
        }

        private void apply(Object node, List<Object> targets) throws XdtException {
            if (!(node instanceof TreeElement targeted)) {
                throw new XdtException(MessageKind.NO_PARENT, null, kind
                        + " needs an element, but the path selects something else");
            }
            switch (kind) {
                case INSERT -> {
                    expectNoList();
                    editor.append(element(), targeted);
                    done(targeted, "inserted <" + element().qualifiedName() + "> as the last child of <"
                            + targeted.qualifiedName() + ">");
                }
                case INSERT_IF_MISSING -> insertIfMissing(targeted);
                case INSERT_BEFORE, INSERT_AFTER -> insertBeside(targeted);
                case REMOVE -> {
                    warnOfSeveral(targets);
                    remove(targeted);
                }
                case REMOVE_ALL -> remove(targeted);
                case REPLACE -> replace(targeted, targets);
                case COMMENT_OUT -> {
                    noteRoot(targeted);
                    comments.add(editor.commentOut(targeted, element()));
                    done(targeted, "commented out <" + targeted.qualifiedName() + ">");
                }
                case REMOVE_ATTRIBUTES -> removeAttributes(targeted);
                default -> setAttributes(targeted);
            }
        }

        private void noteNested() throws XdtException {
            for (TransformElement above = here.parent(); above != null; above = above.parent()) {
                Directive outer = Directive.transform(above.element());
                TransformKind around = outer == null ? null : TransformKind.of(outer.name());
                if (around != null && (around.inserts() || around == TransformKind.REPLACE)) {
                    note(MessageKind.NESTED, directive.place(), kind + " stands within what " + around
                            + " puts into the file already: "
                            + (kind.inserts() ? "the element is there twice" : "it changes what was just put there"));
                    return;
                }
            }
        }

        private void done(TreeElement targeted, String what) {
            changed.add(origin(targeted));
            done = what;
        }

        private void insertIfMissing(TreeElement parent) throws XdtException {
            expectNoList();
            if (here.targets().isEmpty()) {
                editor.append(element(), parent);
                done(parent, "inserted <" + element().qualifiedName() + "> as the last child of <" + parent.qualifiedName()
                        + ">");
            } else {
                done = "did nothing, it is there";
                noteKey();
            }
        }

        /** Without a locator any element of the name counts, whatever its key is. */
        private void noteKey() throws XdtException {
            for (String key : Directive.locator(element()) == null ? KEYS : List.<String>of()) {
                TreeAttribute wanted = element().attribute("", key);
                if (wanted != null && here.targets().stream().noneMatch(node -> node instanceof TreeElement there
                        && there.attribute("", key) != null && there.attribute("", key).value().equals(wanted.value()))) {
                    note(MessageKind.KEY_NOT_COMPARED, directive.place(), "InsertIfMissing does nothing, since there is some <"
                            + element().qualifiedName() + ">; none has " + key + "=\"" + wanted.value()
                            + "\". Add xdt:Locator=\"Match(" + key + ")\"");
                    return;
                }
            }
        }

        private void insertBeside(TreeElement parent) throws XdtException {
            List<String> arguments = directive.arguments();
            if (arguments.isEmpty()) {
                throw new XdtException(MessageKind.ARGUMENT_MISSING, null, kind + " needs a path, such as " + kind
                        + "(/configuration/appSettings)");
            }
            if (arguments.size() > 1) {
                throw new XdtException(MessageKind.TOO_MANY_ARGUMENTS, null, kind + " takes one path, here are "
                        + arguments.size()
                        + "; a comma outside round brackets separates arguments, also within quotes");
            }
            List<Object> siblings = evaluator.select(arguments.get(0), parent, Map.of());
            if (siblings.isEmpty()) {
                throw new XdtException(MessageKind.INSERT_PATH_NO_MATCH, null, kind + " finds nothing: no element matches "
                        + arguments.get(0));
            }
            if (!(siblings.get(0) instanceof TreeElement sibling)) {
                throw new XdtException(MessageKind.INSERT_PATH_NO_ELEMENT, null, kind + ": " + arguments.get(0)
                        + " selects no element");
            }
            if (!(sibling.parent() instanceof TreeElement)) {
                throw new XdtException(MessageKind.NO_PARENT, null, kind
                        + ": beside the root element there is no place for another one");
            }
            boolean after = kind == TransformKind.INSERT_AFTER;
            editor.insert(element(), sibling, after);
            done(sibling, "inserted <" + element().qualifiedName() + "> " + (after ? "after" : "before") + " <"
                    + sibling.qualifiedName() + ">");
        }

        private void remove(TreeElement targeted) {
            expectNoList();
            noteRoot(targeted);
            if (targeted.parent() != null) {
                editor.remove(targeted);
            }
            done(targeted, "removed <" + targeted.qualifiedName() + ">");
        }

        private void replace(TreeElement targeted, List<Object> targets) {
            expectNoList();
            warnOfSeveral(targets);
            editor.replace(element(), targeted);
            done(targeted, "replaced <" + targeted.qualifiedName() + ">");
        }

        private void noteRoot(TreeElement targeted) {
            if (targeted.parent() instanceof TreeDocument) {
                rootRemoved = directive.place();
            }
        }

        private void setAttributes(TreeElement targeted) throws XdtException {
            TreeElement source = editor.detached(element());
            List<TreeAttribute> attributes = listed(source);
            for (TreeAttribute attribute : attributes) {
                if (kind == TransformKind.SET_TOKENIZED_ATTRIBUTES) {
                    String value = Tokens.replace(attribute, source, targeted);
                    Fragment raw = Fragment.literal(Markup.escape(value), element().file(), attribute.nameSpan());
                    budget.charge(value.length() / 64);
                    editor.set(targeted, attribute, value, new TreeAttribute.Quoted(quote(attribute), List.of(raw),
                            quote(attribute)));
                } else {
                    editor.set(targeted, attribute, attribute.value(), attribute.quoted());
                }
            }
            if (attributes.isEmpty()) {
                warn(MessageKind.NOTHING_TO_SET, directive.place(), kind + " sets nothing: <" + element().qualifiedName()
                        + "> has no such attribute here");
            } else {
                done(targeted, "set " + names(attributes));
            }
        }

        private Fragment quote(TreeAttribute cause) {
            return Fragment.literal("\"", element().file(), cause.nameSpan());
        }

        private void removeAttributes(TreeElement targeted) throws XdtException {
            List<TreeAttribute> attributes = listed(targeted);
            for (TreeAttribute attribute : attributes) {
                editor.removeAttribute(targeted, attribute);
            }
            if (attributes.isEmpty()) {
                warn(MessageKind.NOTHING_TO_REMOVE, origin(targeted), kind + " removes nothing from <" + targeted.qualifiedName()
                        + ">");
            } else {
                done(targeted, "removed " + names(attributes));
            }
        }

        private static String names(List<TreeAttribute> attributes) {
            return String.join(", ", attributes.stream().map(TreeAttribute::qualifiedName).toList());
        }

        /** The attributes of an element that the list names, all without a list. */
        private List<TreeAttribute> listed(TreeElement element) throws XdtException {
            List<String> arguments = directive.arguments();
            if (arguments.isEmpty()) {
                return AttributeList.select(element, List.of("*"), evaluator);
            }
            for (String argument : arguments) {
                if (AttributeList.select(element, List.of(argument), evaluator).isEmpty()) {
                    warn(MessageKind.ARGUMENT_UNMATCHED, directive.place(), kind + "(" + directive.list() + "): "
                            + AttributeList.missing(argument, element));
                }
            }
            return AttributeList.select(element, arguments, evaluator);
        }

        private void expectNoList() {
            if (directive.list() != null) {
                warn(MessageKind.ARGUMENT_IGNORED, directive.place(), kind + " takes no list; (" + directive.list()
                        + ") is ignored");
            }
        }

        private void warnOfSeveral(List<Object> targets) {
            if (targets.size() > 1) {
                warn(MessageKind.MULTIPLE_TARGETS, directive.place(), kind + " takes the first of " + targets.size()
                        + " elements that match "
                        + pathText() + (kind == TransformKind.REMOVE ? "; RemoveAll takes all" : ""));
            }
        }

        private String pathText() {
            try {
                return here.path().text();
            } catch (XdtException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Where an element of the target stands. */
    private static SourceSpan origin(TreeElement element) {
        SourceSpan name = element.nameSpan();
        SourceSpan origin = name.file().text().origin(name.span());
        return origin == null ? name : origin;
    }

    private Transformed finish() {
        for (TreeComment comment : comments) {
            if (isAttached(comment) && comment.text().contains("--")) {
                SourceSpan place = transformOf(comment.cause());
                error(MessageKind.COMMENT_NOT_WRITABLE, place, Message.Placement.FILE_ONLY, "<" + comment.element()
                        .qualifiedName()
                        + "> cannot be commented out: it holds two hyphens in a row, which no comment may hold");
            }
        }
        if (target.root() == null) {
            error(MessageKind.NO_ROOT, rootRemoved, Message.Placement.EXACT,
                    "nothing is left of the document: its root element is gone");
        }
        SourceText text = failed() ? null : write();
        if (text == null) {
            return new Transformed(base, messages, steps);
        }
        XmlFile file = XmlFile.parse(base.path(), base.name(), text);
        return new Transformed(file, messages, steps);
    }

    private static SourceSpan transformOf(TreeElement cause) {
        return new SourceSpan(cause.file(), cause.attribute(Directive.NAMESPACE, "Transform").nameSpan());
    }

    private boolean isAttached(TreeNode node) {
        TreeNode top = node;
        while (top.parent() != null) {
            top = top.parent();
        }
        return top == target;
    }

    private SourceText write() {
        long sources = (long) base.source().text().length() + transform.file().text().text().length();
        try {
            return new TreeWriter(target, FACTOR * sources + SLACK).write();
        } catch (XdtException e) {
            error(e.kind(), e.placeOr(new SourceSpan(transform.file(), new Span(0, 0))), Message.Placement.EXACT, e.getMessage());
            return null;
        }
    }

    private boolean failed() {
        return messages.stream().anyMatch(message -> message.severity() == Severity.ERROR);
    }

    private void warn(MessageKind kind, SourceSpan place, String text) {
        messages.add(new Message(kind, warningsSuppressed
                ? Severity.INFO
                : Severity.WARNING, place, Message.Placement.EXACT, text));
    }

    /** Something that the reference implementation says nothing about. */
    private void note(MessageKind kind, SourceSpan place, String text) {
        messages.add(new Message(kind, Severity.INFO, place, Message.Placement.EXACT, text));
    }

    private void error(MessageKind kind, SourceSpan place, Message.Placement placement, String text) {
        messages.add(new Message(kind, Severity.ERROR, place, placement, text));
    }
}
