package io.github.iislint.xdt;

import org.junit.jupiter.api.Test;

/** What the library that builds use is silent about, and authors want to know. */
class NotesTest {

    @Test
    void attributesOfTheNamespaceThatMeanNothing() {
        Xdt.inside("<a/>", "<a xdt:transform='Remove'/>").silently().notes("unknown-xdt-attribute 2:4")
                .because("did you mean xdt:Transform?");
        Xdt.inside("<a/>", "<a xdt:Transform='Remove' xdt:SuppressWarnings='true'/>").notes("unknown-xdt-attribute 2:27");
        Xdt.inside("<a/>", "<a xdt:Transform='Remove' xdt:SupressWarnings='true'/>").notes();
    }

    @Test
    void anInsertWithSeveralParents() {
        Xdt.inside("<a/><a/>", "<a><b xdt:Transform='Insert'/></a>").silently().notes("several-parents 2:7");
        Xdt.inside("<a/>", "<a><b xdt:Transform='Insert'/></a>").notes();
    }

    @Test
    void insertIfMissingThatComparesNoKey() {
        String base = "<a><add key='1'/></a>";
        Xdt.inside(base, "<a><add key='2' xdt:Transform='InsertIfMissing'/></a>").silently().notes("key-not-compared 2:17");
        Xdt.inside(base, "<a><add key='1' xdt:Transform='InsertIfMissing'/></a>").notes();
        Xdt.inside(base, "<a><add key='2' xdt:Locator='Match(key)' xdt:Transform='InsertIfMissing'/></a>").notes();
    }

    @Test
    void aTransformWithinWhatAnotherOneInserts() {
        Xdt.inside("<a/>", "<a><b xdt:Transform='Insert'><d xdt:Transform='Insert'/></b></a>").silently().notes("nested 2:33");
        Xdt.inside("<a/>", "<a xdt:Transform='Replace'><b xdt:Transform='Remove'/></a>").notes("nested 2:31");
        Xdt.inside("<a><b/></a>", "<a k='1' xdt:Transform='SetAttributes'><b xdt:Transform='Remove'/></a>").notes();
    }
}
