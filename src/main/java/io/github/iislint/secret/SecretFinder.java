package io.github.iislint.secret;

import io.github.iislint.file.Span;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets in the text of a configuration file: by the names of attributes, elements, keys and parts of connection
 * strings, and by their looks (encrypted values, private keys, tokens, credentials in a URL).
 *
 * <p>It reads the text and not a tree, so that a file which is not well-formed, a comment and a value inside of a value reveal
 * no more than the rest. When in doubt, it masks too much. Each step goes through the text once, whatever the text is.
 */
final class SecretFinder {

    private final List<Span> secrets;
    private final List<Span> blobs;

    SecretFinder(String text) {
        this(text, CharacterReferences.in(text));
    }

    /** @param references those that stand for letters, by which a name could be hidden; {@code null} for none */
    private SecretFinder(String text, @Nullable CharacterReferences references) {
        if (references != null) {
            SecretFinder plain = new SecretFinder(references.text(), null);
            secrets = references.spans(plain.secrets);
            blobs = references.spans(plain.blobs);
            return;
        }
        SecretsByName named = new SecretsByName(text);
        SecretsByForm formed = new SecretsByForm(text);
        secrets = new ArrayList<>(named.secrets());
        secrets.addAll(formed.secrets());
        secrets.removeIf(span -> SecretNames.isHarmless(CharBuffer.wrap(text, span.start(), span.end())));
        blobs = formed.blobs();
    }

    /** What nobody may see; the spans may overlap. */
    List<Span> secrets() {
        return secrets;
    }

    /** Long runs of base64 or hexadecimal text, certificates above all: no secrets, but nothing to read. */
    List<Span> blobs() {
        return blobs;
    }
}
