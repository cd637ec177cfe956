package io.github.iislint.rule;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.schema.Placeholder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is known of certificate mappings: which are in effect, and which entry takes precedence. */
final class MappingFunctions {

    static final String IIS_MAPPING = "system.webServer/security/authentication/iisClientCertificateMappingAuthentication";
    static final String DIRECTORY_MAPPING = "system.webServer/security/authentication/clientCertificateMappingAuthentication";
    static final List<String> MODULES = List.of("system.webServer/globalModules", "system.webServer/modules");
    static final List<String> SECTIONS = List.of(IIS_MAPPING, DIRECTORY_MAPPING, MODULES.get(0), MODULES.get(1));

    private MappingFunctions() {
    }

    /**
     * Whether a mapping can work: one of Active Directory is enabled, or one of IIS is and an enabled entry can match; and its
     * module is not known to be missing.
     */
    static boolean inEffect(LocationContext context) {
        ElementState directory = context.section(DIRECTORY_MAPPING);
        if (directory != null && directory.isTrue("enabled")
                && !installed(context.node, "CertificateMappingAuthenticationModule").equals("no")) {
            return true;
        }
        ElementState mapping = context.section(IIS_MAPPING);
        return mapping != null && mapping.isTrue("enabled") && hasUsableEntry(mapping)
                && !installed(context.node, "IISCertificateMappingAuthenticationModule").equals("no");
    }

    /** Whether only deployment knows if a mapping is switched on. */
    static boolean unknown(LocationContext context) {
        return List.of(DIRECTORY_MAPPING, IIS_MAPPING).stream().map(context::section).filter(section -> section != null)
                .anyMatch(section -> section.value("enabled") != null && Placeholder.in(section.value("enabled")));
    }

    private static boolean hasUsableEntry(ElementState mapping) {
        return mapping.isTrue("oneToOneCertificateMappingsEnabled")
                && mapping.entries("oneToOneMappings").stream().anyMatch(e -> e.isTrue("enabled"))
                || mapping.isTrue("manyToOneCertificateMappingsEnabled") && mapping.entries("manyToOneMappings").stream()
                        .anyMatch(e -> e.isTrue("enabled") && !e.entries("rules").isEmpty());
    }

    /**
     * Whether a native module is installed and in the list of modules: {@code yes}, {@code no}, or {@code unknown} where no
     * file holds either list.
     */
    static String installed(Location location, String module) {
        boolean listed = true;
        boolean known = false;
        for (String section : MODULES) {
            SectionState state = location.section(section);
            if (state != null && holdsModules(state.element())) {
                known = true;
                listed &= state.element().entries().stream().anyMatch(e -> module.equals(e.value("name")));
            }
        }
        return !known ? "unknown" : listed ? "yes" : "no";
    }

    /** A list that adds only an application's own modules is not a list of the server's. */
    private static boolean holdsModules(ElementState section) {
        return section.entries().stream().anyMatch(e -> !e.setAt().shipped() && e.attribute("type") == null);
    }

    /** Whether each certificate that the second entry matches is matched by the first: its rules are implied one by one. */
    static boolean covers(ElementState first, ElementState second) {
        List<ElementState> narrower = second.entries("rules");
        return !narrower.isEmpty() && first.entries("rules").stream()
                .allMatch(rule -> narrower.stream().anyMatch(n -> implied(rule, n)));
    }

    private static boolean implied(ElementState wide, ElementState narrow) {
        String pattern = wide.value("matchCriteria");
        String text = narrow.value("matchCriteria");
        if (!same(wide, narrow, "certificateField") || !same(wide, narrow, "certificateSubField") || pattern == null
                || text == null) {
            return false;
        }
        boolean sensitive = wide.isTrue("compareCaseSensitive");
        if (sensitive && !narrow.isTrue("compareCaseSensitive")) {
            return false;
        }
        if (!sensitive) {
            pattern = pattern.toLowerCase(Locale.ROOT);
            text = text.toLowerCase(Locale.ROOT);
        }
        if (pattern.equals(text) || pattern.equals("*")) {
            return true;
        }
        // A wildcard in the narrower text may stand for anything: only a literal text is known to match.
        return text.indexOf('*') < 0 && text.indexOf('?') < 0 && wildcard(pattern).matcher(text).matches();
    }

    private static boolean same(ElementState one, ElementState other, String attribute) {
        // A value that IIS refuses is not there.
        String value = one.value(attribute);
        return value != null && value.equalsIgnoreCase(other.value(attribute));
    }

    /** A pattern with {@code *} and {@code ?}, as the wizard of IIS 6 has it. */
    static Pattern wildcard(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    /** The entries that a location adds itself. */
    static List<ElementState> own(Location location) {
        SectionState here = location.own().get(IIS_MAPPING);
        if (here == null) {
            return List.of();
        }
        SectionState above = location.inherited(IIS_MAPPING);
        Set<ElementState> inherited = new HashSet<>();
        if (above != null) {
            inherited.addAll(entries(above.element()));
        }
        List<ElementState> own = new ArrayList<>(entries(here.element()));
        own.removeIf(inherited::contains);
        return own;
    }

    private static List<ElementState> entries(ElementState mapping) {
        List<ElementState> entries = new ArrayList<>(mapping.entries("oneToOneMappings"));
        entries.addAll(mapping.entries("manyToOneMappings"));
        return entries;
    }

    /** {@code absent}, {@code encrypted}, {@code plain}, or {@code unknown} for a placeholder. */
    static String passwordKind(@Nullable AttributeState password) {
        if (password == null || password.value().isEmpty()) {
            return "absent";
        }
        if (io.github.iislint.iis.schema.Placeholder.in(password.value())) {
            return "unknown";
        }
        // Without a provider between the colons IIS takes the text literally.
        return password.value().matches("\\[enc:[^:]+:[^:]*:enc\\]") ? "encrypted" : "plain";
    }
}
