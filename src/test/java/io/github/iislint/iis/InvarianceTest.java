package io.github.iislint.iis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** How a configuration is written changes nothing of what it means. */
class InvarianceTest {

    private static final List<String> PATHS = List.of("S", "S/app", "S/app/x", "S/dir", "T");
    private static final String UNLOCKED = "<location overrideMode=\"Allow\"><system.webServer><security><access/></security>"
            + "</system.webServer></location>";

    /** Settings for one location: the flags, the default documents, and whether those are on. Null is unset. */
    record Settings(String path, String flags, Boolean documents, List<String> added, boolean cleared) {

        String access(char quote) {
            return flags == null ? "" : "<security><access sslFlags=" + quote + flags + quote + "/></security>";
        }

        String documents(char quote, boolean swapped) {
            if (documents == null) {
                return "";
            }
            String enabled = " enabled=" + quote + documents + quote;
            String locks = " lockElements=" + quote + "files" + quote;
            StringBuilder files = new StringBuilder(cleared ? "<clear/>" : "");
            added.forEach(name -> files.append("<remove value=").append(quote).append(name).append(quote).append("/><add value=")
                    .append(quote).append(name).append(quote).append("/>"));
            return "<defaultDocument" + (swapped ? locks + enabled : enabled + locks) + "><files>" + files
                    + "</files></defaultDocument>";
        }

        String tag(String content) {
            return content.isEmpty()
                    ? ""
                    : "<location path=\"" + path + "\"><system.webServer>" + content + "</system.webServer></location>\n";
        }

        String tag() {
            return tag(access('"') + documents('"', false));
        }
    }

    @Provide
    static Arbitrary<List<Settings>> configurations() {
        Arbitrary<Settings> settings = Combinators.combine(Arbitraries.of(PATHS),
                Arbitraries.of("None", "Ssl", "Ssl, SslNegotiateCert").injectNull(0.3),
                Arbitraries.of(true, false).injectNull(0.3),
                Arbitraries.of("a.htm", "b.htm", "c.htm").list().uniqueElements().ofMaxSize(3), Arbitraries.of(true, false))
                .as(Settings::new);
        return settings.list().uniqueElements(Settings::path).ofMaxSize(PATHS.size());
    }

    private static Map<String, String> inEffect(Fixture fixture) {
        Server server = fixture.load(PATHS.toArray(new String[0]));
        Map<String, String> found = new LinkedHashMap<>();
        for (String path : PATHS) {
            for (String section : List.of("system.webServer/security/access", "system.webServer/defaultDocument")) {
                EffectiveSetting.of(server, server.location(path), section, true)
                        .forEach(s -> found.put(path + " " + section + " " + s.attribute(), s.value()));
            }
            found.put(path + " refusals", server.refusals(path).stream().map(Problem::message).toList().toString());
        }
        return found;
    }

    private static Fixture written(List<Settings> all) {
        return Fixture.host(UNLOCKED + all.stream().map(Settings::tag).reduce("", String::concat));
    }

    @Property(tries = 100)
    void theOrderOfLocationTags(@ForAll("configurations") List<Settings> all, @ForAll Random random) {
        List<Settings> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        assertEquals(inEffect(written(all)), inEffect(written(shuffled)));
    }

    @Property(tries = 100)
    void attributeOrderAndQuotes(@ForAll("configurations") List<Settings> all) {
        String other = all.stream().map(s -> s.tag(s.documents('\'', true) + s.access('\''))).reduce("", String::concat);
        assertEquals(inEffect(written(all)), inEffect(Fixture.host(UNLOCKED + other)));
    }

    @Property(tries = 100)
    void commentsAndBlanks(@ForAll("configurations") List<Settings> all) {
        String other = all.stream().map(Settings::tag).reduce("", String::concat)
                .replace("<", "<!-- <access sslFlags=\"x\"/> -->\r\n\t<")
                .replace("/>", "\n />");
        assertEquals(inEffect(written(all)), inEffect(Fixture.host(UNLOCKED + other)));
    }

    @Property(tries = 100)
    void oneLocationTagOrTwo(@ForAll("configurations") List<Settings> all) {
        String split = all.stream().map(s -> s.tag(s.access('"')) + s.tag(s.documents('"', false))).reduce("", String::concat);
        assertEquals(inEffect(written(all)), inEffect(Fixture.host(UNLOCKED + split)));
    }

    @Property(tries = 100)
    void locationTagOrWebConfigOfTheSamePlace(@ForAll("configurations") List<Settings> all) {
        Fixture moved = Fixture.host(UNLOCKED);
        for (Settings settings : all) {
            moved.webConfig(settings.path().toLowerCase(java.util.Locale.ROOT), "<system.webServer>" + settings.access('"')
                    + settings.documents('"', false).replace(" lockElements=\"files\"", "") + "</system.webServer>");
        }
        assertEquals(inEffect(written(all)), inEffect(moved));
    }
}
