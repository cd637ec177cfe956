package io.github.iislint.lint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleGroups;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which rules are evaluated for the servers of a run. */
class KnownGroupsTest {

    private static final Path FOLDER = Path.of("site").toAbsolutePath();

    private final KnownGroups groups = new KnownGroups();
    private final List<Rule> rules = List.copyOf(RuleSet.builtIn().rules());

    private static Server server(String content) throws IOException {
        Path file = FOLDER.resolve("web.config");
        MemoryFiles files = new MemoryFiles(FOLDER,
                Map.of(file, SourceText.of("<configuration>" + content + "</configuration>")));
        return new ServerLoader(files, Schema.builtIn(), new FolderMap(files, List.of(), Map.of()), Frameworks.NONE,
                path -> false)
                .loadLone("site", Map.of("", file), List.of());
    }

    private RuleGroups groups(List<Rule> rules, String content) throws Exception {
        return groups.of(rules, Schema.builtIn(), server(content).sectionsSet());
    }

    private boolean asleep(String rule) {
        return groups.asleep(RuleSet.builtIn().rule(rule));
    }

    @Test
    void aRuleWakesWithTheFirstServerThatSetsWhatItNeeds() throws Exception {
        groups(rules, "");
        assertFalse(asleep("request-filtering-missing"));
        assertTrue(asleep("cookies-same-site-none"));
        groups(rules, "<system.web><httpCookies sameSite='None' /></system.web>");
        assertFalse(asleep("cookies-same-site-none"));
    }

    @Test
    void serversShareTheirGroupsUntilARuleWakes() throws Exception {
        Object first = groups(rules, "<system.web><httpCookies /></system.web>");
        assertSame(first, groups(rules, ""));
        Object more = groups(rules, "<system.web><trace enabled='true' /></system.web>");
        assertNotSame(first, more);
        assertSame(more, groups(rules, "<system.web><httpCookies /></system.web>"));
    }

    @Test
    void aRuleWithParametersOfTheSettingsIsTheSameRule() throws Exception {
        Settings settings = Settings.read(new MemoryFiles(FOLDER, Map.of(FOLDER.resolve("iislint.xml"), SourceText.of(
                "<iislint xmlns='urn:iislint:settings:1'><rule id='request-size-high' max='5000'/></iislint>"))),
                FOLDER.resolve("iislint.xml"));
        List<Rule> changed = List.copyOf(RuleSet.builtIn().with(settings).rules());
        assertTrue(asleep("request-size-high"));
        Object first = groups(changed, "");
        assertFalse(asleep("request-size-high"));
        assertSame(first, groups(List.copyOf(RuleSet.builtIn().with(settings).rules()), ""));
    }
}
