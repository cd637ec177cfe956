package io.github.iislint.iis;

import io.github.iislint.file.Span;
import io.github.iislint.iis.ElementState.Lock;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Placeholder;
import io.github.iislint.iis.schema.SectionOwner;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dom4j.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * Merges what one file sets in a section into what is inherited: attributes replace attributes, elements are merged, entries
 * are added, removed and cleared. What IIS would refuse is reported and skipped.
 */
final class ElementMerger {

    /** Attributes that are allowed on every element and are not settings. */
    static final Set<String> CONTROL = Set.of("lockAttributes", "lockAllAttributesExcept", "lockElements",
            "lockAllElementsExcept", "lockItem", "configSource", "configProtectionProvider", "configBuilders", "childSource");

    /** What is removed and added again comes first here, as its page in IIS Manager has it; elsewhere it keeps its place. */
    private static final String DOCUMENTS = "system.webServer/defaultDocument";

    private final String section;
    private final String location;
    private final int level;
    private final SectionOwner owner;
    private final boolean checked;
    private final Predicate<String> extensions;
    private final Consumer<Problem> problems;

    /**
     * @param level of the file that is laid over
     * @param checked whether the schema has all names of the section, so that another one is refused
     * @param extensions whether an element of that name may be one that a module of the server adds to the schema
     */
    ElementMerger(String section, String location, int level, boolean checked, Predicate<String> extensions,
            Consumer<Problem> problems) {
        this.section = section;
        this.location = location;
        this.level = level;
        this.owner = SectionOwner.of(section);
        this.checked = checked;
        this.extensions = extensions;
        this.problems = problems;
    }

    ElementState merge(ElementState base, XmlFile file, LocatedElement element) {
        // Few elements have any.
        boolean controlled = controlled(element);
        if (controlled && encrypted(element)) {
            // What the element holds is encrypted: nothing can be said about it.
            return base;
        }
        if (base.lockLevel >= 0 && base.lockLevel < level) {
            lockedEntry(file, element, base);
            return base;
        }
        if (controlled) {
            notAnalysed(file, element);
        }
        AttributeState[] attributes = attributes(base, file, element);
        ElementState[] children = base.children;
        Entries entries = null;
        for (LocatedElement child : element.children()) {
            String name = child.getName();
            if (lockedElement(base, file, child)) {
                continue;
            }
            ElementSchema.Collection collection = base.schema == null ? null : base.schema.collection(name);
            ElementSchema known = base.schema == null ? null : base.schema.elements().get(name);
            if (collection != null || base.schema == null) {
                if (entries == null) {
                    entries = new Entries(base.entries, level, !section.equals(DOCUMENTS));
                }
                entry(entries, collection, file, child);
            } else if (known != null) {
                children = mergeChild(children, known, file, child);
            } else if (!checked || extensions.test(name)) {
                children = mergeChild(children, null, file, child);
            } else {
                unknownElement(base.schema, file, child);
            }
        }
        return new ElementState(base.name, base.schema, file, element, attributes, children,
                entries == null ? base.entries : entries.toArray(), controlled ? locks(base, file, element) : base.locks,
                base.lockLevel < 0 && controlled && "true".equalsIgnoreCase(element.value("lockItem")) ? level : base.lockLevel,
                entries == null ? base.touched : new Origin(file, element.nameSpan()));
    }

    /** An attribute that IIS is said to know, but that no source describes. */
    private void notAnalysed(XmlFile file, LocatedElement element) {
        LocatedAttribute source = element.located("childSource");
        if (source != null && checked) {
            report(ProblemKind.ATTRIBUTE_UNKNOWN, file, source.valueSpan(),
                    "childSource is not analysed: what that file sets for <"
                            + element.getName() + "> is not evaluated",
                    element.getName(), "childSource", true, null);
        }
    }

    private ElementState[] mergeChild(ElementState[] children, @Nullable ElementSchema known, XmlFile file,
            LocatedElement child) {
        for (int i = 0; i < children.length; i++) {
            if (children[i].name.equals(child.getName())) {
                ElementState[] merged = children.clone();
                merged[i] = merge(children[i], file, child);
                return merged;
            }
        }
        ElementState[] more = Arrays.copyOf(children, children.length + 1);
        more[children.length] = merge(ElementState.unset(child.getName(), known), file, child);
        return more;
    }

