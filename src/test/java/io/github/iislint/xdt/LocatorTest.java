package io.github.iislint.xdt;

import org.junit.jupiter.api.Test;

/** Which elements a transform stands for. */
class LocatorTest {

    private static final String SETTINGS = "<s><add key='a' v='1'/><add key='b' v='1'/><add key='c' v='1' w='2'/></s>";

    @Test
    void withoutLocatorTheNameAloneSelects() {
        Xdt.inside(SETTINGS, "<s><add key='b' v='9' xdt:Transform='SetAttributes(v)'/></s>")
                .gives("<s><add key='a' v='9'/><add key='b' v='9'/><add key='c' v='9' w='2'/></s>").silently();
        Xdt.inside(SETTINGS, "<s><add key='b' xdt:Transform='Remove'/></s>")
                .gives("<s><add key='b' v='1'/><add key='c' v='1' w='2'/></s>").says("warning multiple-targets 2:17");
    }

    @Test
    void defaultLocatorIsNone() {
        Xdt.inside("<a><b/></a>", "<a><b xdt:Locator='DefaultLocator' xdt:Transform='Remove'/></a>").gives("<a></a>").silently();
        Xdt.inside("<a><b/></a>", "<a><b xdt:Locator='DefaultLocator(x, y)' xdt:Transform='Remove'/></a>").gives("<a></a>")
                .silently();
    }

    @Test
    void matchComparesAttributesExactly() {
        Xdt.inside(SETTINGS, "<s><add key='b' v='9' xdt:Locator='Match(key)' xdt:Transform='SetAttributes'/></s>")
                .gives("<s><add key='a' v='1'/><add key='b' v='9'/><add key='c' v='1' w='2'/></s>").silently();
        Xdt.inside(SETTINGS, "<s><add key='B' xdt:Locator='Match(key)' xdt:Transform='Remove'/></s>").gives(SETTINGS)
                .says("warning no-match 2:5").because("there is key=\"b\", and names are case-sensitive");
        Xdt.inside(SETTINGS, "<s><add v='1' w='2' xdt:Locator='Match(v, w)' xdt:Transform='Remove'/></s>")
                .gives("<s><add key='a' v='1'/><add key='b' v='1'/></s>").silently();
    }

    @Test
    void matchNeedsTheAttributeInTheTransform() {
        Xdt.inside(SETTINGS, "<s><add xdt:Locator='Match(key)' xdt:Transform='Remove'/></s>")
                .says("error match-attribute-missing 2:5");
        Xdt.inside(SETTINGS, "<s><add xdt:Locator='Match' xdt:Transform='Remove'/></s>").says("error argument-missing 2:5");
        Xdt.inside(SETTINGS, "<s><add xdt:Locator='Match()' xdt:Transform='Remove'/></s>").says("error argument-missing 2:5");
    }

    @Test
    void matchIsTrimmedOnlyWhereThereIsAComma() {
        Xdt.inside(SETTINGS, "<s><add key='b' xdt:Locator='Match( key )' xdt:Transform='Remove'/></s>")
                .says("error match-attribute-missing 2:5").because("write Match(key)");
        Xdt.inside(SETTINGS, "<s><add key='c' w='2' xdt:Locator='Match( key , w )' xdt:Transform='Remove'/></s>")
                .gives("<s><add key='a' v='1'/><add key='b' v='1'/></s>").silently();
    }

    @Test
    void anApostropheEndsTheLiteralThatMatchMakes() {
        Xdt.inside(SETTINGS, "<s><add key=\"Joe's\" xdt:Locator='Match(key)' xdt:Transform='Remove'/></s>")
                .says("error xpath-invalid 2:46");
        Xdt.inside(SETTINGS, "<s><add key=\"' or @w='2\" xdt:Locator='Match(key)' xdt:Transform='Remove'/></s>")
                .gives("<s><add key='a' v='1'/><add key='b' v='1'/></s>").silently();
    }

