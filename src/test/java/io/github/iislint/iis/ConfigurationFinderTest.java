package io.github.iislint.iis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files of a folder are configuration, which site a web.config without a server makes, and what is said of the others. */
class ConfigurationFinderTest {

    private static final Path WORK = Path.of("work").toAbsolutePath();
    private static final String WEB = "<configuration/>";
    private static final String HOST = "<configuration><system.applicationHost/></configuration>";
    private static final String TRANSFORM = "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">"
            + "<a xdt:Transform=\"Remove\"/></configuration>";

    private final Map<Path, SourceText> files = new LinkedHashMap<>();
    private Predicate<Path> excluded = path -> false;
    private Predicate<Path> skipped = path -> false;

    private ConfigurationFinderTest file(String path, String text) {
        files.put(WORK.resolve(path), SourceText.of(text));
        return this;
    }

    private MemoryFiles tree() {
        return new MemoryFiles(WORK, files);
    }

    private ConfigurationFinder.FoundFiles find(String... inputs) throws IOException {
        return new ConfigurationFinder(tree(), excluded, skipped).find(List.of(inputs).stream().map(Path::of).toList());
    }

    private List<String> names(Collection<Path> found) {
        return found.stream().map(path -> tree().name(path)).toList();
    }

    private static List<String> notices(ConfigurationFinder.FoundFiles found) {
        return found.notices().stream().map(notice -> notice.kind() + " " + notice.text()).toList();
    }

    @Test
    void aFolderIsSearchedByNamesInAnyLetterCase() throws IOException {
        file("a/Web.Config", WEB).file("a/b/c/web.config", WEB).file("config/ApplicationHost.config", HOST).file("page.htm", "")
                .file("app.config", WEB).file("config/redirection.config", WEB).file("a/Web.Release.config", TRANSFORM)
                .file("config/applicationHost.xdt", TRANSFORM);
        ConfigurationFinder.FoundFiles found = find(".");
        assertEquals(List.of("a/Web.Config", "a/b/c/web.config"), names(found.webConfigs()));
        assertEquals(List.of("config/ApplicationHost.config"), names(found.hosts()));
        assertEquals(List.of("a/Web.Release.config"), names(found.transforms()));
        assertEquals(List.of("OTHER_FILE app.config: skipped, IIS does not read files of this name",
                "OTHER_FILE config/applicationHost.xdt: skipped, IIS does not read files of this name",
                "OTHER_FILE a/Web.Release.config: skipped, its name is that of a transform"), notices(found));
        assertEquals(0, found.leftAlone());
        assertEquals(List.of(), found.unread());
    }

    @Test
    void whatIsExcludedOrSkippedIsNotSearchedAndNotSpokenOf() throws IOException {
        file("a/web.config", WEB).file("b/web.config", WEB).file("b/x.config", WEB).file(".git/web.config", WEB);
        excluded = path -> path.startsWith(WORK.resolve("b"));
        assertEquals(List.of("a/web.config"), names(find(".").webConfigs()));
        assertEquals(List.of(), notices(find(".")));
        excluded = path -> false;
        skipped = path -> path.endsWith("a");
        assertEquals(List.of("b/web.config"), names(find(".").webConfigs()));
        assertEquals(List.of("a/web.config"), names(find("a").webConfigs()));
    }

    @Test
    void theOutputOfABuildIsLeftAloneBelowItsProjectOnly() throws IOException {
        file("p/p.csproj", "").file("p/bin/web.config", WEB).file("p/obj/x/web.config", WEB).file("q/bin/web.config", WEB)
                .file("r/web.config", WEB).file("r/bin/web.config", WEB);
        ConfigurationFinder.FoundFiles found = find(".");
        assertEquals(List.of("q/bin/web.config", "r/web.config"), names(found.webConfigs()));
        assertEquals(3, found.notices().size());
        assertEquals(List.of("OTHER_FILE p/bin/web.config: skipped, it is build output"),
                notices(found).stream().filter(notice -> notice.contains("p/bin")).toList());
        assertEquals(List.of("p/bin/web.config"), names(find("p/bin").webConfigs()));
    }

