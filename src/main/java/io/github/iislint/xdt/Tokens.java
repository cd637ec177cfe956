package io.github.iislint.xdt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What SetTokenizedAttributes does with {@code $(name)} in a value. */
final class Tokens {

    private static final Pattern TOKEN = Pattern.compile("\\$\\(([\\w:.]+)\\)", Pattern.UNICODE_CHARACTER_CLASS);

    private Tokens() {
    }

    /**
     * The value of an attribute, each token replaced by the target's attribute of that name, else by the transform element's, but
     * not by the attribute itself. An apostrophe in what replaces a token becomes {@code &apos;}, as text: the reference
     * implementation does so.
     *
     * @throws XdtException if neither has such an attribute; without a place
     */
    static String replace(TreeAttribute attribute, TreeElement source, TreeElement target) throws XdtException {
        Matcher matcher = TOKEN.matcher(attribute.value());
        StringBuilder value = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1);
            TreeAttribute known = target.named(name);
            if (known == null && !name.equalsIgnoreCase(attribute.local())) {
                known = source.named(name);
            }
            if (known == null) {
                throw new XdtException(MessageKind.TOKEN_UNKNOWN, null, "SetTokenizedAttributes: neither <"
                        + target.qualifiedName()
                        + "> nor the transform has an attribute \"" + name + "\" for $(" + name + ")");
            }
            matcher.appendReplacement(value, Matcher.quoteReplacement(known.value().replace("'", "&apos;")));
        }
        return matcher.appendTail(value).toString();
    }
}
