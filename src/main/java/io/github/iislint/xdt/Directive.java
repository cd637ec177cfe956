package io.github.iislint.xdt;

import io.github.iislint.file.NearestName;
import io.github.iislint.file.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code xdt:Transform} or {@code xdt:Locator}: a name, and a list in round brackets.
 *
 * @param attribute that it is the value of
 * @param list what stands between the brackets; {@code null} where there is nothing
 */
record Directive(String name, @Nullable String list, TreeAttribute attribute) {

    static final String NAMESPACE = "http://schemas.microsoft.com/XML-Document-Transform";

    private static final Pattern SYNTAX = Pattern.compile("\\s*(\\w+)(?:\\s*\\((.*)\\))?\\s*",
            Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final String SEPARATORS = ", \t";
    private static final List<String> LOCATORS = List.of("Condition", "DefaultLocator", "Match", "XPath");

    /** The directive of an element, or {@code null} where it has none. */
    private static @Nullable Directive of(TreeElement element, String attributeName) throws XdtException {
        TreeAttribute attribute = element.attribute(NAMESPACE, attributeName);
        if (attribute == null) {
            return null;
        }
        Matcher matcher = SYNTAX.matcher(attribute.value());
        if (!matcher.matches()) {
            throw new XdtException(MessageKind.SYNTAX, new SourceSpan(element.file(), attribute.nameSpan()),
                    attribute.qualifiedName() + "=\"" + attribute.value()
                            + "\": expected a name, or a name and a list in round brackets, such as SetAttributes(name)");
        }
        String list = matcher.group(2);
        return new Directive(matcher.group(1), list == null || list.isEmpty() ? null : list, attribute);
    }

    /** The attribute's name. */
    SourceSpan place() {
        return new SourceSpan(attribute.owner().file(), attribute.nameSpan());
    }

    /** The transform of an element, or {@code null} where it has none. */
    static @Nullable Directive transform(TreeElement element) throws XdtException {
        Directive directive = of(element, "Transform");
        if (directive == null || TransformKind.of(directive.name) != null) {
            return directive;
        }
        if (LOCATORS.contains(directive.name)) {
            throw new XdtException(MessageKind.NOT_A_TRANSFORM, directive.place(), directive.name
                    + " is a locator, not a transform");
        }
        throw new XdtException(MessageKind.UNKNOWN_TRANSFORM, directive.place(), "there is no transform \""
                + directive.name + "\"" + near(directive.name, TransformKind.names()), directive.spelt(TransformKind.names()));
    }

    /** The locator of an element, or {@code null} where it has none. */
    static @Nullable Directive locator(TreeElement element) throws XdtException {
        Directive directive = of(element, "Locator");
        if (directive == null || LOCATORS.contains(directive.name)) {
            return directive;
        }
        if (TransformKind.of(directive.name) != null) {
            throw new XdtException(MessageKind.NOT_A_TRANSFORM, directive.place(), directive.name
                    + " is a transform, not a locator");
        }
        throw new XdtException(MessageKind.UNKNOWN_LOCATOR, directive.place(), "there is no locator \"" + directive.name + "\""
                + near(directive.name, LOCATORS), directive.spelt(LOCATORS));
    }

    private static String near(String name, List<String> names) {
        return NearestName.of(name, names).map(near -> "; did you mean " + near + "? Names are case-sensitive")
                .orElse("; there are " + String.join(", ", names));
    }

    /** The one known name that is nearest to this one. */
    private @Nullable Correction spelt(List<String> names) {
        int start = attribute.value().indexOf(name);
        return NearestName.only(name, names).map(near -> Correction.part(attribute, start, start + name.length(), near))
                .orElse(null);
    }

    /** Another text for an argument; {@code null} where nothing shows where it is. */
    @Nullable
    Correction argument(String argument, String text) {
        if (list == null) {
            return null;
        }
        String value = attribute.value();
        int begin = value.indexOf('(', value.indexOf(name)) + 1;
        int end = begin + list.length();
        int found = -1;
        for (int at = value.indexOf(argument, begin); at >= 0 && at + argument.length() <= end; at = value.indexOf(argument, at
                + 1)) {
            int after = at + argument.length();
            if ((at == begin || SEPARATORS.indexOf(value.charAt(at - 1)) >= 0)
                    && (after == end || SEPARATORS.indexOf(value.charAt(after)) >= 0)) {
                if (found >= 0) {
                    return null;
                }
                found = at;
            }
        }
        return found < 0 ? null : Correction.part(attribute, found, found + argument.length(), text);
    }

    /**
     * The list split at commas outside round brackets; empty if there is none. White space around the parts is cut only where
     * there is a comma at all, as the reference implementation does.
     */
    List<String> arguments() {
        if (list == null) {
            return List.of();
        }
        if (list.indexOf(',') < 0) {
            return List.of(list);
        }
        List<String> arguments = new ArrayList<>();
        int open = 0;
        StringBuilder argument = null;
        for (String part : list.split(",", -1)) {
            argument = argument == null ? new StringBuilder(part) : argument.append(',').append(part);
            open += part.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum();
            if (open == 0) {
                arguments.add(argument.toString().strip());
                argument = null;
            }
        }
        if (argument != null) {
            arguments.add(argument.toString().strip());
        }
        return arguments;
    }
}
