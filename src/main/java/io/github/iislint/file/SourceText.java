package io.github.iislint.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file with all that is needed to write it back: the encoding and the byte order mark.
 *
 * <p>Decoding never guesses: bytes that the encoding does not allow, and a declaration that contradicts the bytes, are
 * reported (the XML specification calls both a fatal error).
 */
public final class SourceText {

    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?\\sencoding\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16_BE_MARK = {(byte) 0xFE, (byte) 0xFF};

    private final String text;
    private final Charset charset;
    private final byte[] mark;
    private final @Nullable MalformedException problem;
    private final @Nullable Origins origins;
    private @Nullable LineMap lines;

    private SourceText(String text, Charset charset, byte[] mark, @Nullable MalformedException problem) {
        this(text, charset, mark, problem, null);
    }

    private SourceText(String text, Charset charset, byte[] mark, @Nullable MalformedException problem,
            @Nullable Origins origins) {
        this.text = text;
        this.charset = charset;
        this.mark = mark;
        this.problem = problem;
        this.origins = origins;
    }

    /** Decodes a file; what is wrong with its encoding is kept as {@link #problem()}. */
    public static SourceText decode(byte[] bytes) {
        byte[] mark = startsWith(bytes, UTF_8_MARK)
                ? UTF_8_MARK
                : startsWith(bytes, UTF_16_LE_MARK)
                        ? UTF_16_LE_MARK
                        : startsWith(bytes, UTF_16_BE_MARK) ? UTF_16_BE_MARK : new byte[0];
        Charset detected = mark == UTF_8_MARK
                ? StandardCharsets.UTF_8
                : mark == UTF_16_LE_MARK
                        ? StandardCharsets.UTF_16LE
                        : mark == UTF_16_BE_MARK
                                ? StandardCharsets.UTF_16BE
                                : startsWith(bytes, new byte[]{'<', 0})
                                        ? StandardCharsets.UTF_16LE
                                        : startsWith(bytes, new byte[]{0, '<'}) ? StandardCharsets.UTF_16BE : null;
        String head = new String(bytes, mark.length, Math.min(bytes.length - mark.length, 400),
                detected == null ? StandardCharsets.ISO_8859_1 : detected);
        Matcher matcher = DECLARED.matcher(head);
        String name = !matcher.find() ? null : matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        Charset declared = charset(name);
        Charset charset = detected != null ? detected : declared != null ? declared : StandardCharsets.UTF_8;
        String contradiction = contradiction(name, declared, detected);
        if (contradiction != null && detected == null) {
            charset = StandardCharsets.UTF_8;
        }
        if (charset == StandardCharsets.UTF_8 && contradiction == null) {
            // The decoder of String is many times faster, but puts a replacement character where it should complain.
            String text = new String(bytes, mark.length, bytes.length - mark.length, charset);
            if (text.indexOf('\uFFFD') < 0) {
                return new SourceText(text, charset, mark, null);
            }
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, mark.length, bytes.length - mark.length);
        CharBuffer out = CharBuffer.allocate((int) (in.remaining() * (double) charset.newDecoder().maxCharsPerByte()) + 1);
        CoderResult result = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(in, out, true);
        String text = out.flip().toString();
        MalformedException problem = null;
        if (result.isError()) {
            int offset = in.position();
            problem = at(text, text.length(), String.format(Locale.ROOT, "byte 0x%02X at offset %d is not valid %s",
                    bytes[offset] & 0xFF, offset, charset.name()));
            text = new String(bytes, mark.length, bytes.length - mark.length, charset);
        } else if (contradiction != null) {
            problem = at(text, matcher.start(matcher.group(1) != null ? 1 : 2), contradiction);
        }
        return new SourceText(text, charset, mark, problem);
    }

    /** A text that never was a file, as UTF-8. */
    public static SourceText of(String text) {
        return new SourceText(text, StandardCharsets.UTF_8, new byte[0], null);
    }