    private AttributeState[] attributes(ElementState base, XmlFile file, LocatedElement element) {
        int count = base.attributes.length;
        if (element.attributeCount() == 0) {
            return base.attributes;
        }
        AttributeState[] states = new AttributeState[count + element.attributeCount()];
        System.arraycopy(base.attributes, 0, states, 0, count);
        for (int i = 0; i < element.attributeCount(); i++) {
            Attribute attribute = element.attribute(i);
            if (attribute.getNamespaceURI().isEmpty() && !control(attribute.getName())) {
                count = set(states, count, base, file, element, (LocatedAttribute) attribute);
            }
        }
        return count == states.length ? states : Arrays.copyOf(states, count);
    }

    private static boolean controlled(LocatedElement element) {
        for (int i = 0; i < element.attributeCount(); i++) {
            if (control(element.attribute(i).getName())) {
                return true;
            }
        }
        return false;
    }

    private static boolean control(String name) {
        char first = name.charAt(0);
        return (first == 'l' || first == 'c') && CONTROL.contains(name);
    }

    /** Sets one of the first {@code count} states, or the one after them; returns how many there are then. */
    private int set(AttributeState[] states, int count, ElementState base, XmlFile file, LocatedElement element,
            LocatedAttribute attribute) {
        String name = attribute.getName();
        AttributeSchema known = base.schema == null ? null : base.schema.attributes().get(name);
        Lock lock = Lock.on(base.locks, true, name, level);
        if (lock != null) {
            boolean assumed = lock.origin().shipped();
            report(ProblemKind.LOCK_VIOLATION, file, attribute.valueSpan(), "the attribute \"" + name + "\" of <" + base.name
                    + "> is locked " + by(lock) + "; below that, it must not be set, not even to the same value", base.name, name,
                    assumed, lock.origin());
            if (!assumed) {
                return count;
            }
        }
        if (checked && base.schema != null && known == null && !base.schema.open()) {
            report(ProblemKind.ATTRIBUTE_UNKNOWN, file, attribute.valueSpan(), unknownAttribute(base.schema, name), base.name,
                    name, false, null);
            return count;
        }
        String refusal = known == null
                ? null
                : known.refusal(attribute.getValue(), owner, checked
                        && owner == SectionOwner.DOT_NET).orElse(null);
        if (known != null && refusal != null) {
            String shown = known.encrypted() ? "" : " \"" + shorten(attribute.getValue()) + "\"";
            report(ProblemKind.ATTRIBUTE_INVALID, file, attribute.valueSpan(), "the value" + shown + " of the attribute \"" + name
                    + "\" of <" + element.getName() + "> is invalid: " + refusal, element.getName(), name, false, null);
            if (!known.uniqueKey()) {
                // A key stays: without it, the entry would be taken for another one, an application for the site's root.
                return count;
            }
        }
        for (int i = 0; i < count; i++) {
            if (states[i].name().equals(name)) {
                states[i] = new AttributeState(name, known, file, attribute, states[i]);
                return count;
            }
        }
        states[count] = new AttributeState(name, known, file, attribute, null);
        return count + 1;
    }

    private static String unknownAttribute(ElementSchema schema, String name) {
        String like = schema.attributes().keySet().stream().filter(name::equalsIgnoreCase).findFirst().orElse(null);
        String hint = like != null
                ? "; names are case-sensitive, the attribute is called \"" + like + "\""
                : schema.attributes().isEmpty() ? "" : "; there are " + some(schema.attributes().keySet());
        return "the schema of <" + schema.name() + "> has no attribute \"" + name + "\"" + hint;
    }

    private void unknownElement(ElementSchema schema, XmlFile file, LocatedElement child) {
        if (compressionBelowServer() && child.getName().equals("dynamicCompression")) {
            return;
        }
        List<String> names = schema.elementNames();
        String like = names.stream().filter(child.getName()::equalsIgnoreCase).findFirst().orElse(null);
        report(ProblemKind.ATTRIBUTE_UNKNOWN, file, child.nameSpan(), "<" + child.getName() + "> is not an element of <"
                + schema.name() + ">" + (like != null
                        ? "; names are case-sensitive, the element is called <" + like + ">"
                        : names.isEmpty() ? "" : "; there are " + some(names)),
                child.getName(), null, false, null);
    }

    private static String some(java.util.Collection<String> names) {
        String shown = names.stream().limit(8).map(n -> "\"" + n + "\"").collect(Collectors.joining(", "));
        return names.size() > 8 ? shown + " and " + (names.size() - 8) + " more" : shown;
    }

