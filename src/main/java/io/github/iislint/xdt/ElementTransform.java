package io.github.iislint.xdt;

import io.github.iislint.file.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The transform of one element, at its turn: looks for its targets and changes them. */
final class ElementTransform {

    /** What tells entries apart of which nothing else is known. */
    private static final List<List<String>> USUAL_KEYS = List.of(List.of("key"), List.of("name"));

    /**
     * What all transforms of an application work with.
     *
     * @param explains whether somebody asks what was changed, and what was done
     */
    record Tools(TreeDocument target, TreeEditor editor, XPathEvaluator evaluator, Budget budget, MessageLog messages,
            EntryKeys keys, boolean explains) {
    }

    private final TransformElement here;
    private final TransformKind kind;
    private final Directive directive;
    private final List<SourceSpan> changed = new ArrayList<>();
    private final List<TreeComment> comments = new ArrayList<>();
    private final Tools tools;
    private String done = "did nothing";
    private boolean removesRoot;

    ElementTransform(TransformElement here, TransformKind kind, Directive directive, Tools tools) {
        this.here = here;
        this.tools = tools;
        this.kind = kind;
        this.directive = directive;
    }

    /** What it changed, by the places of the changed elements. */
    List<SourceSpan> changed() {
        return changed;
    }

    /** What it did, for {@code --explain}. */
    String done() {
        return done;
    }

    /** The comments that it made of elements. */
    List<TreeComment> comments() {
        return comments;
    }

    /** Whether it took the root element away. */
    boolean removesRoot() {
        return removesRoot;
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
        NearestTarget near = earlier
                ? new NearestTarget("; an earlier transform removed or changed it", null)
                : NearestTarget.of(failed, tools.target());
        String text = kind + " finds nothing: no element matches " + failed.path() + near.hint();
        done = "found nothing";
        if (kind.inserts()) {
            throw new XdtException(what, failed.element().nameSpan(), text, near.correction());
        }
        tools.messages().warn(what, failed.element().nameSpan(), text, near.correction());
        return false;
    }

