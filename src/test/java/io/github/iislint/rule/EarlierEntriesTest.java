package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Looking entries up finds what comparing each with all before it finds. */
class EarlierEntriesTest {

    private static final Path FILE = Path.of("applicationHost.config").toAbsolutePath();
    private static final List<String> CRITERIA = List.of("*", "Contoso", "contoso", "Cont?so", "Con*", "*o*", "Fabrikam", "Fab*");

    private static ElementState mapping(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            entries.append("<add name='m").append(i).append("' userName='u' password='[enc:A:x:enc]' enabled='")
                    .append(random.nextInt(5) > 0).append("'><rules>");
            for (int rule = random.nextInt(4); rule > 0; rule--) {
                entries.append("<add certificateField='").append(random.nextBoolean() ? "Issuer" : "Subject")
                        .append("' certificateSubField='").append(random.nextBoolean() ? "O" : "CN").append("' matchCriteria='")
                        .append(CRITERIA.get(random.nextInt(CRITERIA.size()))).append("' compareCaseSensitive='")
                        .append(random.nextBoolean()).append("'/>");
            }
            entries.append("</rules></add>");
        }
        String text = "<configuration><system.webServer><security><authentication><iisClientCertificateMappingAuthentication "
                + "enabled='true'>"
                + "<manyToOneMappings>" + entries
                + "</manyToOneMappings></iisClientCertificateMappingAuthentication></authentication>"
                + "</security></system.webServer></configuration>";
        MemoryFiles files = new MemoryFiles(FILE.getParent(), Map.of(FILE, SourceText.of(text)));
        Server server = new ServerLoader(files, Schema.builtIn(), new FolderMap(files, List.of(), Map.of()), Frameworks.NONE,
                path -> false).load(FILE, List.of());
        return server.root().section(MappingFunctions.IIS_MAPPING).element();
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    @Label("the first entry that always wins is found")
    void asByComparison(@ForAll long seed) throws Exception {
        ElementState mapping = mapping(seed);
        EarlierEntries earlier = new EarlierEntries(mapping);
        List<ElementState> entries = mapping.child("manyToOneMappings").entries();
        for (int i = 0; i < entries.size(); i++) {
            ElementState entry = entries.get(i);
            ElementState expected = !entry.isTrue("enabled")
                    ? null
                    : entries.subList(0, i).stream()
                            .filter(before -> before.isTrue("enabled") && !before.child("rules").entries().isEmpty()
                                    && MappingFunctions.covers(before, entry))
                            .findFirst().orElse(null);
            assertSame(expected, earlier.before(entry));
        }
    }
}
