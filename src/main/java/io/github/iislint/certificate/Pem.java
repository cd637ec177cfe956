package io.github.iislint.certificate;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a PEM text. Line breaks may be any white space or missing, text between the blocks is left out, and a lost
 * BEGIN or END line does not matter as long as there is one of them.
 */
record Pem(List<Block> blocks) {

    private static final String BEGIN = "-BEGIN ";
    private static final String END = "-END ";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");

    /**
     * One block.
     *
     * @param label what stands after BEGIN, such as {@code CERTIFICATE}; empty if the BEGIN line is lost
     * @param der the decoded content; {@code null} if it is not base64 (an encrypted key with headers is not)
     */
    record Block(String label, byte @Nullable [] der) {

        boolean privateKey() {
            return label.endsWith("PRIVATE KEY");
        }
    }

    static boolean looksLike(String text) {
        return text.contains(BEGIN) || text.contains(END);
    }

    static Pem read(String text) {
        List<Block> blocks = new ArrayList<>();
        int begin = text.indexOf(BEGIN);
        if (begin < 0 && looksLike(text)) {
            return new Pem(List.of(new Block("", decode(text, 0, dash(text, 0)))));
        }
        while (begin >= 0) {
            int label = begin + BEGIN.length();
            int labelEnd = dash(text, label);
            int body = labelEnd;
            while (body < text.length() && text.charAt(body) == '-') {
                body++;
            }
            // Base64 has no dash: the next one belongs to the END line, or to the next BEGIN where it is lost.
            int bodyEnd = dash(text, body);
            blocks.add(new Block(text.substring(label, labelEnd).strip(), decode(text, body, bodyEnd)));
            begin = text.indexOf(BEGIN, body);
        }
        return new Pem(blocks);
    }

    private static int dash(String text, int from) {
        int dash = text.indexOf('-', from);
        return dash < 0 ? text.length() : dash;
    }

    private static byte @Nullable [] decode(String text, int start, int end) {
        try {
            return Base64.getDecoder().decode(BLANKS.matcher(text.substring(start, end)).replaceAll(""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
