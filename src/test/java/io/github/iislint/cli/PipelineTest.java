package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import io.github.iislint.report.SarifSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What comes ready-made for pipelines: the commands in it run here, on a small repository. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the templates run in a POSIX shell")
@Tag("slow")
class PipelineTest {

    @TempDir
    private Path folder;

    private Path repository;
    private Path jar;

    @BeforeEach
    void makeRepository() throws IOException {
        repository = Files.createDirectories(folder.resolve("repo sitory"));
        Files.writeString(Files.createDirectories(repository.resolve("src/Shop")).resolve("web.config"), Programs.REQUIRING);
        jar = Programs.jar(folder.resolve("iislint.jar"));
    }

    @Test
    void theGithubActionReportsWhatItFindsAndFails() throws Exception {
        Programs.Outcome outcome = runAction("jar", jar.toString());
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().contains("client-certificate-mapping-missing"), outcome.output());
        assertFalse(outcome.output().contains("::warning"), outcome.output());
        assertSarif(repository.resolve("iislint.sarif"));
    }

    @Test
    void theGithubActionAnnotatesWhatItDoesNotUpload() throws Exception {
        Programs.Outcome outcome = runAction("jar", jar.toString(), "upload", "false");
        assertTrue(outcome.output().contains("::warning file=src/Shop/web.config"), outcome.output());
    }

    @Test
    void theGithubActionPassesOnArgumentsLineByLine() throws Exception {
        assertEquals(0, runAction("jar", jar.toString(), "arguments", "--expect\nsrc/Shop=require\n\n--exit-zero\n").exitCode());
    }

    @Test
    void theGithubActionSucceedsWhereNothingIsWrong() throws Exception {
        Files.writeString(repository.resolve("src/Shop/web.config"), Programs.PLAIN);
        Programs.Outcome outcome = runAction("jar", jar.toString(), "path", "src");
        assertEquals(0, outcome.exitCode(), outcome.output());
    }

    @Test
    void theGithubActionUploadsOnlyAReportThatIsThere() throws Exception {
        Map<?, ?> upload = (Map<?, ?>) ((List<?>) ((Map<?, ?>) yaml("action.yml").get("runs")).get("steps")).get(2);
        assertTrue(text(upload, "if").contains("steps.check.outputs.sarif"), text(upload, "if"));
        assertEquals(2, runAction("jar", jar.toString(), "path", "nowhere").exitCode());
        assertEquals("", Files.readString(folder.resolve("output")));
        assertEquals(1, runAction("jar", jar.toString()).exitCode());
        assertEquals("sarif=iislint.sarif\n", Files.readString(folder.resolve("output")));
    }

    @Test
    void theGithubActionLetsAPullRequestFailForWhatItChanges() throws Exception {
        TestRepository upstream = new TestRepository(Files.createDirectories(folder.resolve("upstream")));
        String plain = "<configuration><system.webServer><defaultDocument "
                + "enabled=\"true\"/></system.webServer></configuration>\n";
        upstream.write("server/applicationHost.config", Programs.HOST).write("www/shop/status/web.config", plain).commit("base");
        upstream.git("checkout", "--quiet", "-b", "topic");
        upstream.replace("server/applicationHost.config", "\"Ssl\"", "\"Ssl, SslNegotiateCert, SslRequireCert\"")
                .commit("Require certificates");
        repository = folder.resolve("a clean clone");
        upstream.git("clone", "--quiet", "--branch", "topic", upstream.folder().toString(), repository.toString());
        String[] inputs = {"jar", jar.toString(), "upload", "false", "arguments", "--map\nC:\\sites=www\n--since\norigin/main\n"};
        Programs.Outcome outcome = runAction(inputs);
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().contains("::warning file=server/applicationHost.config,line=17,"), outcome.output());
        assertTrue(outcome.output().contains("client certificates ignored -> required (visitors without one get 403.7)"),
                outcome.output());
        assertTrue(outcome.output().contains("    Shop/status  "), outcome.output());
        Path host = repository.resolve("server/applicationHost.config");
        Files.writeString(host, Files.readString(host).replace(", SslNegotiateCert, SslRequireCert", ""));
        outcome = runAction(inputs);
        assertEquals(0, outcome.exitCode(), outcome.output());
    }

    @Test
    void aRepositoryOfAnotherUserIsToldHowToTrust() throws Exception {
        new TestRepository(repository).commit("base");
        Programs.Outcome outcome = Programs.run(repository, Map.of("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"), "java", "-jar",
                jar.toString(),
                "check", "--since", "HEAD");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.output().contains("belongs to another user; if you trust it: git config --global --add safe.directory "
                + repository.toRealPath()), outcome.output());
    }

    @Test
    void theAzureTemplateLogsIssuesAndFails() throws Exception {
        Programs.Outcome outcome = runAzure(Map.of(), "jar", jar.toString());
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().contains("##vso[task.logissue type=warning;sourcepath="), outcome.output());
        assertSarif(folder.resolve("iislint.sarif"));
    }

    @Test
    void theGitlabJobWritesItsReportsAndFails() throws Exception {
        Map<?, ?> job = (Map<?, ?>) yaml("ci/gitlab-ci.yml").get("iislint");
        Programs.Outcome outcome = runGitlab(Map.of());
        assertEquals(1, outcome.exitCode(), outcome.output());
        for (Object report : ((Map<?, ?>) ((Map<?, ?>) job.get("artifacts")).get("reports")).values()) {
            assertTrue(Files.size(repository.resolve(report.toString())) > 0, report.toString());
        }
    }

    @Test
    void theJenkinsPipelineWritesTheReportThatItRecords() throws Exception {
        Programs.Outcome outcome = runJenkins(Map.of());
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertSarif(repository.resolve(first("pattern: '([^']+)'", Files.readString(Path.of("ci/Jenkinsfile")))));
    }

    private Programs.Outcome runGitlab(Map<String, String> predefined) throws Exception {
        Map<?, ?> job = (Map<?, ?>) yaml("ci/gitlab-ci.yml").get("iislint");
        Map<String, String> variables = new TreeMap<>();
        ((Map<?, ?>) job.get("variables")).forEach((name, value) -> variables.put(name.toString(), value.toString()));
        variables.put("IISLINT_JAR", jar.toString());
        variables.putAll(predefined);
        return bash("set -e\n" + String.join("\n", ((List<?>) job.get("script")).stream().map(Object::toString).toList()),
                variables);
    }

    private Programs.Outcome runJenkins(Map<String, String> predefined) throws Exception {
        Matcher command = Pattern.compile("sh '''(.+?)'''", Pattern.DOTALL).matcher(Files.readString(Path.of("ci/Jenkinsfile")));
        assertTrue(command.find());
        return bash("iislint() { java -jar '" + jar + "' \"$@\"; }\nset -e\n" + command.group(1), predefined);
    }

    /** A clone in which a branch has switched everything off, as GitLab and Jenkins check it out: without the target branch. */
    private void cloneOfABranchThatSwitchesRulesOff() throws Exception {
        TestRepository upstream = new TestRepository(Files.createDirectories(folder.resolve("upstream")));
        upstream.write("src/Shop/web.config", Programs.PLAIN).commit("base");
        upstream.git("checkout", "--quiet", "-b", "topic");
        upstream.write("src/Shop/web.config", Programs.REQUIRING)
                .write("iislint.xml", "<iislint xmlns=\"urn:iislint:settings:1\"><exclude files=\"**\"/></iislint>")
                .write("iislint.jar", "of the branch").commit("Require certificates");
        repository = folder.resolve("a clean clone");
        upstream.git("clone", "--quiet", "--single-branch", "--depth=1", "--branch", "topic",
                upstream.folder().toUri().toString(),
                repository.toString());
    }

    @Test
    void aMergeRequestOnGitlabIsJudgedByTheSettingsOfItsTarget() throws Exception {
        cloneOfABranchThatSwitchesRulesOff();
        Programs.Outcome outcome = runGitlab(Map.of("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"));
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertEquals(2, runGitlab(Map.of("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "gone")).exitCode(),
                "not by those of the branch instead");
    }

    @Test
    void theGitlabJobTakesNoJarFromTheCheckout() throws Exception {
        cloneOfABranchThatSwitchesRulesOff();
        release(checksum() + "  iislint.jar\n");
        Programs.Outcome outcome = runGitlab(downloading("IISLINT_JAR", "", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"));
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertEquals("of the branch", Files.readString(repository.resolve("iislint.jar")));
    }

    private String checksum() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    }

    /** Puts a curl first in the path that takes files of a release from a folder, whatever the release. */
    private void release(String checksums) throws IOException {
        Path files = Files.createDirectories(folder.resolve("release"));
        Files.copy(jar, files.resolve("iislint.jar"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(files.resolve("SHA256SUMS"), checksums);
        Path curl = Files.writeString(Files.createDirectories(folder.resolve("programs")).resolve("curl"), """
                #!/bin/sh
                out=/dev/stdout
                for argument; do
                    [ "$before" = -o ] && out=$argument
                    before=$argument
                done
                cat "%s/${argument##*/}" > "$out"
                """.formatted(files));
        assertTrue(curl.toFile().setExecutable(true));
    }

    private Map<String, String> downloading(String... more) {
        Map<String, String> variables = new TreeMap<>(
                Map.of("PATH", folder.resolve("programs") + ":" + System.getProperty("java.home") + "/bin:/usr/bin:/bin"));
        for (int i = 0; i < more.length; i += 2) {
            variables.put(more[i], more[i + 1]);
        }
        return variables;
    }

    /** What each of the templates does with a release, by its name. */
    private Map<String, Programs.Outcome> download(String checksum) throws Exception {
        Map<String, Programs.Outcome> outcomes = new TreeMap<>();
        for (String left : List.of("iislint-0.1.0.jar", "agent/iislint-0.1.0.jar")) {
            Files.deleteIfExists(folder.resolve(left));
        }
        outcomes.put("action", runAction(downloading(), "checksum", checksum));
        outcomes.put("azure", runAzure(downloading(), "checksum", checksum));
        outcomes.put("gitlab", runGitlab(downloading("IISLINT_JAR", "", "IISLINT_CHECKSUM", checksum)));
        return outcomes;
    }

    @Test
    void whatIsDownloadedRunsIfItsChecksumIsThatOfTheRelease() throws Exception {
        release("0123456789abcdef  iislint.jar.asc\n" + checksum() + " *iislint.jar\n");
        download("").forEach((name, outcome) -> assertEquals(1, outcome.exitCode(), name + outcome.output()));
        release("");
        download(checksum()).forEach((name, outcome) -> assertEquals(1, outcome.exitCode(), name + outcome.output()));
    }

    @Test
    void whatIsDownloadedWithAnotherChecksumOrNoneIsNotRun() throws Exception {
        String other = "0".repeat(64);
        for (String sums : List.of(other + "  iislint.jar\n", "", checksum() + "  iislint.jar.zip\n")) {
            release(sums);
            download("").forEach((name, outcome) -> {
                assertEquals(2, outcome.exitCode(), name + outcome.output());
                assertTrue(outcome.output().contains("iislint.jar is " + sum() + "; expected "), name + outcome.output());
                assertFalse(outcome.output().contains("web.config"), name + outcome.output());
            });
        }
        release(checksum() + "  iislint.jar\n");
        download(other).forEach((name, outcome) -> assertEquals(2, outcome.exitCode(), name + outcome.output()));
    }

    private String sum() {
        try {
            return checksum();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aChangeRequestOnJenkinsIsJudgedByTheSettingsOfItsTarget() throws Exception {
        cloneOfABranchThatSwitchesRulesOff();
        Programs.Outcome outcome = runJenkins(Map.of("CHANGE_TARGET", "main"));
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertEquals(2, runJenkins(Map.of("CHANGE_TARGET", "gone")).exitCode(), "not by those of the branch instead");
    }

    @Test
    void thePreCommitHooksRunForConfigurationFiles() throws Exception {
        for (Object hook : (List<?>) load(".pre-commit-hooks.yaml")) {
            Pattern files = Pattern.compile(text(hook, "files"));
            assertTrue(files.matcher("src/Shop/Web.config").find());
            assertTrue(files.matcher("applicationHost.config").find());
            assertTrue(files.matcher("iislint.xml").find());
            assertFalse(files.matcher("src/Shop/web.config.md").find());
            Programs.Outcome outcome = bash("iislint() { java -jar '" + jar + "' \"$@\"; }\n" + text(hook, "entry"), Map.of());
            assertEquals(1, outcome.exitCode(), outcome.output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"action.yml", "ci/azure-pipelines.yml", "ci/gitlab-ci.yml", "src/dist/THIRD-PARTY.txt", "docs/ci.md",
            "README.md"})
    void versionsAreThoseOfTheBuild(String file) throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        List<String> versions = new ArrayList<>();
        if (file.endsWith(".txt")) {
            Matcher dependency = Pattern
                    .compile("<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*"
                            + "<version>([^<]+)</version>\\s*</dependency>")
                    .matcher(pom.substring(0, pom.indexOf("<build>")));
            while (dependency.find()) {
                versions.add(dependency.group(1) + " " + resolve(dependency.group(2), pom) + " ");
            }
        } else {
            versions.add(first("<version>([^<]+)</version>", pom));
        }
        String text = Files.readString(Path.of(file));
        assertFalse(versions.isEmpty());
        versions.forEach(version -> assertTrue(text.contains(version), () -> file + " does not name " + version));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/ci.md"})
    void whatDocumentsShowIsThere(String document) throws IOException {
        Set<String> inputs = names(yaml("action.yml").get("inputs"));
        Set<String> parameters = new TreeSet<>();
        ((List<?>) yaml("ci/azure-pipelines.yml").get("parameters"))
                .forEach(parameter -> parameters.add(text(parameter, "name")));
        Set<String> hooks = new TreeSet<>();
        ((List<?>) load(".pre-commit-hooks.yaml")).forEach(hook -> hooks.add(text(hook, "id")));
        Matcher block = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of(document)));
        int uses = 0;
        while (block.find()) {
            for (Map<?, ?> map : maps(read(block.group(1)))) {
                if (map.get("uses") instanceof String action && action.startsWith("iislint/")) {
                    assertTrue(inputs.containsAll(names(map.get("with"))), block.group());
                    uses++;
                } else if (map.get("template") instanceof String template) {
                    assertTrue(Files.isRegularFile(Path.of(template.replaceFirst("@.*", ""))), template);
                    assertTrue(parameters.containsAll(names(map.get("parameters"))), block.group());
                    uses++;
                } else if (map.get("hooks") instanceof List<?> used) {
                    used.forEach(hook -> assertTrue(hooks.contains(text(hook, "id")), block.group()));
                    uses++;
                } else if (map.get("remote") instanceof String remote) {
                    assertTrue(Files.isRegularFile(Path.of(remote.replaceFirst(".*/v[0-9.]+/", ""))), remote);
                    uses++;
                }
            }
        }
        assertTrue(uses >= 4, document);
    }

    private static Set<String> names(Object map) {
        Set<String> names = new TreeSet<>();
        if (map != null) {
            ((Map<?, ?>) map).keySet().forEach(key -> names.add(key.toString()));
        }
        return names;
    }

    /** All maps in a value, itself included. */
    private static List<Map<?, ?>> maps(Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            maps.add(map);
            map.values().forEach(inner -> maps.addAll(maps(inner)));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> maps.addAll(maps(inner)));
        }
        return maps;
    }

    private static String resolve(String version, String pom) {
        return version.startsWith("${") ? first("<" + version.substring(2, version.length() - 1) + ">([^<]+)<", pom) : version;
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), pattern);
        return matcher.group(1);
    }

    private Programs.Outcome runAzure(Map<String, String> more, String... given) throws Exception {
        Map<?, ?> template = yaml("ci/azure-pipelines.yml");
        Map<String, String> parameters = new TreeMap<>();
        for (Object parameter : (List<?>) template.get("parameters")) {
            parameters.put(text(parameter, "name"), text(parameter, "default"));
        }
        for (int i = 0; i < given.length; i += 2) {
            assertTrue(parameters.containsKey(given[i]), given[i]);
            parameters.put(given[i], given[i + 1]);
        }
        Map<?, ?> step = (Map<?, ?>) ((List<?>) template.get("steps")).get(0);
        Map<String, String> environment = environment(step, "parameters", parameters);
        environment.put("BUILD_ARTIFACTSTAGINGDIRECTORY", folder.toString());
        environment.put("AGENT_TEMPDIRECTORY", Files.createDirectories(folder.resolve("agent")).toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("TF_BUILD", "True");
        environment.putAll(more);
        return bash(text(step, "bash"), environment);
    }

    private Programs.Outcome runAction(String... inputs) throws Exception {
        return runAction(Map.of(), inputs);
    }

    private Programs.Outcome runAction(Map<String, String> more, String... inputs) throws Exception {
        Map<?, ?> action = yaml("action.yml");
        Map<String, String> values = new TreeMap<>();
        ((Map<?, ?>) action.get("inputs")).forEach((name, input) -> values.put(name.toString(), text(input, "default")));
        for (int i = 0; i < inputs.length; i += 2) {
            assertTrue(values.containsKey(inputs[i]), inputs[i]);
            values.put(inputs[i], inputs[i + 1]);
        }
        Map<?, ?> step = (Map<?, ?>) ((List<?>) ((Map<?, ?>) action.get("runs")).get("steps")).get(1);
        Map<String, String> environment = environment(step, "inputs", values);
        environment.put("GITHUB_ACTIONS", "true");
        environment.put("RUNNER_TEMP", folder.toString());
        environment.put("GITHUB_OUTPUT", Files.writeString(folder.resolve("output"), "").toString());
        environment.putAll(more);
        return bash("set -eo pipefail\n" + text(step, "run"), environment);
    }

    /** The environment of a step, its expressions filled in. */
    private static Map<String, String> environment(Map<?, ?> step, String context, Map<String, String> values) {
        Map<String, String> environment = new TreeMap<>();
        ((Map<?, ?>) step.get("env")).forEach((name, value) -> {
            Matcher expression = Pattern.compile("\\$\\{\\{ " + context + "\\.(\\w+) }}").matcher(value.toString());
            if (expression.matches()) {
                assertTrue(values.containsKey(expression.group(1)), expression.group());
            }
            environment.put(name.toString(), expression.matches() ? values.get(expression.group(1)) : value.toString());
        });
        return environment;
    }

    private Programs.Outcome bash(String script, Map<String, String> environment) throws Exception {
        return Programs.run(repository, environment, "bash", "--noprofile", "--norc", "-c", script);
    }

    private static void assertSarif(Path file) throws IOException {
        JSONObject report = new JSONObject(Files.readString(file));
        assertEquals(List.of(), SarifSchema.complaints(report.toString()));
        assertFalse(report.getJSONArray("runs").getJSONObject(0).getJSONArray("results").isEmpty());
    }

    private static Map<?, ?> yaml(String file) throws IOException {
        return (Map<?, ?>) load(file);
    }

    private static Object load(String file) throws IOException {
        return read(Files.readString(Path.of(file)));
    }

    private static Object read(String yaml) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    }

    private static String text(Object map, String key) {
        Object value = ((Map<?, ?>) map).get(key);
        assertTrue(value instanceof String, () -> key + " is no text: " + value);
        return (String) value;
    }
}
