package io.github.iislint.xdt;

import org.junit.jupiter.api.Test;

/** How a transform is read and in which order it is applied. */
class WalkTest {

    @Test
    void withoutTheNamespaceNothingIsDone() {
        Xdt.of("<c><a/></c>", "<c><a/></c>").is("<c><a/></c>").says("info no-namespace 1:2");
        Xdt.of("<c><a/></c>",
                "<c xmlns:xdt='http://schemas.microsoft.com/xml-document-transform'><a xdt:Transform='Remove'/></c>")
                .is("<c><a/></c>").says("info no-namespace 1:2");
    }

    @Test
    void thePrefixIsFreeAndMayBeDeclaredAnywhere() {
        Xdt.of("<c><a/></c>", "<c><a x:Transform='Remove' xmlns:x='http://schemas.microsoft.com/XML-Document-Transform'/></c>")
                .is("<c></c>").silently();
    }

    @Test
    void unknownElementsOfTheNamespaceAreReportedFirstAndOtherwiseElementsLikeAll() {
        Xdt.inside("<a/>", "<b xdt:Transform='Remove'/>\n<xdt:Foo><d xdt:Transform='Remove'/></xdt:Foo>")
                .says("warning unknown-xdt-element 3:2", "warning no-match 2:2", "warning no-match 3:2");
    }

    @Test
    void importsEndEverything() {
        Xdt.inside("<a/>", "<xdt:Import assembly='A' namespace='N'/>\n<a xdt:Transform='Remove'/>").gives("<a/>")
                .says("error import-unavailable 2:2");
        Xdt.inside("<a/>", "<xdt:Import path='A.dll' namespace='N'/>").says("error import-unavailable 2:2");
        Xdt.inside("<a/>", "<xdt:Import path='A.dll'/>").says("error import-invalid 2:2");
        Xdt.inside("<a/>", "<xdt:Import namespace='N'/>").says("error import-invalid 2:2");
        Xdt.inside("<a/>", "<xdt:Import path='A.dll' assembly='A' namespace='N'/>").says("error import-invalid 2:2");
        Xdt.inside("<a/>", "<xdt:Import path='A.dll' namespace='N' more='x'/>").says("error import-invalid 2:40");
        Xdt.inside("<a/>", "<xdt:Foo/><a><xdt:Import/></a>").says("warning unknown-xdt-element 2:2", "error import-invalid 2:15");
    }

    @Test
    void aTransformThatIsNotWellFormedIsAnError() {
        Xdt.of("<c/>", "<c>\n  <a>\n</c>").is("<c/>").says("error malformed 3:3");
    }

    @Test
    void eachStepWorksOnTheResultOfThoseBefore() {
        Xdt.inside("<a/>", "<b xdt:Transform='Insert'/><b k='1' xdt:Transform='SetAttributes'/><a xdt:Transform='Remove'/>")
                .gives("<b k='1'/>").silently();
    }

    @Test
    void parentsComeBeforeTheirChildren() {
        Xdt.inside("<a><b/></a>",
                "<a k='1' xdt:Transform='SetAttributes'><b xdt:Locator='Condition(../@k)' xdt:Transform='Remove'/></a>")
                .gives("<a k='1'></a>").silently();
    }

    @Test
    void whatIsInsertedRunsAgainOnTheTarget() {
        Xdt.inside("<a/>", "<a><b xdt:Transform='Insert'><d xdt:Transform='Insert'/></b></a>").gives("<a><b><d/><d/></b></a>")
                .silently();
        Xdt.inside("<a/>", "<a xdt:Transform='Replace'><b xdt:Transform='Remove'/></a>").gives("<a></a>").silently();
    }

    @Test
    void withoutATransformNothingHappens() {
        Xdt.inside("<a k='1'/>", "<a k='2'><b/></a>").gives("<a k='1'/>").silently();
        Xdt.inside("<a/>", "<a xdt:transform='Remove'/>").gives("<a/>").silently();
    }

    @Test
    void whatCannotBeUnderstoodIsSkippedWithItsChildren() {
        Xdt.inside("<a><b/></a><d/>",
                "<a xdt:Transform='Nonsense'><b xdt:Transform='Nonsense'/></a><d xdt:Transform='Nonsense'/>")
                .says("error unknown-transform 2:4", "error unknown-transform 2:65");
        Xdt.inside("<a><b/></a>", "<a xdt:Transform='Remove' xdt:SupressWarnings='1'><b xdt:Transform='Nonsense'/></a>")
                .says("error not-boolean 2:2");
    }

    @Test
    void whatFailsWhileItRunsDoesNotSkipItsChildren() {
        Xdt.inside("<a/>", "<a xdt:Locator='Nonsense' xdt:Transform='Remove'><b xdt:Transform='Nonsense'/></a>")
                .says("error unknown-locator 2:4", "error unknown-transform 2:53");
    }

