package io.github.iislint.iis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What the engine computes, held against a small model that is written from the documentation of collections alone: entries of a
 * deeper level are appended, or prepended with {@code mergeAppend="false"}; a second entry of one key is refused; remove and
 * clear take out what is inherited; what is added again is where it was; .NET replaces, or leaves out what is equal.
 */
class DocumentedModelTest {

    private static final String SHIPPED = "shipped";

    /** One directive of a collection; a key of null clears, a value of null removes. */
    record Directive(String key, String value) {

        String xml(Kind kind) {
            return key == null
                    ? "<clear/>"
                    : value == null
                            ? "<remove " + kind.key + "=\"" + key + "\"/>"
                            : "<" + kind.add + " " + kind.key + "=\"" + key + "\" " + kind.value.formatted(value) + "/>";
        }
    }

    /** A collection and the rules that its schema names. */
    enum Kind {
        MIME("system.webServer/staticContent", "", "mimeMap", "fileExtension", "mimeType=\"a/%s\"", false, true, false),
        MODULES("system.webServer/modules", "", "add", "name", "type=\"%s\"", false, true, false),
        HANDLERS("system.webServer/handlers", "", "add", "name", "path=\"%s\" verb=\"*\"", true, true, false),
        DOCUMENTS("system.webServer/defaultDocument", "files", "add", "value", "", true, false, false),
        APP_SETTINGS("appSettings", "", "add", "key", "value=\"%s\"", false, true, true),
        PROVIDERS("system.web/membership", "providers", "add", "name", "type=\"%s\"", false, true, false);

        final String section;
        final String within;
        final String add;
        final String key;
        final String value;
        final boolean prepends;
        final boolean keepsPlaces;
        final boolean replaces;

        Kind(String section, String within, String add, String key, String value, boolean prepends, boolean keepsPlaces,
                boolean replaces) {
            this.section = section;
            this.within = within;
            this.add = add;
            this.key = key;
            this.value = value;
            this.prepends = prepends;
            this.keepsPlaces = keepsPlaces;
            this.replaces = replaces;
        }

        boolean net() {
            return !section.startsWith("system.webServer");
        }

        String xml(List<Directive> directives) {
            StringBuilder inner = new StringBuilder();
            directives.forEach(directive -> inner.append(directive.xml(this)));
            String text = within.isEmpty() ? inner.toString() : "<" + within + ">" + inner + "</" + within + ">";
            List<String> names = List.of(section.split("/"));
            for (int i = names.size() - 1; i >= 0; i--) {
                text = "<" + names.get(i) + ">" + text + "</" + names.get(i) + ">";
            }
            return text;
        }
    }

    /** What the documentation says of one collection. */
    private static final class Model {

        private final Kind kind;
        private Map<String, String> entries = new LinkedHashMap<>();
        private int refused;
        private int assumed;

        Model(Kind kind, Map<String, String> start) {
            this.kind = kind;
            entries.putAll(start);
        }

        void level(List<Directive> directives) {
            List<String> inherited = new ArrayList<>(entries.keySet());
            List<String> own = new ArrayList<>();
            Map<String, String> values = new LinkedHashMap<>(entries);
            for (Directive directive : directives) {
                if (directive.key == null) {
                    inherited.clear();
                    own.clear();
                    values.clear();
                } else if (directive.value == null) {
                    own.remove(directive.key);
                    values.remove(directive.key);
                    if (!kind.keepsPlaces) {
                        inherited.remove(directive.key);
                    }
                } else if (!values.containsKey(directive.key)) {
                    values.put(directive.key, directive.value);
                    if (!inherited.contains(directive.key)) {
                        own.add(directive.key);
                    }
                } else if (values.get(directive.key).equals(SHIPPED)) {
                    assumed++;
                    values.put(directive.key, directive.value);
                } else if (kind.replaces) {
                    values.put(directive.key, directive.value);
                } else if (!kind.net() || !values.get(directive.key).equals(directive.value)) {
                    refused++;
                }
            }
            List<String> order = new ArrayList<>(kind.prepends ? own : inherited);
            order.addAll(kind.prepends ? inherited : own);
            entries = new LinkedHashMap<>();
            order.stream().filter(values::containsKey).forEach(key -> entries.put(key, values.get(key)));
        }
    }

    @Provide
    static Arbitrary<List<Directive>> directives() {
        Arbitrary<String> key = Arbitraries.of("a", "b", "c", "d").injectNull(0.08);
        return Combinators.combine(key, Arbitraries.of("1", "2").injectNull(0.35)).as(Directive::new).list().ofMaxSize(6);
    }