    private boolean lockedElement(ElementState base, XmlFile file, LocatedElement child) {
        Lock lock = Lock.on(base.locks, false, child.getName(), level);
        if (lock == null) {
            return false;
        }
        boolean assumed = lock.origin().shipped();
        report(ProblemKind.LOCK_VIOLATION, file, child.nameSpan(), "the element <" + child.getName() + "> of <" + base.name
                + "> is locked " + by(lock), child.getName(), null, assumed, lock.origin());
        return !assumed;
    }

    private static String by(Lock lock) {
        return lock.origin().shipped() ? "in the configuration that IIS ships" : "by " + lock.origin();
    }

    private void entry(Entries entries, ElementSchema.@Nullable Collection collection, XmlFile file, LocatedElement child) {
        String name = child.getName();
        boolean clear = collection == null
                ? name.equals("clear") && child.attributeCount() == 0
                : name.equals(collection.clear());
        if (clear) {
            ElementState locked = entries.locked(collection);
            if (locked != null) {
                lockedEntry(file, child, locked);
            }
            if (locked != null && !locked.shipped()) {
                entries.keepInSilence();
            } else {
                entries.clear(collection);
            }
            foreignAttributes(null, file, child);
            return;
        }
        if (collection == null && !name.equals("remove") || collection != null && collection.add().containsKey(name)) {
            add(entries, collection, file, child);
            return;
        }
        ElementSchema removed = collection == null ? null : collection.add().values().iterator().next();
        if (removed != null) {
            foreignAttributes(removed, file, child);
            if (removed.keys().stream().anyMatch(AttributeSchema::uniqueKey)
                    && removed.keys().stream().noneMatch(key -> child.located(key.name()) != null)) {
                AttributeSchema key = removed.keys().get(0);
                report(ProblemKind.ATTRIBUTE_INVALID, file, child.nameSpan(), "<" + name + "> lacks the key \"" + key.name()
                        + "\" of the entry to remove", name, key.name(), false, null);
            }
        }
        entries.remove(collection, child).forEach(locked -> lockedEntry(file, child, locked));
    }

    /** What {@code <remove>} and {@code <clear>} may not have: names that no entry knows, and any at all. */
    private void foreignAttributes(@Nullable ElementSchema entry, XmlFile file, LocatedElement child) {
        for (int i = 0; checked && i < child.attributeCount(); i++) {
            LocatedAttribute attribute = (LocatedAttribute) child.attribute(i);
            String name = attribute.getName();
            if (!attribute.getNamespaceURI().isEmpty() || control(name) || entry != null && (entry.open()
                    || entry.attributes().containsKey(name))) {
                continue;
            }
            report(ProblemKind.ATTRIBUTE_UNKNOWN, file, attribute.valueSpan(), "<" + child.getName() + "> has no attribute \""
                    + name + "\"" + (entry == null
                            ? ""
                            : "; it names its entry by "
                                    + entry.keys().stream().map(key -> '"' + key.name() + '"').collect(Collectors.joining(", "))),
                    child.getName(), name, false, null);
        }
    }

    private void lockedEntry(XmlFile file, LocatedElement child, ElementState locked) {
        report(ProblemKind.LOCK_VIOLATION, file, child.nameSpan(), "<" + child.getName() + "> changes what "
                + locked.setAt() + " locks with lockItem=\"true\"", child.getName(), null, false, locked.setAt());
    }

    private static boolean encrypted(LocatedElement element) {
        return element.located("configProtectionProvider") != null;
    }

    private void add(Entries entries, ElementSchema.@Nullable Collection collection, XmlFile file, LocatedElement child) {
        if (encrypted(child)) {
            // Nobody can say which entry it is.
            return;
        }
        ElementSchema schema = collection == null ? null : collection.add().get(child.getName());
        ElementState entry = merge(ElementState.unset(child.getName(), schema), file, child);
        if (checked && schema != null && missingRequired(schema, file, child) && !named(schema, child)) {
            return;
        }
        ElementState twin = owner == SectionOwner.DOT_NET
                ? entries.addOrReplace(collection, entry)
                : entries.add(collection,
                        entry);
        if (twin != null && !(compressionBelowServer() && twin.saysTheSame(entry))) {
            report(ProblemKind.ENTRY_DUPLICATE, file, child.nameSpan(), Entries.collision(entry, twin) + ", from "
                    + twin.setAt(), child.getName(), null, false, twin.setAt());
            if (twin.shipped()) {
                // That the server has it is an assumption.
                entries.replace(entry);
            }
        }
    }