    @Test
    void earlierStatesOfTheServerAreNoServersBesideIt() throws IOException {
        file("inetpub/history/CFGHISTORY_0000000001/applicationHost.config", HOST)
                .file("inetsrv/Backup/monday/applicationHost.config", HOST);
        assertEquals(2, find(".").hosts().size());
        file("inetsrv/config/applicationHost.config", HOST);
        ConfigurationFinder.FoundFiles found = find(".");
        assertEquals(List.of("inetsrv/config/applicationHost.config"), names(found.hosts()));
        assertEquals(List.of("REMARK inetpub/history/CFGHISTORY_0000000001/applicationHost.config: skipped, IIS keeps earlier "
                + "versions of its configuration there",
                "REMARK inetsrv/Backup/monday/applicationHost.config: skipped, IIS keeps earlier versions of its "
                        + "configuration there"),
                notices(found));
        assertEquals(2, find(".", "inetsrv/Backup/monday/applicationHost.config").hosts().size());
    }

    @Test
    void ofTwoSpellingsInOneFolderTheUsualOneCounts() throws IOException {
        file("a/WEB.config", WEB).file("a/web.config", WEB).file("b/Web.config", WEB).file("b/WEB.CONFIG", WEB);
        ConfigurationFinder.FoundFiles found = find(".");
        assertEquals(List.of("a/web.config", "b/WEB.CONFIG"), names(found.webConfigs()));
        assertEquals(List.of("a/WEB.config: not read, because the same folder contains web.config, and on Windows they are "
                + "the same file: keep one of them",
                "b/Web.config: not read, because the same folder contains WEB.CONFIG, and on Windows they are the same file: "
                        + "keep one of them"),
                found.unread().stream().sorted().toList());
    }

    @Test
    void aTransformWithTheNameOfTheServersFileIsNoServer() throws IOException {
        file("applicationHost.config", TRANSFORM);
        assertEquals(List.of(), find(".").hosts());
        assertEquals(List.of("OTHER_FILE applicationHost.config: skipped, it is a transform"), notices(find(".")));
        assertEquals(1, find("applicationHost.config").leftAlone());
    }

    @Test
    void theContentOfANamedFileTellsWhatItIs() throws IOException {
        file("one.txt", HOST).file("two.xml", WEB).file("broken.xml", "<configuration><a>")
                .file("broken-host.xml", "<configuration><a><system.applicationHost>").file("root.xml", "<settings/>")
                .file("t.config", TRANSFORM).file("u.xdt", WEB)
                .file("r.config", "<configuration><configurationRedirection/></configuration>")
                .file("m.config", "<configuration><moduleProviders/></configuration>")
                .file("admin.config", "<configuration><administrators/></configuration>")
                .file("h.xdt", TRANSFORM.replace("<a ", "<system.applicationHost ")).file("w/applicationHost.config", HOST);
        ConfigurationFinder.FoundFiles found = find("one.txt", "two.xml", "broken.xml", "broken-host.xml", "root.xml", "t.config",
                "u.xdt", "r.config", "m.config", "admin.config", "h.xdt", "w/applicationHost.config");
        assertEquals(List.of("broken-host.xml", "one.txt", "w/applicationHost.config"), names(found.hosts()));
        assertEquals(List.of("broken.xml", "two.xml"), names(found.webConfigs()));
        assertEquals(List.of("t.config", "u.xdt"), names(found.transforms()));
        assertEquals(List.of("REMARK root.xml: skipped, its root element is <settings>, not <configuration>",
                "OTHER_FILE t.config: skipped, it is a transform", "OTHER_FILE u.xdt: skipped, it is a transform",
                "REMARK r.config: skipped, it is a redirection.config; it is read beside its applicationHost.config",
                "REMARK m.config: skipped, it configures IIS Manager, not IIS",
                "REMARK admin.config: skipped, it configures IIS Manager, not IIS",
                "OTHER_FILE h.xdt: skipped, it is a transform"), notices(found));
        assertEquals(7, found.leftAlone());
    }

