package io.github.iislint.deployment;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How tools write what they replace by a value. Most are called as the task replacetokens calls its patterns. */
public enum TokenSyntax {
    /** {@code #{Name}}, with Octopus's filters. */
    OCTOPUS("octopus"),
    /** {@code #{Name}#}. */
    DEFAULT("default"),
    /** {@code __Name__}. */
    DOUBLE_UNDERSCORES("doubleunderscores"),
    /** {@code $(Name)}. */
    AZURE_PIPELINES("azpipelines"),
    /** {@code {{Name}}}. */
    DOUBLE_BRACES("doublebraces"),
    /** {@code ${{Name}}}. */
    GITHUB_ACTIONS("githubactions"),
    /** {@code %XDT_NAME%} of Azure App Service. */
    KUDU("kudu");

    private final String word;

    TokenSyntax(String word) {
        this.word = word;
    }

    /** All of them. */
    public static Set<TokenSyntax> all() {
        return EnumSet.allOf(TokenSyntax.class);
    }

    /** By the word that settings use. */
    public static Optional<TokenSyntax> of(String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        String known = plain.equals("rm") ? "doubleunderscores" : plain.equals("azurepipelines") ? "azpipelines" : plain;
        for (TokenSyntax syntax : values()) {
            if (syntax.word.equals(known)) {
                return Optional.of(syntax);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return word;
    }
}
