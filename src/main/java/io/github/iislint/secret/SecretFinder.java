package io.github.iislint.secret;

import io.github.iislint.file.Span;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;

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
        Signs written = new Signs(text);
        CharacterReferences references = CharacterReferences.in(written);
        // A name could be hidden by references that stand for letters.
        Signs signs = references == null ? written : new Signs(references.text());
        SecretsByForm formed = new SecretsByForm(signs);
        List<Span> found = new ArrayList<>(new SecretsByName(signs).secrets());
        found.addAll(formed.secrets());
        found.removeIf(span -> SecretNames.isHarmless(CharBuffer.wrap(signs.text(), span.start(), span.end())));
        secrets = references == null ? found : references.spans(found);
        blobs = references == null ? formed.blobs() : references.spans(formed.blobs());
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
