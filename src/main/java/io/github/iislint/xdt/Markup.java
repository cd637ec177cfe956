package io.github.iislint.xdt;

/** How XML writes text: references, line endings, white space. */
final class Markup {

    private Markup() {
    }

    static boolean blank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** What a written text means: references replaced, line endings as a line feed. */
    static String text(String raw) {
        return decode(raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** What a written attribute value means: references replaced, each line ending and tab a blank. */
    static String attribute(String raw) {
        String line = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", " ").replace('\r', ' ');
        return decode(line.replace('\n', ' ').replace('\t', ' '));
    }

    private static String decode(String raw) {
        int ampersand = raw.indexOf('&');
        if (ampersand < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        int at = 0;
        while (ampersand >= 0) {
            int end = raw.indexOf(';', ampersand);
            text.append(raw, at, ampersand);
            String name = raw.substring(ampersand + 1, end);
            switch (name) {
                case "lt" -> text.append('<');
                case "gt" -> text.append('>');
                case "amp" -> text.append('&');
                case "quot" -> text.append('"');
                case "apos" -> text.append('\'');
                default -> text.appendCodePoint(name.startsWith("#x")
                        ? Integer.parseInt(name.substring(2), 16)
                        : Integer.parseInt(name.substring(1)));
            }
            at = end + 1;
            ampersand = raw.indexOf('&', at);
        }
        return text.append(raw, at, raw.length()).toString();
    }

    /** How a value is written between double quotes. */
    static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;").replace("\n", "&#xA;")
                .replace("\r", "&#xD;").replace("\t", "&#x9;");
    }
}