    @Test
    void matchKnowsAttributesOfANamespace() {
        Xdt.of("<c xmlns:q='urn:p'><a q:k='1'/><a q:k='2'/></c>",
                "<c " + Xdt.NAMESPACE + " xmlns:p='urn:p'><a p:k='2' xdt:Locator='Match(p:k)' xdt:Transform='Remove'/></c>")
                .is("<c xmlns:q='urn:p'><a q:k='1'/></c>").silently();
    }

    @Test
    void conditionIsAPredicate() {
        Xdt.inside(SETTINGS, "<s><add xdt:Locator=\"Condition(@key='b' or @w)\" xdt:Transform='RemoveAll'/></s>")
                .gives("<s><add key='a' v='1'/></s>").silently();
        Xdt.inside(SETTINGS, "<s><add xdt:Locator=\"Condition([@key='b'])\" xdt:Transform='Remove'/></s>")
                .gives("<s><add key='a' v='1'/><add key='c' v='1' w='2'/></s>").silently();
        Xdt.inside(SETTINGS, "<s><add xdt:Locator='Condition(last())' xdt:Transform='Remove'/></s>")
                .gives("<s><add key='a' v='1'/><add key='b' v='1'/></s>").silently();
    }

    @Test
    void aNumberIsAPositionBelowEachParent() {
        Xdt.inside("<a><x n='1'/><x n='2'/></a><a><x n='3'/></a>",
                "<a><x xdt:Locator='Condition(1)' xdt:Transform='RemoveAll'/></a>")
                .gives("<a><x n='2'/></a><a></a>").silently();
    }

    @Test
    void conditionTakesExactlyOneArgument() {
        Xdt.inside(SETTINGS, "<s><add xdt:Locator='Condition' xdt:Transform='Remove'/></s>").says("error argument-count 2:5");
        Xdt.inside(SETTINGS, "<s><add xdt:Locator=\"Condition(@key='a,b')\" xdt:Transform='Remove'/></s>")
                .says("error argument-count 2:5");
        Xdt.inside(SETTINGS, "<s><add xdt:Locator=\"Condition(contains(@key, 'b'))\" xdt:Transform='Remove'/></s>")
                .gives("<s><add key='a' v='1'/><add key='c' v='1' w='2'/></s>").silently();
    }

    @Test
    void aConditionThatEndsInABracketIsNotClosed() {
        Xdt.inside("<s><add/></s>", "<s xdt:Locator=\"Condition(add[@key='x'])\" xdt:Transform='Remove'/>")
                .says("error xpath-invalid 2:43");
    }

    @Test
    void xpathBeginsAtTheRootOrAtTheElement() {
        Xdt.inside(SETTINGS, "<x><y xdt:Locator=\"XPath(//add[@key='b'])\" xdt:Transform='Remove'/></x>")
                .gives("<s><add key='a' v='1'/><add key='c' v='1' w='2'/></s>").silently();
        Xdt.inside(SETTINGS, "<s xdt:Locator='XPath(add[2])' xdt:Transform='Remove'/>")
                .gives("<s><add key='a' v='1'/><add key='c' v='1' w='2'/></s>").silently();
        Xdt.inside(SETTINGS, "<s><add xdt:Locator='XPath(./../add[@w])' xdt:Transform='RemoveAll'/></s>")
                .gives("<s><add key='a' v='1'/><add key='b' v='1'/></s>").silently();
    }

    @Test
    void xpathTakesExactlyOneArgument() {
        Xdt.inside(SETTINGS, "<s><add xdt:Locator='XPath' xdt:Transform='Remove'/></s>").says("error argument-count 2:5");
        Xdt.inside(SETTINGS, "<s><add xdt:Locator='XPath(a, b)' xdt:Transform='Remove'/></s>").says("error argument-count 2:5");
    }