    private static @Nullable Charset charset(@Nullable String name) {
        try {
            return name == null ? null : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String contradiction(@Nullable String name, @Nullable Charset declared, @Nullable Charset detected) {
        if (name == null) {
            return null;
        }
        if (declared == null) {
            return "the declared encoding \"" + name + "\" is unknown";
        }
        boolean wide = declared.name().startsWith("UTF-16");
        if (detected == null) {
            return wide ? "the declared encoding is " + name + ", but the bytes are not UTF-16" : null;
        }
        boolean same = declared.equals(detected) || wide && detected.name().startsWith("UTF-16")
                && (declared.equals(StandardCharsets.UTF_16) || declared.equals(detected));
        return same ? null : "the declared encoding is " + name + ", but the bytes are " + detected.name();
    }

    private static MalformedException at(String text, int offset, String message) {
        LineMap map = new LineMap(text);
        return new MalformedException(message, map.line(offset), map.column(offset));
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The characters without the byte order mark. */
    public String text() {
        return text;
    }

    /** What is wrong with the encoding; empty where all is well. */
    public Optional<MalformedException> problem() {
        return Optional.ofNullable(problem);
    }

    /** The encoding of the bytes. */
    public Charset charset() {
        return charset;
    }

    /** Whether the text was put together of several files, and is in none of them as it is. */
    public boolean composed() {
        return origins != null;
    }

    /**
     * Where a piece of a composed text comes from: of several pieces the first one that is in a file, of a literal what caused
     * it; {@code null} where the text is not composed.
     */
    public @Nullable SourceSpan origin(Span span) {
        return origins == null ? null : origins.of(span);
    }

    /**
     * The piece of a file that holds exactly this piece of a composed text, so that an edit of the one is an edit of the other;
     * {@code null} if there is none, or the text is not composed.
     */
    public @Nullable SourceSpan exactOrigin(Span span) {
        return origins == null ? null : origins.exactly(span);
    }

    /** The pieces of a composed text, in order; none where the text is not composed. */
    public List<ComposedPiece> pieces() {
        return origins == null ? List.of() : origins.all();
    }

    @Nullable
    Origins origins() {
        return origins;
    }

    SourceText with(String composed, Origins its) {
        return new SourceText(composed, charset, mark, null, its);
    }

    /** Whether a byte order mark comes before the text. */
    public boolean hasMark() {
        return mark.length > 0;
    }

    public synchronized LineMap lines() {
        if (lines == null) {
            lines = new LineMap(text);
        }
        return lines;
    }

    /** The text of the 1-based {@code line} without its line ending. */
    public String line(int line) {
        int start = lines().start(line);
        int end = line < lines().lines() ? lines().start(line + 1) : text.length();
        while (end > start && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The line ending that the text uses, the first one found; LF for a text of one line. */
    public String lineEnd() {
        // Two searches, for CR and for LF, would each go through a whole text that has none of them.
        int at = 0;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return text.startsWith("\r\n", at) ? "\r\n" : text.startsWith("\r", at) ? "\r" : "\n";
    }

    /**
     * The same file with other text, in the same encoding with the same mark.
     *
     * @throws IllegalArgumentException if an edit is outside the text or two overlap
     */
    public SourceText edited(List<Edit> edits) {
        return new SourceText(Edit.apply(text, edits), charset, mark, null);
    }

    /**
     * Whether the text can be written with some edits so that everything else keeps its bytes. Encodings of the ISO 2022 kind
     * write one text in several ways.
     */
    public boolean writable(Collection<Edit> edits) {
        String name = charset.name().toUpperCase(Locale.ROOT);
        if (!charset.canEncode() || name.contains("2022") || name.contains("COMPOUND")) {
            return false;
        }
        return charset.name().startsWith("UTF-") || edits.stream().allMatch(edit -> charset.newEncoder().canEncode(edit.text()));
    }

    /**
     * The bytes of the file.
     *
     * @throws CharacterCodingException if the encoding lacks a character of the text, or Java can only read it
     */
    public byte[] encode() throws CharacterCodingException {
        if (!charset.canEncode()) {
            throw new CharacterCodingException();
        }
        ByteBuffer encoded = charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).encode(CharBuffer.wrap(text));
        byte[] bytes = new byte[mark.length + encoded.remaining()];
        System.arraycopy(mark, 0, bytes, 0, mark.length);
        encoded.get(bytes, mark.length, encoded.remaining());
        return bytes;
    }
}
