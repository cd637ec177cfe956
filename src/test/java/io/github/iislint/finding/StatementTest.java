package io.github.iislint.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StatementTest {

    @Test
    void howManyMoreThereAreComesAfterTheText() {
        assertEquals("a", Statement.of("a").toString());
        assertEquals("a (and at 1 more location)", new Statement("a", 1, 0, "").toString());
        assertEquals("a (and at 2 more locations)", new Statement("a", 2, 0, "").toString());
        assertEquals("a (and in 1 more entry)", new Statement("a", 0, 1, "").toString());
        assertEquals("a (and in 2 more entries)", new Statement("a", 0, 2, "").toString());
    }

    @Test
    void whatComparisonsAddComesLastAndDeploymentsComeFirst() {
        assertEquals("with Web.Release.config: a (and at 2 more locations) (not new)",
                new Statement("a", 2, 0, "").withRemark("(not new)").after("with Web.Release.config: ").toString());
    }

    @Test
    void aTextThatItselfSpeaksOfMoreLocationsStaysWhole() {
        assertEquals("the folder \"x (and at 2 more locations)\" is open",
                new Statement("the folder \"x (and at 2 more locations)\" is open", 3, 0, "").withoutLocations().toString());
    }
}
