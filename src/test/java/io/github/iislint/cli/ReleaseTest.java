package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The workflows, and the scripts that they run for a release. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "releases are put together on Linux")
class ReleaseTest {

    private static final Path WORKFLOWS = Path.of(".github/workflows");
    private static final List<String> PUBLISHED = List.of("iislint-1.2.3.tar.gz", "iislint-1.2.3-windows-x64.msi",
            "iislint-runtime-1.2.3-windows-x64.zip");

    @TempDir
    private Path folder;

    private Path sums;

    @BeforeEach
    void writeChecksums() throws IOException {
        sums = folder.resolve("SHA256SUMS");
        Files.writeString(sums, String.join("", PUBLISHED.stream().map(name -> checksum(name) + "  " + name + "\n").toList()));
    }

    /** What stands for the checksum of a file. */
    private static String checksum(String name) {
        return String.format("%064x", PUBLISHED.indexOf(name) + 0xabc0);
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }

    private static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            return files.sorted().toList();
        }
    }

    private static List<Map<?, ?>> jobs(Path workflow) throws IOException {
        return ((Map<?, ?>) yaml(workflow).get("jobs")).values().stream().<Map<?, ?>>map(job -> (Map<?, ?>) job).toList();
    }

    private static List<Map<?, ?>> steps(Map<?, ?> job) {
        return ((List<?>) job.get("steps")).stream().<Map<?, ?>>map(step -> (Map<?, ?>) step).toList();
    }

    @Test
    void everyActionIsNamedByADigestWithItsVersionBesideIt() throws IOException {
        Pattern pinned = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
        List<Path> files = Stream.concat(workflows().stream(), Stream.of(Path.of("action.yml"))).toList();
        for (Path file : files) {
            Matcher uses = Pattern.compile("uses: (.*)").matcher(Files.readString(file));
            while (uses.find()) {
                assertTrue(pinned.matcher(uses.group(1)).matches(), file + ": " + uses.group());
            }
        }
    }

    @Test
    void aTokenMayWriteOnlyWhereAJobSaysSo() throws IOException {
        for (Path workflow : workflows()) {
            assertEquals(Map.of("contents", "read"), yaml(workflow).get("permissions"), workflow.toString());
            for (Map<?, ?> job : jobs(workflow)) {
                for (Map<?, ?> step : steps(job)) {
                    if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")) {
                        assertEquals(false, ((Map<?, ?>) step.get("with")).get("persist-credentials"), workflow.toString());
                    }
                }
            }
        }
    }

    @Test
    void whatOthersWriteGoesIntoScriptsOfWorkflowsByVariablesOnly() throws IOException {
        for (Path workflow : workflows()) {
            for (Map<?, ?> job : jobs(workflow)) {
                for (Map<?, ?> step : steps(job)) {
                    assertFalse(String.valueOf(step.get("run")).contains("${{"), workflow + ": " + step);
                }
            }
        }
    }

    @Test
    void theScriptsOfWorkflowsAreThere() throws IOException {
        for (Path workflow : workflows()) {
            Matcher script = Pattern.compile("\\.ci/[\\w-]+").matcher(Files.readString(workflow).replaceAll("(?m)^#.*", ""));
            while (script.find()) {
                assertTrue(Files.isExecutable(Path.of(script.group())), script.group());
            }
        }
    }

    @Test
    void theTagIsThatOfTheVersion() throws Exception {
        String version = Version.number();
        assertEquals(version, script(0, ".ci/release-version").strip());
        assertEquals("the tag is v9.9.9, but the version in pom.xml is " + version + "; expected the tag v" + version,
                script(1, ".ci/release-version", "v9.9.9").strip());
    }

    @Test
    void theNotesAreWhatTheChangelogSaysOfTheVersion() throws Exception {
        String notes = script(0, ".ci/release-notes", "0.1.0");
        assertTrue(notes.contains("The first release.") && !notes.contains("## "), notes);
    }

    private static String script(int exitCode, String... command) throws IOException, InterruptedException {
        Programs.Outcome outcome = Programs.run(Path.of("").toAbsolutePath(), Map.of("PYTHONDONTWRITEBYTECODE", "1", "PATH",
                System.getenv("PATH")), command);
        assertEquals(exitCode, outcome.exitCode(), outcome.output());
        return outcome.output();
    }

    private String manifests(int exitCode) throws Exception {
        return script(exitCode, "python3", ".ci/manifests.py", "1.2.3", sums.toString(), folder.resolve("out").toString(),
                "2026-01-31");
    }

    private Map<?, ?> winget(String name) throws IOException {
        return yaml(folder.resolve("out/winget/iislint.iislint" + name + ".yaml"));
    }

    @Test
    void wingetInstallsTheMsiOfTheRelease() throws Exception {
        manifests(0);
        for (String name : List.of("", ".installer", ".locale.en-US")) {
            assertEquals("iislint.iislint", winget(name).get("PackageIdentifier"));
            assertEquals("1.2.3", winget(name).get("PackageVersion"));
            assertEquals("1.6.0", winget(name).get("ManifestVersion"));
        }
        Map<?, ?> installer = (Map<?, ?>) ((List<?>) winget(".installer").get("Installers")).get(0);
        assertEquals(checksum("iislint-1.2.3-windows-x64.msi").toUpperCase(java.util.Locale.ROOT),
                installer.get("InstallerSha256"));
        assertEquals("https://github.com/iislint/iislint/releases/download/v1.2.3/iislint-1.2.3-windows-x64.msi",
                installer.get("InstallerUrl"));
        String product = installer.get("ProductCode").toString();
        assertTrue(product.matches("\\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}}"), product);
        assertEquals(product, script(0, "python3", "-c", "import sys; sys.path.insert(0, '.ci'); import msi; "
                + "print(msi.product_code('1.2.3'))").strip());
    }

    @Test
    void scoopTakesTheRuntimeImageOfTheRelease() throws Exception {
        manifests(0);
        JSONObject scoop = new JSONObject(Files.readString(folder.resolve("out/scoop/iislint.json")));
        JSONObject image = scoop.getJSONObject("architecture").getJSONObject("64bit");
        assertEquals(checksum("iislint-runtime-1.2.3-windows-x64.zip"), image.getString("hash"));
        assertTrue(image.getString("url").endsWith("/v1.2.3/iislint-runtime-1.2.3-windows-x64.zip"), image.toString());
        assertEquals("iislint-1.2.3", scoop.getString("extract_dir"));
        assertEquals("bin\\iislint.cmd", scoop.getString("bin"));
    }

    @Test
    void homebrewTakesTheArchiveOfTheRelease() throws Exception {
        manifests(0);
        Path formula = folder.resolve("out/homebrew/iislint.rb");
        String text = Files.readString(formula);
        assertTrue(text.contains("sha256 \"" + checksum("iislint-1.2.3.tar.gz") + "\"")
                && text.contains("/releases/download/v1.2.3/iislint-1.2.3.tar.gz\""), text);
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ruby")), "Ruby is not installed: the formula is not parsed");
        assertEquals("Syntax OK", script(0, "ruby", "-c", formula.toString()).strip());
    }

    @Test
    void aManifestNeedsTheChecksumOfWhatItInstalls() throws Exception {
        for (String name : PUBLISHED) {
            writeChecksums();
            Files.writeString(sums, Files.readString(sums).replaceAll("(?m)^.*  " + Pattern.quote(name) + "\n", ""));
            assertEquals("no checksum of " + name + "; expected it among those of the release", manifests(1).strip());
        }
        Files.writeString(sums, "\n" + checksum(PUBLISHED.get(0)).substring(1) + "  " + PUBLISHED.get(0) + "\n");
        assertEquals(sums + ":1: expected a checksum (64 hexadecimal digits) and the name of a file", manifests(1).strip());
    }

    @Test
    void thePomSaysWhatMavenCentralAsksFor() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Map<String, String> wanted = new TreeMap<>();
        for (String element : List.of("name", "description", "url", "licenses", "developers", "scm")) {
            Matcher found = Pattern.compile("(?s)\n  <" + element + ">(.+?)</" + element + ">").matcher(pom);
            wanted.put(element, found.find() ? found.group(1) : "");
        }
        assertFalse(wanted.containsValue(""), wanted.toString());
    }
}