    private static List<String> keys(Server server, String location, Kind kind) {
        SectionState state = server.location(location).section(kind.section);
        ElementState element = state == null
                ? null
                : kind.within.isEmpty()
                        ? state.element()
                        : state.element().child(kind.within);
        return element == null ? List.of() : element.entries().stream().map(entry -> entry.value(kind.key)).toList();
    }

    private static Map<String, String> start(Kind kind, Server server, String location) {
        Map<String, String> start = new LinkedHashMap<>();
        keys(server, location, kind).forEach(key -> start.put(key, SHIPPED));
        return start;
    }

    private static long duplicates(Server server) {
        return server.problems().stream().filter(problem -> problem.kind() == ProblemKind.ENTRY_DUPLICATE).count();
    }

    @Property(tries = 400)
    void collectionsAreMergedAsDocumented(@ForAll Kind kind, @ForAll("directives") List<Directive> host,
            @ForAll("directives") List<Directive> tag, @ForAll("directives") List<Directive> site,
            @ForAll("directives") List<Directive> application) {
        String declared = "<configuration>" + Fixture.SITES;
        Server nothing = Fixture.raw(declared + "</configuration>").load();
        Server server = Fixture.raw(declared + kind.xml(host) + "<location path=\"S\">" + kind.xml(tag)
                + "</location></configuration>")
                .webConfig("s", kind.xml(site)).webConfig("s/app", kind.xml(application)).load();
        Model model = new Model(kind, start(kind, nothing, "S"));
        model.level(host);
        assertEquals(List.copyOf(model.entries.keySet()), keys(server, "T", kind));
        model.level(tag);
        model.level(site);
        assertEquals(List.copyOf(model.entries.keySet()), keys(server, "S", kind));
        model.level(application);
        assertEquals(List.copyOf(model.entries.keySet()), keys(server, "S/app", kind));
        assertEquals(model.refused, duplicates(server));
    }

    @Property(tries = 100)
    void aLoneFileLiesOverTheStockServer(@ForAll("stock") List<Directive> directives) {
        Server nothing = lone("<system.webServer/>");
        Server server = lone(Kind.MIME.xml(directives));
        Model model = new Model(Kind.MIME, start(Kind.MIME, nothing, "site"));
        model.level(directives);
        assertEquals(List.copyOf(model.entries.keySet()), keys(server, "site", Kind.MIME));
        assertEquals(model.refused, server.refusals("site").size());
        assertEquals(model.refused + model.assumed, duplicates(server));
    }

    @Provide
    static Arbitrary<List<Directive>> stock() {
        Arbitrary<String> key = Arbitraries.of(".json", ".svg", ".mine", ".yours").injectNull(0.08);
        return Combinators.combine(key, Arbitraries.of("1", "2").injectNull(0.35)).as(Directive::new).list().ofMaxSize(6);
    }

    private static Server lone(String content) {
        return Fixture.host("").file("web.config", "<configuration>" + content + "</configuration>").lone("site", Map.of("",
                "web.config"));
    }

    @Property(tries = 200)
    void applicationPoolsHaveTheirOwnValuesThenTheDefaultsThenTheSchemas(@ForAll("attributes") Map<String, String> pool,
            @ForAll("attributes") Map<String, String> defaults) {
        Server server = Fixture.raw("<configuration><system.applicationHost><applicationPools><add name=\"P\"" + xml(pool)
                + "/><applicationPoolDefaults" + xml(defaults)
                + "/></applicationPools></system.applicationHost></configuration>").load();
        ElementState state = server.root().section("system.applicationHost/applicationPools").element().entries().get(0);
        Map<String, String> expected = new LinkedHashMap<>(Map.of("queueLength", "1000", "autoStart", "true", "startMode",
                "OnDemand"));
        expected.putAll(defaults);
        expected.putAll(pool);
        Map<String, String> found = new LinkedHashMap<>();
        expected.keySet().forEach(name -> found.put(name, state.value(name)));
        assertEquals(expected, found);
    }

    @Provide
    static Arbitrary<Map<String, String>> attributes() {
        return Combinators.combine(Arbitraries.of("20", "30").injectNull(0.5), Arbitraries.of("true", "false").injectNull(0.5),
                Arbitraries.of("AlwaysRunning").injectNull(0.5)).as((length, start, mode) -> {
                    Map<String, String> set = new LinkedHashMap<>();
                    set.put("queueLength", length);
                    set.put("autoStart", start);
                    set.put("startMode", mode);
                    set.values().removeIf(value -> value == null);
                    return set;
                });
    }

    private static String xml(Map<String, String> attributes) {
        StringBuilder text = new StringBuilder();
        attributes.forEach((name, value) -> text.append(' ').append(name).append("=\"").append(value).append('"'));
        return text.toString();
    }
}
