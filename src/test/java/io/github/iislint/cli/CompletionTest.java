package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What is committed of shell completions and the manual page is what the commands say. After a change that is meant,
 * {@code mvn test -Dtest=CompletionTest -Dgolden.write=true} writes the files anew.
 */
class CompletionTest {

    @Test
    void bashCompletesTheCommands() throws IOException {
        assertCommitted("completion/iislint.bash", BashCompletion.of(CommandTexts.iislint()));
    }

    @Test
    void zshCompletesTheCommands() throws IOException {
        assertCommitted("completion/_iislint", ZshCompletion.of(CommandTexts.iislint()));
    }

    @Test
    void fishCompletesTheCommands() throws IOException {
        assertCommitted("completion/iislint.fish", FishCompletion.of(CommandTexts.iislint()));
    }

    @Test
    void powerShellCompletesTheCommands() throws IOException {
        assertCommitted("completion/iislint.ps1", PowerShellCompletion.of(CommandTexts.iislint()));
    }

    /** Help texts call a file {@code FILE}, which nobody wants to have typed for him. */
    @Test
    void whatIsOfferedAreWordsOfTheCommandLine() {
        List<String> odd = new ArrayList<>();
        collect(CommandTexts.iislint().getCommandSpec(), odd);
        assertEquals(List.of(), odd);
    }

    private static void collect(CommandSpec command, List<String> odd) {
        for (ArgSpec argument : command.args()) {
            Completion completion = Completion.of(argument);
            for (String word : completion == null ? List.<String>of() : completion.head().words()) {
                if (!word.matches("[a-z0-9-]+")) {
                    odd.add(command.qualifiedName() + " " + argument.paramLabel() + ": " + word);
                }
            }
        }
        command.subcommands().values().forEach(inner -> collect(inner.getCommandSpec(), odd));
    }

    @Test
    void theManualPageTellsTheCommands() throws IOException {
        assertCommitted("man/iislint.1", ManualPage.of(CommandTexts.iislint()));
    }

    private static void assertCommitted(String name, String generated) throws IOException {
        Path file = Path.of("src/dist", name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, generated);
        }
        assertEquals(Files.readString(file), generated);
    }
}
