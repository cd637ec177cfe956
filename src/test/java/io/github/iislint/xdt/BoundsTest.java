package io.github.iislint.xdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hostile transform ends with a message, and a large one in time. */
class BoundsTest {

    private static MessageKind first(Xdt xdt) {
        return xdt.transformed().messages().get(0).kind();
    }

    @Test
    void anXPathThatLooksAtEverythingForEverythingIsTooMuchWork() {
        String base = "<a/>".repeat(3000);
        assertTimeout(Duration.ofSeconds(20), () -> {
            Xdt xdt = Xdt.inside(base, "<a xdt:Locator='XPath(//*[count(//*[count(//*) > 1]) > 1])' xdt:Transform='Remove'/>");
            assertEquals(MessageKind.TOO_MUCH_WORK, first(xdt));
            assertTrue(xdt.transformed().failed());
        });
    }

    @Test
    void textThatIsLookedAtCountsAsWork() {
        String base = "<a>" + "x".repeat(100_000) + "</a>" + "<b/>".repeat(100_000);
        assertEquals(MessageKind.TOO_MUCH_WORK, first(Xdt.inside(base,
                "<b xdt:Locator=\"Condition(contains(/*, 'y'))\" xdt:Transform='Remove'/>")));
    }

    @Test
    void deepExpressionsAreNoStackOverflow() {
        for (String xpath : List.of("(".repeat(4000) + "1" + ")".repeat(4000), "not(".repeat(2000) + "1" + ")".repeat(2000),
                "1" + "+1".repeat(4900), "a[".repeat(2400) + "1" + "]".repeat(2400), "-".repeat(9000) + "1", "x"
                        .repeat(20_000))) {
            Xdt.inside("<a/>", "<a xdt:Locator='Condition(" + xpath + ")' xdt:Transform='Remove'/>").transformed();
        }
    }

    @Test
    void aResultThatIsManyTimesAsLongIsRefused() {
        String base = "<a/>".repeat(20_000);
        Xdt xdt = Xdt.inside(base, "<a k='" + "x".repeat(10_000) + "' xdt:Transform='SetAttributes'/>");
        assertEquals(MessageKind.TOO_LONG, first(xdt));
        assertTrue(xdt.text().length() < 100_000);
    }

    @Test
    void manyTransformsOfALargeFileAreDoneInTime() {
        StringBuilder base = new StringBuilder();
        StringBuilder transform = new StringBuilder();
        for (int i = 0; i < 2000; i++) {
            base.append("<add key='").append(i).append("' value='1'/>\n");
            transform.append("<add key='").append(i)
                    .append("' value='2' xdt:Locator='Match(key)' xdt:Transform='SetAttributes'/>\n");
        }
        Xdt xdt = assertTimeout(Duration.ofSeconds(20), () -> Xdt.inside("<s>\n" + base + "</s>", "<s>\n" + transform + "</s>"));
        xdt.gives("<s>" + base.toString().replace("'1'/>", "'2'/>").replace("\n", "") + "</s>").silently();
    }
}
