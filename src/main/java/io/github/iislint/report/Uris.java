package io.github.iislint.report;

import java.nio.charset.StandardCharsets;

/** The names of files as reports want them. */
final class Uris {

    private static final String UNRESERVED = "-._~!$&'()*+,;=@/";

    private Uris() {
    }

    /** The path without a leading {@code ./}, which several consumers do not understand. */
    static String path(String file) {
        String path = file;
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        return path;
    }

    /** A URI reference (RFC 3986): relative for a relative file, else with the scheme {@code file}. */
    static String uri(String file) {
        String path = path(file);
        boolean drive = path.length() > 2 && path.charAt(1) == ':' && path.charAt(2) == '/';
        String prefix = path.startsWith("//") ? "file:" : path.startsWith("/") ? "file://" : drive ? "file:///" : "";
        StringBuilder uri = new StringBuilder(prefix);
        for (byte unit : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0)
                    || c == ':' && drive && uri.length() == prefix.length() + 1) {
                uri.append(c);
            } else {
                uri.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return uri.toString();
    }
}
