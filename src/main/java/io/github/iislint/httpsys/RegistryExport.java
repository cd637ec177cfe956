package io.github.iislint.httpsys;

import io.github.iislint.file.Place;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of {@code reg export}: keys in brackets, values as {@code "name"=…} with {@code dword:}, {@code hex:},
 * {@code hex(2):} and so on, texts in quotes, continuation lines with a backslash at the end.
 */
final class RegistryExport {

    private static final String HEADER = "Windows Registry Editor Version 5.00";
    private static final String OLD_HEADER = "REGEDIT4";

    /** A key or a value begins: a text that lacks its closing quote does not reach further. */
    private static final Pattern BEGIN = Pattern.compile("^\\s*(?:\\[|@=|\"(?:[^\"\\\\]|\\\\.)*\"=)");

    private final String file;
    private final List<String> lines;
    private final List<HttpSysNotice> notices;
    private final List<RegistryKey> keys = new ArrayList<>();
    /** Whether texts in bytes are in the code page of the old format. */
    private final boolean ansi;

    private RegistryExport(String file, String text, List<HttpSysNotice> notices) {
        this.file = file;
        this.lines = text.lines().toList();
        this.notices = notices;
        this.ansi = text.stripLeading().startsWith(OLD_HEADER);
    }

    /** Whether a text is an export of the registry. */
    static boolean is(String text) {
        String start = text.stripLeading();
        return start.startsWith(HEADER) || start.startsWith(OLD_HEADER) || start.startsWith("[HKEY_");
    }

    /** The keys of an export, in the order of the file; what has no meaning becomes a notice. */
    static List<RegistryKey> read(String file, String text, List<HttpSysNotice> notices) {
        RegistryExport export = new RegistryExport(file, text, notices);
        export.run();
        return export.keys;
    }

    private void run() {
        RegistryKey key = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int number = i + 1;
            if (line.isEmpty() || line.startsWith(";") || line.equals(HEADER) || line.equals(OLD_HEADER)) {
                continue;
            }
            if (line.startsWith("[")) {
                key = key(line, number);
                continue;
            }
            StringBuilder whole = new StringBuilder(line);
            while (whole.length() > 0 && whole.charAt(whole.length() - 1) == '\\' && line.indexOf("=hex") > 0
                    && i + 1 < lines.size()) {
                whole.setLength(whole.length() - 1);
                whole.append(lines.get(++i).strip());
            }
            while (isOpen(whole) && i + 1 < lines.size() && !BEGIN.matcher(lines.get(i + 1)).find()) {
                whole.append('\n').append(lines.get(++i));
            }
            value(key, number, line, whole.toString().strip());
        }
    }

    /** The key whose values follow; {@code null} where they are not used. */
    private @Nullable RegistryKey key(String line, int number) {
        if (!line.endsWith("]")) {
            malformed(number, 1, line.length(), "the key has no closing bracket; its values are not used");
            return null;
        }
        if (line.startsWith("[-")) {
            String deleted = line.substring(2, line.length() - 1).toLowerCase(Locale.ROOT);
            keys.removeIf(each -> (each.path().toLowerCase(Locale.ROOT) + "\\").startsWith(deleted + "\\"));
            return null;
        }
        RegistryKey key = new RegistryKey(line.substring(1, line.length() - 1), place(number, 2, line.length() - 2));
        keys.add(key);
        return key;
    }

    /** Whether a text in quotes goes on in the next line: texts may hold line endings. */
    private static boolean isOpen(CharSequence whole) {
        String line = whole.toString();
        int equals = end(line) + 1;
        if (equals <= 0 || !line.startsWith("=\"", equals)) {
            return false;
        }
        return end("\"" + line.substring(equals + 2)) < 0;
    }

    private void value(@Nullable RegistryKey key, int number, String line, String whole) {
        int equals = end(whole) + 1;
        if (equals <= 0 || equals >= whole.length() || whole.charAt(equals) != '=') {
            malformed(number, 1, line.length(), "expected \"name\"=value or [key]");
            return;
        }
        String name = whole.startsWith("@") ? "" : unescape(whole.substring(1, equals - 1));
        String value = whole.substring(equals + 1).strip();
        if (key != null && value.equals("-")) {
            key.values().remove(name);
        }
        if (key == null || value.equals("-")) {
            return;
        }
        Place place = place(number, equals + 2, Math.max(1, line.length() - equals - 1));
        Object parsed = parse(value);
        key.values().put(name, new Fact<>(parsed == null ? RegistryKey.UNREADABLE : parsed, name, place));
        if (parsed == null) {
            notices.add(new HttpSysNotice(HttpSysNotice.Kind.MALFORMED, place, "the value \"" + name
                    + "\" is not used: expected dword: with up to 8 hexadecimal digits, hex: with two hexadecimal digits for "
                    + "each byte, separated by commas, or text in quotes"));
        }
    }

    /** Where the name of a value ends, the closing quote; -1 if there is none. */
    private static int end(String line) {
        if (line.startsWith("@")) {
            return 0;
        }
        for (int i = 1; line.startsWith("\"") && i < line.length(); i++) {
            if (line.charAt(i) == '\\') {
                i++;
            } else if (line.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** {@code null} for what is malformed. */
    private @Nullable Object parse(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            return unescape(value.substring(1, value.length() - 1));
        }
        if (lower.startsWith("dword:")) {
            String digits = lower.substring(6).strip();
            return digits.matches("[0-9a-f]{1,8}") ? (Object) Long.parseLong(digits, 16) : null;
        }
        if (!lower.startsWith("hex")) {
            return null;
        }
        int colon = lower.indexOf(':');
        byte[] bytes = colon < 0 ? null : bytes(lower.substring(colon + 1));
        if (bytes == null) {
            return null;
        }
        return switch (lower.substring(3, colon)) {
            case "(1)", "(2)", "(7)" -> new String(bytes, ansi ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16LE)
                    .replaceAll("\0+$", "").replace('\0', '\n');
            case "(4)", "(b)" -> new BigInteger(1, reversed(bytes)).longValue();
            default -> bytes;
        };
    }

    private static byte @Nullable [] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : text.split(",", -1)) {
            String digits = part.strip();
            if (digits.matches("[0-9a-f]{2}")) {
                bytes.write(Integer.parseInt(digits, 16));
            } else if (!digits.isEmpty() || !text.isBlank() && !text.strip().endsWith(",")) {
                return null;
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    private static String unescape(String text) {
        return text.replaceAll("\\\\([\\\\\"])", "$1");
    }

    private void malformed(int line, int column, int length, String text) {
        notices.add(new HttpSysNotice(HttpSysNotice.Kind.MALFORMED, place(line, column, length), text));
    }

    private Place place(int line, int column, int length) {
        return new Place(file, line, column, line, column + length);
    }
}
