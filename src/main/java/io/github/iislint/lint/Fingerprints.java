package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fingerprint;
import io.github.iislint.iis.Origin;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprints of findings that survive moved lines, reformatted files and renamed folders: the rule, the name of the file,
 * and the path of the element within it. Equal ones of one run are numbered in order.
 */
final class Fingerprints {

    private static final List<String> KEYS = List.of("path", "name", "value", "key", "verb", "fileExtension", "protocol",
            "bindingInformation", "statusCode", "subStatusCode", "userName");

    private Fingerprints() {
    }

    /** Equal for equal things; {@link #unique} tells them apart. */
    static Fingerprint of(String rule, Origin anchor) {
        StringBuilder text = new StringBuilder(rule).append('\n');
        String name = anchor.fileName();
        text.append(name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT)).append('\n');
        LocatedAttribute attribute = anchor.file().attributeAt(anchor.span());
        path(text, anchor.file().elementAt(anchor.span().start()));
        if (attribute != null) {
            text.append('@').append(attribute.getName());
        }
        return Fingerprint.of(text.toString());
    }

    /** For what has no place in a file of the configuration. */
    static Fingerprint of(String rule, String subject) {
        return Fingerprint.of(rule + "\n" + subject);
    }

    /** The findings in their order, equal fingerprints numbered. */
    static List<Finding> unique(List<Finding> findings) {
        Map<Fingerprint, Integer> seen = new HashMap<>();
        List<Finding> unique = new ArrayList<>(findings.size());
        for (Finding finding : findings.stream().sorted(Finding.ORDER).toList()) {
            int count = seen.merge(finding.fingerprint(), 1, Integer::sum);
            unique.add(count == 1 ? finding : finding.copy().fingerprint(finding.fingerprint().numbered(count)).build());
        }
        return unique;
    }

    private static void path(StringBuilder text, @Nullable LocatedElement element) {
        if (element == null) {
            return;
        }
        path(text, (LocatedElement) element.getParent());
        text.append('/').append(element.getName());
        for (String key : KEYS) {
            String value = element.value(key);
            if (value != null) {
                text.append('[').append(key).append('=').append(value.strip().toLowerCase(Locale.ROOT)).append(']');
            }
        }
    }
}