    @Test
    void namesAreExactAndListsAreInRoundBrackets() {
        for (String value : new String[]{"", "Remove, Insert", "SetAttributes(k", "SetAttributes:k", "#Remove#",
                "Set-Attributes"}) {
            Xdt.inside("<a/>", "<a xdt:Transform='" + value + "'/>").says("error syntax 2:4");
        }
        for (String value : new String[]{"remove", "REMOVE", "Xslt(a.xsl)", "Delete"}) {
            Xdt.inside("<a/>", "<a xdt:Transform='" + value + "'/>").says("error unknown-transform 2:4");
        }
        for (String value : new String[]{"Match(k)", "Condition", "XPath", "DefaultLocator"}) {
            Xdt.inside("<a/>", "<a xdt:Transform='" + value + "'/>").says("error not-a-transform 2:4");
        }
        for (String value : new String[]{" Remove ", "&#10;Remove&#10;", "Remove()", "Remove ()", "\n  Remove\n"}) {
            Xdt.inside("<a/>", "<a xdt:Transform='" + value + "'/>").gives("").silently();
        }
        Xdt.inside("<a x='1' y='2'/>", "<a xdt:Transform='RemoveAttributes\n(x,\n y)'/>").gives("<a/>").silently();
    }

    @Test
    void aMistypedNameIsNamed() {
        Xdt.inside("<a/>", "<a xdt:Transform='SetAttribute'/>").because("did you mean SetAttributes?");
        Xdt.inside("<a/>", "<a xdt:Locator='Math(k)' xdt:Transform='Remove'/>").because("did you mean Match?");
    }

    @Test
    void theTopmostElementThatIsNotFoundIsNamed() {
        Xdt.inside("<a/>", "<x>\n<y>\n<z xdt:Transform='Remove'/></y></x>").says("warning no-match 2:2");
        Xdt.inside("<a/>", "<a>\n<y>\n<z xdt:Transform='Remove'/></y></a>").says("warning no-match 3:2");
        Xdt.of("<other/>", "<c " + Xdt.NAMESPACE + "><a xdt:Transform='Remove'/><b xdt:Transform='RemoveAll'/></c>")
                .says("warning no-match 1:2", "warning no-match 1:2");
    }

    @Test
    void whatAnEarlierTransformRemovedIsSaid() {
        Xdt.inside("<a/>", "<a xdt:Transform='Remove'/>\n<a xdt:Transform='Remove'/>").gives("")
                .says("warning removed-earlier 3:2");
        Xdt.inside("<a k='1'/>",
                "<a k='2' xdt:Transform='SetAttributes'/>\n<a k='1' xdt:Locator='Match(k)' xdt:Transform='Remove'/>")
                .says("warning removed-earlier 3:2");
        Xdt.inside("<a><b/></a>", "<a xdt:Transform='Remove'/>\n<a><b xdt:Transform='Insert'/></a>")
                .says("error removed-earlier 3:5");
    }

    @Test
    void aRemarkAboutWhatIsNearDoesNotChangeWhatIsFoundLater() {
        Xdt.inside("<b/>", """
                <b><c xdt:Locator='XPath(x)' xdt:Transform='Insert'/>
                <d xdt:Locator='XPath(//b)' xdt:Transform='Remove'/>
                <e xdt:Transform='Remove'/></b>""")
                .says("error no-match 2:5", "warning removed-earlier 2:2");
    }

    @Test
    void aParentThatWasFoundIsNotLookedForAgain() {
        Xdt.inside("<a><b/></a>", "<a xdt:Transform='Remove'><b xdt:Transform='Remove'/></a>").gives("")
                .says("warning removed-earlier 2:28");
    }

    @Test
    void supressWarningsTurnsTheWarningsOfItsElementIntoMessages() {
        Xdt.inside("<a/>", "<b xdt:Transform='Remove' xdt:SupressWarnings='true'/>").says("info no-match 2:2");
        Xdt.inside("<a/>", "<b xdt:Transform='Remove' xdt:SupressWarnings=' TRUE '/>").says("info no-match 2:2");
        Xdt.inside("<a/>", "<b xdt:Transform='Remove' xdt:SupressWarnings='False'/>").says("warning no-match 2:2");
        Xdt.inside("<a/>", "<b xdt:Transform='Remove' xdt:SuppressWarnings='true'/>").says("warning no-match 2:2");
        Xdt.inside("<a/>", "<b xdt:Transform='Remove' xdt:SupressWarnings=''/>").says("error not-boolean 2:2");
        Xdt.inside("<a/>", "<a xdt:Transform='Remove' xdt:SupressWarnings='true'><b xdt:Transform='Nonsense'/></a>")
                .says("error unknown-transform 2:57");
    }

    @Test
    void supressWarningsLeavesChildrenAndErrorsAlone() {
        Xdt.inside("<a/>", "<a k='1' xdt:Transform='SetAttributes' xdt:SupressWarnings='true'><b xdt:Transform='Remove'/></a>")
                .says("warning no-match 2:68");
        Xdt.inside("<a/>", "<x><b xdt:Transform='Insert' xdt:SupressWarnings='true'/></x>").says("error no-match 2:5");
        Xdt.inside("<a/>", "<b xdt:SupressWarnings='nonsense'/>").silently();
    }
}
