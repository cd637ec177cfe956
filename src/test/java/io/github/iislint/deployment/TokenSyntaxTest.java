package io.github.iislint.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.settings.DeploymentEntry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenSyntaxTest {

    @Test
    void settingsKnowTheSameWords() {
        assertEquals(Stream.of(TokenSyntax.values()).map(TokenSyntax::toString).toList(), DeploymentEntry.SYNTAXES);
        assertEquals(Stream.of(TokenSyntax.values()).toList(),
                DeploymentEntry.SYNTAXES.stream().map(word -> TokenSyntax.of(word).orElseThrow()).toList());
    }
}