    void apply() throws XdtException {
        List<Object> targets = kind.inserts() ? here.parents() : here.targets();
        noteNested();
        if (kind.inserts() && kind != TransformKind.INSERT_IF_MISSING && targets.size() > 1) {
            tools.messages().note(MessageKind.SEVERAL_PARENTS, directive.place(), kind + " takes the first of " + targets.size()
                    + " parents that match " + here.parentPath(), null);
        }
        if (!kind.all()) {
            apply(targets.get(0), targets);
            return;
        }
        for (Object each : targets) {
            try {
                apply(each, targets);
            } catch (XdtException e) {
                tools.messages().error(e, directive.place(), Message.Precision.NONE);
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
                tools.editor().append(element(), targeted);
                done(targeted, () -> "inserted <" + element().qualifiedName() + "> as the last child of <"
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
                comments.add(tools.editor().commentOut(targeted, element()));
                done(targeted, () -> "commented out <" + targeted.qualifiedName() + ">");
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
                tools.messages().note(MessageKind.NESTED, directive.place(), kind + " is inside an element that " + around
                        + " already puts into the file: "
                        + (kind.inserts() ? "the element is inserted twice" : "it changes what was just inserted"), null);
                return;
            }
        }
    }

    private void done(TreeElement targeted, Supplier<String> what) {
        if (tools.explains()) {
            changed.add(origin(targeted));
            done = what.get();
        }
    }

    private void insertIfMissing(TreeElement parent) throws XdtException {
        expectNoList();
        if (here.targets().isEmpty()) {
            tools.editor().append(element(), parent);
            done(parent, () -> "inserted <" + element().qualifiedName() + "> as the last child of <" + parent.qualifiedName()
                    + ">");
        } else {
            done = "did nothing, because the element exists";
            noteKey();
        }
    }

    /** Without a locator any element of the name counts, whatever its key is. */
    private void noteKey() throws XdtException {
        if (Directive.locator(element()) != null) {
            return;
        }
        List<String> known = tools.keys().of(names()).stream().filter(name -> element().attribute("", name) != null).toList();
        for (List<String> keys : known.isEmpty() ? USUAL_KEYS : List.of(known)) {
            if (keys.stream().allMatch(key -> element().attribute("", key) != null) && here.targets().stream()
                    .noneMatch(node -> node instanceof TreeElement there && same(there, keys))) {
                String locator = "Match(" + String.join(",", keys) + ")";
                String values = keys.stream().map(key -> key + "=\"" + value(element(), key) + "\"")
                        .collect(Collectors.joining(" and "));
                tools.messages().note(MessageKind.KEY_NOT_COMPARED, directive.place(),
                        "InsertIfMissing does nothing, because there is already a <" + element().qualifiedName() + ">; none has "
                                + values + ". Add " + directive.attribute().prefix() + ":Locator=\"" + locator + "\"",
                        Correction.locator(directive.attribute(), locator));
                return;
            }
        }
    }

    /** The names of the elements down to this one. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (TransformElement at = here; at != null; at = at.parent()) {
            names.add(0, at.element().local());
        }
        return names;
    }

    private boolean same(TreeElement there, List<String> keys) {
        return keys.stream().allMatch(key -> Objects.equals(value(there, key), value(element(), key)));
    }

    private static @Nullable String value(TreeElement element, String key) {
        TreeAttribute attribute = element.attribute("", key);
        return attribute == null ? null : attribute.value();
    }

    private void insertBeside(TreeElement parent) throws XdtException {
        List<String> arguments = directive.arguments();
        if (arguments.isEmpty()) {
            throw new XdtException(MessageKind.ARGUMENT_MISSING, null, kind + " needs a path, such as " + kind
                    + "(/configuration/appSettings)");
        }
        if (arguments.size() > 1) {
            throw new XdtException(MessageKind.TOO_MANY_ARGUMENTS, null, kind + " takes one path; found "
                    + arguments.size()
                    + "; a comma outside round brackets separates arguments, also within quotes");
        }
        List<Object> siblings = tools.evaluator().select(arguments.get(0), parent, Map.of());
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
                    + ": there can be only one root element");
        }
        boolean after = kind == TransformKind.INSERT_AFTER;
        tools.editor().insert(element(), sibling, after);
        done(sibling, () -> "inserted <" + element().qualifiedName() + "> " + (after ? "after" : "before") + " <"
                + sibling.qualifiedName() + ">");
    }

    private void remove(TreeElement targeted) {
        expectNoList();
        noteRoot(targeted);
        if (targeted.parent() != null) {
            tools.editor().remove(targeted);
        }
        done(targeted, () -> "removed <" + targeted.qualifiedName() + ">");
    }

    private void replace(TreeElement targeted, List<Object> targets) {
        expectNoList();
        warnOfSeveral(targets);
        tools.editor().replace(element(), targeted);
        done(targeted, () -> "replaced <" + targeted.qualifiedName() + ">");
    }

    private void noteRoot(TreeElement targeted) {
        if (targeted.parent() instanceof TreeDocument) {
            removesRoot = true;
        }
    }

    private void setAttributes(TreeElement targeted) throws XdtException {
        TreeElement source = tools.editor().detached(element());
        List<TreeAttribute> attributes = listed(source);
        for (TreeAttribute attribute : attributes) {
            if (kind == TransformKind.SET_TOKENIZED_ATTRIBUTES) {
                String value = Tokens.replace(attribute, source, targeted);
                Fragment raw = Fragment.literal(Markup.escape(value), element().file(), attribute.nameSpan());
                tools.budget().charge(value.length() / 64);
                tools.editor().set(targeted, attribute, value, new TreeAttribute.Quoted(quote(attribute), List.of(raw),
                        quote(attribute)));
            } else {
                tools.editor().set(targeted, attribute, attribute.value(), attribute.quoted());
            }
        }
        if (attributes.isEmpty()) {
            tools.messages().warn(MessageKind.NOTHING_TO_SET, directive.place(),
                    kind + " sets nothing: <" + element().qualifiedName()
                            + "> has no such attribute here");
        } else {
            done(targeted, () -> "set " + names(attributes));
        }
    }

    private Fragment quote(TreeAttribute cause) {
        return Fragment.literal("\"", element().file(), cause.nameSpan());
    }

    private void removeAttributes(TreeElement targeted) throws XdtException {
        List<TreeAttribute> attributes = listed(targeted);
        for (TreeAttribute attribute : attributes) {
            tools.editor().removeAttribute(targeted, attribute);
        }
        if (attributes.isEmpty()) {
            tools.messages().warn(MessageKind.NOTHING_TO_REMOVE, origin(targeted),
                    kind + " removes nothing from <" + targeted.qualifiedName()
                            + ">");
        } else {
            done(targeted, () -> "removed " + names(attributes));
        }
    }

    private static String names(List<TreeAttribute> attributes) {
        return String.join(", ", attributes.stream().map(TreeAttribute::qualifiedName).toList());
    }

    /** The attributes of an element that the list names, all without a list. */
    private List<TreeAttribute> listed(TreeElement element) throws XdtException {
        List<String> arguments = directive.arguments();
        if (arguments.isEmpty()) {
            return AttributeList.select(element, List.of("*"), tools.evaluator());
        }
        for (String argument : arguments) {
            if (AttributeList.select(element, List.of(argument), tools.evaluator()).isEmpty()) {
                String meant = AttributeList.sameButForCase(argument, element).orElse(null);
                tools.messages().warn(MessageKind.ARGUMENT_UNMATCHED, directive.place(), kind + "(" + directive.list() + "): "
                        + AttributeList.missing(argument, element), meant == null ? null : directive.argument(argument, meant));
            }
        }
        return AttributeList.select(element, arguments, tools.evaluator());
    }

    private void expectNoList() {
        if (directive.list() != null) {
            tools.messages().warn(MessageKind.ARGUMENT_IGNORED, directive.place(), kind + " takes no list; (" + directive.list()
                    + ") is ignored");
        }
    }

    private void warnOfSeveral(List<Object> targets) {
        if (targets.size() > 1) {
            tools.messages().warn(MessageKind.MULTIPLE_TARGETS, directive.place(), kind + " takes the first of " + targets.size()
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

    /** Where an element of the target stands. */
    private static SourceSpan origin(TreeElement element) {
        SourceSpan name = element.nameSpan();
        SourceSpan origin = name.file().text().origin(name.span());
        return origin == null ? name : origin;
    }
}