    /**
     * Visual Studio writes such a section into the location of each ASP.NET Core project that IIS Express serves, with the entry
     * that newer templates have for the server anyway, or in an element that no schema has; these sites run.
     */
    private boolean compressionBelowServer() {
        return section.equals("system.webServer/httpCompression") && !location.isEmpty();
    }

    /** A site that lacks no more than its id still has applications, and these have files. */
    private static boolean named(ElementSchema schema, LocatedElement child) {
        return !schema.collections().isEmpty() && schema.keys().stream().anyMatch(key -> child.located(key.name()) != null);
    }

    private boolean missingRequired(ElementSchema schema, XmlFile file, LocatedElement child) {
        for (AttributeSchema attribute : schema.required()) {
            if (child.located(attribute.name()) == null) {
                if (misspelt(schema, child)) {
                    // One cause, one problem: the wrong name is reported already.
                    return true;
                }
                report(ProblemKind.ATTRIBUTE_INVALID, file, child.nameSpan(), "<" + child.getName()
                        + "> lacks the required attribute \"" + attribute.name() + "\"", child.getName(), attribute.name(), false,
                        null);
                return true;
            }
        }
        return false;
    }

    private static boolean misspelt(ElementSchema schema, LocatedElement child) {
        for (int i = 0; i < child.attributeCount(); i++) {
            String name = child.attribute(i).getName();
            if (!schema.open() && child.attribute(i).getNamespaceURI().isEmpty() && !control(name)
                    && !schema.attributes().containsKey(name)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Lock locks(ElementState base, XmlFile file, LocatedElement element) {
        unknownLocks(base, file, element);
        Lock locks = lock(base.locks, file, element, "lockAttributes", true, false);
        locks = lock(locks, file, element, "lockAllAttributesExcept", true, true);
        locks = lock(locks, file, element, "lockElements", false, false);
        return lock(locks, file, element, "lockAllElementsExcept", false, true);
    }

    private @Nullable Lock lock(@Nullable Lock next, XmlFile file, LocatedElement element, String name, boolean attributes,
            boolean except) {
        LocatedAttribute attribute = element.located(name);
        if (attribute == null) {
            return next;
        }
        return new Lock(attributes, except, names(attribute), level, new Origin(file, attribute.span()), next);
    }

    private static List<String> names(LocatedAttribute list) {
        return Arrays.asList(list.getValue().strip().split("\\s*[,;\\s]\\s*"));
    }

    private void unknownLocks(ElementState base, XmlFile file, LocatedElement element) {
        ElementSchema schema = base.schema;
        if (!checked || schema == null) {
            return;
        }
        if (!schema.open()) {
            unknownLocks("lockAttributes", "attribute", schema.attributes().keySet(), file, element);
            unknownLocks("lockAllAttributesExcept", "attribute", schema.attributes().keySet(), file, element);
        }
        unknownLocks("lockElements", "element", schema.elementNames(), file, element);
        unknownLocks("lockAllElementsExcept", "element", schema.elementNames(), file, element);
        LocatedAttribute item = element.located("lockItem");
        if (item != null && !Placeholder.in(item.getValue()) && !item.getValue().strip().equalsIgnoreCase("true")
                && !item.getValue().strip().equalsIgnoreCase("false")) {
            report(ProblemKind.ATTRIBUTE_INVALID, file, item.valueSpan(), "the value \"" + shorten(item.getValue())
                    + "\" of the attribute \"lockItem\" is invalid: expected true or false; nothing is locked", element.getName(),
                    "lockItem", false, null);
        }
    }

    private void unknownLocks(String list, String what, java.util.Collection<String> known, XmlFile file,
            LocatedElement element) {
        LocatedAttribute locks = element.located(list);
        if (locks == null || Placeholder.in(locks.getValue())) {
            return;
        }
        for (String name : names(locks)) {
            if (!name.equals("*") && !name.isEmpty() && !known.contains(name)) {
                report(ProblemKind.ATTRIBUTE_INVALID, file, locks.valueSpan(), list + " contains \"" + shorten(name)
                        + "\", which is not an "
                        + what + " of <" + element.getName() + ">" + (known.isEmpty() ? "" : "; there are " + some(known)),
                        element.getName(), list, false, null);
            }
        }
    }

    private void report(ProblemKind kind, XmlFile file, Span span, String message, String element, @Nullable String attribute,
            boolean assumed, @Nullable Origin related) {
        problems.accept(
                new Problem(kind, new Origin(file, span), message, new Problem.ProblemSubject(section, element, attribute),
                        location)
                        .assumed(assumed).related(related));
    }

    static String shorten(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
