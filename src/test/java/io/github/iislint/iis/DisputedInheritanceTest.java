package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.location;
import static io.github.iislint.iis.Fixture.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said of inheritInChildApplications="false" above paths that have configuration of their own. */
class DisputedInheritanceTest {

    private static final String BROWSE = "<system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>";
    private static final String DOCUMENT = "<system.webServer><defaultDocument enabled=\"false\"/></system.webServer>";

    private static String apart(String path, String content) {
        return "<location path=\"" + path + "\" inheritInChildApplications=\"false\">" + content + "</location>";
    }

    private static String folders(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> location("S/f" + i, DOCUMENT)).reduce("", String::concat);
    }

    private static String message(String paths, String verb) {
        return "it is disputed whether " + paths + " " + verb + " what this location tag sets "
                + "(inheritInChildApplications=\"false\"): according to the IIS reference yes, according to reports from "
                + "servers no, because they have their own configuration";
    }

    @Test
    void theFirstThreePathsAreNamedAndTheOthersCounted() {
        assertEquals(List.of(message("S/f1", "inherits")), messages(host(apart("S", BROWSE) + folders(1)).load()));
        assertEquals(List.of(message("S/f1, S/f2, S/f3", "inherit")), messages(host(apart("S", BROWSE) + folders(3)).load()));
        assertEquals(List.of(message("S/f1, S/f2, S/f3 and 1 more path", "inherit")),
                messages(host(apart("S", BROWSE) + folders(4)).load()));
        assertEquals(List.of(message("S/f1, S/f2, S/f3 and 2 more paths", "inherit")),
                messages(host(apart("S", BROWSE) + folders(5)).load()));
    }

    @Test
    void nothingIsDisputedWithoutConfigurationInTheSameApplication() {
        assertEquals(List.of(), messages(host(apart("S", BROWSE)).load()));
        assertEquals(List.of(), messages(host(apart("S", BROWSE) + location("S/app", DOCUMENT) + location("S/app/x", DOCUMENT)
                + location("T/x", DOCUMENT)).load()));
        assertEquals(List.of(), messages(host(apart("S", "") + folders(1)).load()));
        assertEquals(List.of(), messages(host(location("S", BROWSE) + folders(1)).load()));
        assertEquals(List.of(), messages(host(apart("", BROWSE) + folders(1)).load()));
    }

    @Test
    void aDisputeConcernsTheLocationsOfTheApplicationThatHaveConfigurationOfTheirOwn() {
        Server server = host(apart("S", BROWSE) + folders(1) + location("S/app/x", DOCUMENT)).load("S/other", "S/f1/below");
        for (String concerned : List.of("S/f1", "S/f1/below")) {
            assertEquals(1, server.disputes(server.location(concerned)).size(), concerned);
        }
        for (String other : List.of("", "S", "S/other", "S/app", "S/app/x", "T")) {
            assertEquals(List.of(), server.disputes(server.location(other)), other);
        }
    }

    @Test
    void theSwitchOfAPoolConcernsAllOfItsApplication() {
        Server server = Fixture.raw("<configuration>" + Fixture.DECLARED + "<system.applicationHost><applicationPools>"
                + "<add name=\"P\" enableConfigurationOverride=\"false\"/></applicationPools></system.applicationHost>"
                + Fixture.SITES.replace("path=\"/app\"", "path=\"/app\" applicationPool=\"P\"") + "</configuration>")
                .webConfig("s/app", BROWSE).load("S/app/x");
        assertEquals(List.of(ProblemKind.WEB_CONFIG_IGNORED), server.problems().stream().map(Problem::kind).toList());
        assertEquals(1, server.disputes(server.location("S/app/x")).size());
        assertEquals(0, server.disputes(server.location("S")).size());
    }
}