    @Test
    void whatNoXPathCanSelectIsAnErrorAtTheTransform() {
        for (String xpath : new String[]{"/configuration/[", "/count(/*)", "/configuration/s[nothing()]", "/configuration/p:s",
                "/configuration/s[$v]"}) {
            Xdt.inside(SETTINGS, "<s xdt:Transform='Remove'\nxdt:Locator='XPath(" + xpath + ")'/>").gives(SETTINGS)
                    .says("error xpath-invalid 2:4");
        }
    }

    @Test
    void aLocatorOnAParentCountsForThePathsBelow() {
        Xdt.inside("<a n='1'><b/></a><a n='2'><b/></a>", "<a n='2' xdt:Locator='Match(n)'><b xdt:Transform='Remove'/></a>")
                .gives("<a n='1'><b/></a><a n='2'></a>").silently();
        Xdt.inside("<a n='1'><b/></a><a n='2'><b/></a>", "<z xdt:Locator='XPath(//a[2])'><b xdt:Transform='Remove'/></z>")
                .gives("<a n='1'><b/></a><a n='2'></a>").silently();
    }

    @Test
    void aWrongLocatorThatNobodyNeedsIsNotNoticed() {
        Xdt.inside("<a/>", "<a xdt:Locator='Nonsense'/>").gives("<a/>").silently();
        Xdt.inside("<a><b/></a>", "<a xdt:Locator='Nonsense'><b xdt:Transform='Remove'/></a>").says("error unknown-locator 2:4");
        Xdt.inside("<a><b/></a>", "<a xdt:Locator='Match(k)'><b xdt:Transform='Remove'/></a>")
                .says("error match-attribute-missing 2:2");
        Xdt.inside("<a/>", "<a xdt:Locator='Remove' xdt:Transform='Remove'/>").says("error not-a-transform 2:4");
    }

    @Test
    void namespacesMustAgreeAndPrefixesNeedNot() {
        String base = "<c><a xmlns='urn:n'><b/></a></c>";
        Xdt.of(base, "<c " + Xdt.NAMESPACE + "><a xmlns='urn:n'><b xdt:Transform='Remove'/></a></c>")
                .is("<c><a xmlns='urn:n'></a></c>").silently();
        Xdt.of(base, "<c " + Xdt.NAMESPACE + " xmlns:p='urn:n'><p:a><p:b xdt:Transform='Remove'/></p:a></c>")
                .is("<c><a xmlns='urn:n'></a></c>").silently();
        Xdt.of(base, "<c " + Xdt.NAMESPACE + "><a><b xdt:Transform='Remove'/></a></c>").is(base).says("warning no-match 1:69")
                .because("the <a> there is in the namespace \"urn:n\", this one in none");
        Xdt.of("<c xmlns='urn:n'><a/></c>", "<c " + Xdt.NAMESPACE + "><a xdt:Transform='Remove'/></c>")
                .says("warning no-match 1:2");
        Xdt.of("<c xmlns='urn:n'><a/></c>", "<c xmlns='urn:n' " + Xdt.NAMESPACE + "><a xdt:Transform='Remove'/></c>")
                .is("<c xmlns='urn:n'></c>").silently();
    }

    @Test
    void saysWhichNameWasMeant() {
        Xdt.inside("<system.web><compilation/></system.web>", "<system.web><Compilation xdt:Transform='Remove'/></system.web>")
                .says("warning no-match 2:14").because("there is <compilation>, and names are case-sensitive");
        Xdt.inside("<system.web/>", "<system.wbe xdt:Transform='Remove'/>").because("did you mean <system.web>?");
        Xdt.inside(SETTINGS, "<s><add key='bb' xdt:Locator='Match(key)' xdt:Transform='Remove'/></s>")
                .because("no element matches /configuration/s/add[@key='bb']");
        Xdt.inside("<s><add name='x'/></s>", "<s><add key='x' xdt:Locator='Match(key)' xdt:Transform='Remove'/></s>")
                .because("no <add> there has an attribute \"key\"");
    }
}