    @Test
    void aGroupFurtherDownDoesNotMakeAFileAnotherKind() throws IOException {
        file("x.config", "<configuration><a><administrators/><system.applicationHost/></a></configuration>");
        assertEquals(List.of("x.config"), names(find("x.config").webConfigs()));
        file("x.config", "<configuration><a xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"/></configuration>");
        assertEquals(List.of("x.config"), names(find("x.config").webConfigs()));
    }

    @Test
    void whatIsNotThereIsAnErrorThatNamesIt() {
        file("sites/shop/web.config", WEB);
        assertEquals("nothing.config: there is no such file or folder",
                assertThrows(IOException.class, () -> find("nothing.config")).getMessage());
    }

    private List<LoneSites.Lone> sites(String base, Collection<Path> mapped, List<ServerSummary> servers) throws IOException {
        return new LoneSites(tree(), find(".").webConfigs(), servers, mapped).sites(WORK.resolve(base));
    }

    private static Map<String, List<String>> folders(List<LoneSites.Lone> sites) {
        Map<String, List<String>> folders = new LinkedHashMap<>();
        sites.forEach(site -> folders.put(site.name(), site.webConfigs().keySet().stream().toList()));
        return folders;
    }

    @Test
    void theTopmostWebConfigIsTheRootOfASiteThatItsFolderNames() throws IOException {
        file("src/Shop/web.config", WEB).file("src/Shop/admin/web.config", WEB).file("src/Shop/admin/x/web.config", WEB)
                .file("src/Blog/web.config", WEB).file("src/Shop2/web.config", WEB);
        assertEquals(Map.of("src/Blog", List.of(""), "src/Shop", List.of("", "admin", "admin/x"), "src/Shop2", List.of("")),
                folders(sites("", List.of(), List.of())));
        assertEquals(Map.of("Blog", List.of(""), "Shop", List.of("", "admin", "admin/x"), "Shop2", List.of("")),
                folders(sites("src", List.of(), List.of())));
    }

    @Test
    void theSiteOfTheWorkingFolderIsCalledByADot() throws IOException {
        file("web.config", WEB).file("admin/web.config", WEB);
        assertEquals(Map.of(".", List.of("", "admin")), folders(sites("", List.of(), List.of())));
        assertEquals(Map.of("..", List.of("", "admin")), folders(sites("src", List.of(), List.of())));
    }

    @Test
    void aFileOfAnotherNameIsASiteOfItsOwn() throws IOException {
        file("a/web.config", WEB).file("a/other.xml", WEB).file("a/b/web.config", WEB);
        List<Path> found = find("a", "a/other.xml").webConfigs();
        assertEquals(Map.of("a/other.xml", List.of(""), "a", List.of("", "b")),
                folders(new LoneSites(tree(), found, List.of(), List.of()).sites(WORK)));
    }

    private ServerSummary server(String physicalPath, Path claimed, Path siteFolder) {
        return new ServerSummary("applicationHost.config", List.of("Shop"),
                List.of(new ServerSummary.Unmapped("Shop", physicalPath)),
                List.of(), false, Set.of(), claimed == null ? Set.of() : Set.of(claimed),
                siteFolder == null ? Set.of() : Set.of(siteFolder), false, List.of(), List.of());
    }

    @Test
    void whatAServerClaimsIsNoLoneSite() throws IOException {
        file("sites/shop/web.config", WEB).file("sites/blog/web.config", WEB).file("sites/web.config", WEB);
        Path shop = WORK.resolve("sites/shop");
        List<ServerSummary> servers = List.of(server(null, shop.resolve("web.config"), shop));
        assertEquals(Map.of("sites", List.of("", "blog")), folders(sites("", List.of(), servers)));
        assertEquals(Map.of("sites/blog", List.of("")), folders(sites("", List.of(WORK.resolve("sites")), servers)),
                "above the root of a site, in a mapped folder, IIS reads none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"D:\\web\\Sites\\SHOP", "C:\\sites\\shop\\"})
    void aFolderThatEndsAsThatOfAnUnmappedSiteIsMostLikelyIts(String physicalPath) throws IOException {
        file("sites/shop/web.config", WEB).file("sites/blog/web.config", WEB).file("shop/web.config", WEB);
        List<LoneSites.Unclaimed> found = new LoneSites(tree(), find(".").webConfigs(),
                List.of(server(physicalPath, null, null)), List.of()).unclaimed();
        assertEquals(List.of("sites/shop/web.config"), names(found.stream().map(LoneSites.Unclaimed::file).toList()));
        assertEquals("Shop", found.get(0).site().site());
    }

    @Test
    void oneCommonFolderNameSaysLittle() throws IOException {
        file("shop/web.config", WEB);
        assertEquals(List.of(), new LoneSites(tree(), find(".").webConfigs(), List.of(server("shop", null, null),
                server(null, null, null)), List.of()).unclaimed());
    }
}
