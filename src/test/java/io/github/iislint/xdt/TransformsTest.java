package io.github.iislint.xdt;

import org.junit.jupiter.api.Test;

/** What each transform does. */
class TransformsTest {

    @Test
    void insertAppendsToTheFirstParentWhateverIsThere() {
        Xdt.inside("<a><b/></a><a/>", "<a><b xdt:Transform='Insert'/></a>").gives("<a><b/><b/></a><a/>").silently();
        Xdt.inside("<a><b/></a>", "<a><c xdt:Transform='Insert(x)'/></a>").gives("<a><b/><c/></a>")
                .says("warning argument-ignored 2:7");
    }

    @Test
    void insertWithAnXPathGoesIntoWhatThePathFinds() {
        Xdt.inside("<a><b/></a>", "<x xdt:Locator='XPath(//b)' xdt:Transform='Insert'/>").gives("<a><b><x/></b></a>").silently();
    }

    @Test
    void insertWithoutAParentIsAnError() {
        Xdt.of("<c/>", "<c " + Xdt.NAMESPACE + " xdt:Transform='Insert'/>").is("<c/>").says("error no-parent 1:68");
        Xdt.inside("<a/>", "<x><y><z xdt:Transform='Insert'/></y></x>").says("error no-match 2:5");
        Xdt.inside("<a/>", "<a><y><z xdt:Transform='Insert'/></y></a>").says("error no-match 2:8");
        Xdt.inside("<a/>", "<y><z xdt:Transform='InsertIfMissing'/></y>").says("error no-match 2:5");
    }

    @Test
    void theLocatorOfAnInsertMustBeOne() {
        Xdt.inside("<a/>", "<a><b xdt:Locator='Match(key)' xdt:Transform='Insert'/></a>")
                .says("error match-attribute-missing 2:5");
        Xdt.inside("<a/>", "<a><b k=\"Joe's\" xdt:Locator='Match(k)' xdt:Transform='Insert'/></a>")
                .gives("<a><b k=\"Joe's\"/></a>").silently();
        Xdt.inside("<a/>", "<a><b k=\"Joe's\" xdt:Locator='Match(k)' xdt:Transform='InsertIfMissing'/></a>")
                .says("error xpath-invalid 2:40");
    }

    @Test
    void insertIfMissingLooksBelowAllParents() {
        String locator = "xdt:Locator='Match(k)' xdt:Transform='InsertIfMissing'";
        Xdt.inside("<a/>", "<a><b k='1' " + locator + "/></a>").gives("<a><b k='1'/></a>").silently();
        Xdt.inside("<a><b k='1'/></a>", "<a><b k='1' " + locator + "/></a>").gives("<a><b k='1'/></a>").silently();
        Xdt.inside("<a/><a><b k='1'/></a>", "<a><b k='1' " + locator + "/></a>").gives("<a/><a><b k='1'/></a>").silently();
        Xdt.inside("<a><b k='2'/></a>", "<a><b k='1' " + locator + "/></a>").gives("<a><b k='2'/><b k='1'/></a>").silently();
    }

    @Test
    void insertIfMissingWithoutLocatorLooksForTheName() {
        Xdt.inside("<a><b k='2'/></a>", "<a><b k='1' xdt:Transform='InsertIfMissing'/></a>").gives("<a><b k='2'/></a>")
                .silently();
        Xdt.inside("<a/>", "<a><b xdt:Transform='InsertIfMissing(x)'/></a>").says("warning argument-ignored 2:7");
    }

    @Test
    void insertIfMissingWithAnXPathThatFindsNothingHasNoParent() {
        Xdt.inside("<a/>", "<a><b xdt:Locator='XPath(/configuration/a/b)' xdt:Transform='InsertIfMissing'/></a>")
                .says("error no-match 2:5");
    }

    @Test
    void insertBeforeAndAfterTakeTheFirstElementOfAPath() {
        Xdt.inside("<a><b/><c/></a>", "<a><x xdt:Transform='InsertBefore(c)'/></a>").gives("<a><b/><x/><c/></a>").silently();
        Xdt.inside("<a><b/><c/></a>", "<a><x xdt:Transform='InsertAfter(/configuration/a/b)'/></a>").gives("<a><b/><x/><c/></a>")
                .silently();
        Xdt.inside("<a/><z><b/></z>", "<a><x xdt:Transform='InsertBefore(//b)'/></a>").gives("<a/><z><x/><b/></z>").silently();
        Xdt.inside("<a><b/><b/></a>", "<a><x xdt:Transform='InsertAfter(b)'/></a>").gives("<a><b/><x/><b/></a>").silently();
    }

    @Test
    void insertBeforeNeedsItsOwnParent() {
        Xdt.inside("<a/>", "<z><x xdt:Transform='InsertBefore(/configuration/a)'/></z>").says("error no-match 2:5");
    }

    @Test
    void insertBeforeSaysWhatIsWrongWithItsPath() {
        Xdt.inside("<a/>", "<a><x xdt:Transform='InsertBefore'/></a>").says("error argument-missing 2:7");
        Xdt.inside("<a/>", "<a><x xdt:Transform='InsertAfter()'/></a>").says("error argument-missing 2:7");
        Xdt.inside("<a/>", "<a><x xdt:Transform='InsertAfter(b, c)'/></a>").says("error too-many-arguments 2:7");
        Xdt.inside("<a/>", "<a><x xdt:Transform='InsertAfter(b)'/></a>").says("error insert-path-no-match 2:7");
        Xdt.inside("<a k=''/>", "<a><x xdt:Transform='InsertAfter(@k)'/></a>").says("error insert-path-no-element 2:7");
        Xdt.inside("<a/>", "<a><x xdt:Transform='InsertAfter(xdt:b)'/></a>").says("error xpath-invalid 2:7");
        Xdt.inside("<a/>", "<a><x xdt:Transform='InsertAfter(/configuration)'/></a>").says("error no-parent 2:7");
    }

    @Test
    void removeTakesTheFirstAndRemoveAllAll() {
        Xdt.inside("<a/><a/><a/>", "<a xdt:Transform='Remove'/>").gives("<a/><a/>").says("warning multiple-targets 2:4");
        Xdt.inside("<a/><a/><a/>", "<a xdt:Transform='RemoveAll'/>").gives("").silently();
        Xdt.inside("<a/><a/>", "<a xdt:Transform='RemoveAll(x)'/>").gives("")
                .says("warning argument-ignored 2:4", "warning argument-ignored 2:4");
        Xdt.inside("<a/><a/>", "<a xdt:Transform='Remove(x)'/>").gives("<a/>")
                .says("warning argument-ignored 2:4", "warning multiple-targets 2:4");
        Xdt.inside("<b/>", "<a xdt:Transform='RemoveAll'/>").gives("<b/>").says("warning no-match 2:2");
    }

    @Test
    void removeOfTheRootLeavesNoDocument() {
        Xdt.of("<c><a/></c>", "<c " + Xdt.NAMESPACE + " xdt:Transform='Remove'/>").is("<c><a/></c>").says("error no-root 1:68");
    }

    @Test
    void replaceTakesTheFirst() {
        Xdt.inside("<a k='1'>old</a><a/>", "<a xdt:Transform='Replace'><b/>new</a>").gives("<a><b/>new</a><a/>")
                .says("warning multiple-targets 2:4");
        Xdt.inside("<b/>", "<a xdt:Transform='Replace'/>").gives("<b/>").says("warning no-match 2:2");
        Xdt.inside("<a/>", "<a xdt:Transform='Replace(k)'/>").gives("<a/>").says("warning argument-ignored 2:4");
    }

    @Test
    void replaceTheRoot() {
        Xdt.of("<?xml version='1.0'?>\n<c>old</c>\n", "<c " + Xdt.NAMESPACE + " xdt:Transform='Replace'><a/></c>")
                .is("<?xml version='1.0'?>\n<c><a/></c>\n").silently();
    }

    @Test
    void setAttributesKeepsPlacesAndAppends() {
        Xdt.inside("<a x='1' y='2'/>", "<a y='3' z='4' xdt:Transform='SetAttributes'/>").gives("<a x='1' y='3' z='4'/>")
                .silently();
        Xdt.inside("<a x='1' y='2'/>", "<a x='5' y='3' z='4' xdt:Transform='SetAttributes(z, y)'/>")
                .gives("<a x='1' y='3' z='4'/>").silently();
        Xdt.inside("<a x='1'/><a x='2'/>", "<a x='3' xdt:Transform='SetAttributes'/>").gives("<a x='3'/><a x='3'/>").silently();
        Xdt.inside("<a x='1'/>", "<a x='2' y='3' xdt:Transform='SetAttributes(*)'/>").gives("<a x='2' y='3'/>").silently();
    }

    @Test
    void setAttributesWarnsOfWhatIsNotThere() {
        Xdt.inside("<a/>", "<a x='1' xdt:Transform='SetAttributes(x, y)'/>").gives("<a x='1'/>")
                .says("warning argument-unmatched 2:10");
        Xdt.inside("<a/>", "<a x='1' xdt:Transform='SetAttributes(y)'/>").gives("<a/>")
                .says("warning argument-unmatched 2:10", "warning nothing-to-set 2:10");
        Xdt.inside("<a/>", "<a xdt:Transform='SetAttributes'/>").says("warning nothing-to-set 2:4");
        Xdt.inside("<a/><a/>", "<a xdt:Transform='SetAttributes'/>")
                .says("warning nothing-to-set 2:4", "warning nothing-to-set 2:4");
        Xdt.inside("<a/>", "<a x='1' xdt:Transform='SetAttributes( x )'/>").gives("<a x='1'/>").silently();
    }

    @Test
    void aListThatIsNoXPathIsAnErrorOfEachTarget() {
        Xdt.inside("<a/><a/>", "<a x='1' xdt:Transform='SetAttributes(1)'/>")
                .says("error xpath-invalid 2:10", "error xpath-invalid 2:10");
    }

    @Test
    void setAttributesDropsPrefixes() {
        String transform = "<c " + Xdt.NAMESPACE + " xmlns:p='urn:p'><a p:m='new' xdt:Transform='SetAttributes'/></c>";
        Xdt.of("<c xmlns:p='urn:p'><a p:m='old' m='plain'/></c>", transform).is("<c xmlns:p='urn:p'><a p:m='old' m='new'/></c>")
                .silently();
        Xdt.of("<c xmlns:p='urn:p'><a p:m='old'/></c>", transform).is("<c xmlns:p='urn:p'><a p:m='new'/></c>").silently();
        Xdt.of("<c xmlns:q='urn:p'><a/></c>", transform).is("<c xmlns:q='urn:p'><a p:m='new' xmlns:p=\"urn:p\"/></c>").silently();
    }

    @Test
    void anAttributeOfTheNameOfADeclarationChangesTheDeclaration() {
        Xdt.of("<c xmlns:q='urn:q'><q:a xmlns='urn:x'><b><d/></b></q:a></c>", "<c " + Xdt.NAMESPACE
                + " xmlns:p='urn:p' xmlns:q='urn:q'><q:a p:xmlns='urn:y' xdt:Transform='SetAttributes'/></c>")
                .is("<c xmlns:q='urn:q'><q:a xmlns='urn:y'><b><d/></b></q:a></c>").silently();
    }

    @Test
    void removeAttributesRemovesTheListedOrAll() {
        Xdt.inside("<a x='1' y='2' z='3'/>", "<a xdt:Transform='RemoveAttributes(x,z)'/>").gives("<a y='2'/>").silently();
        Xdt.inside("<a x='1' y='2'/>", "<a xdt:Transform='RemoveAttributes'/>").gives("<a/>").silently();
        Xdt.inside("<a x='1'/><a x='2'/>", "<a xdt:Transform='RemoveAttributes(x)'/>").gives("<a/><a/>").silently();
    }

    @Test
    void removeAttributesKeepsNamespaceDeclarations() {
        Xdt.of("<c><p:a xmlns:p='urn:p' x='1' p:y='2'/></c>", "<c " + Xdt.NAMESPACE
                + " xmlns:q='urn:p'><q:a xdt:Transform='RemoveAttributes'/></c>")
                .is("<c><p:a xmlns:p='urn:p'/></c>").silently();
    }

    @Test
    void removeAttributesWarnsInTheBaseWhereNothingIsRemoved() {
        Xdt.inside("<a x='1'/>", "<a xdt:Transform='RemoveAttributes(x,y)'/>").gives("<a/>")
                .says("warning argument-unmatched 2:4");
        Xdt.inside("<a x='1'/>", "<a xdt:Transform='RemoveAttributes(y)'/>").gives("<a x='1'/>")
                .says("warning argument-unmatched 2:4", "warning nothing-to-remove base:2:2");
        Xdt.inside("<a/><a/>", "<a xdt:Transform='RemoveAttributes'/>")
                .says("warning nothing-to-remove base:2:2", "warning nothing-to-remove base:2:6");
    }

    @Test
    void commentOutTakesTheFirstWithoutAWarning() {
        Xdt.inside("<a x='1'><b/></a><a/>", "<a xdt:Transform='CommentOut(x)'/>").gives("<!-- <a x='1'><b/></a> --><a/>")
                .silently();
        Xdt.inside("<b/>", "<a xdt:Transform='CommentOut'/>").says("warning no-match 2:2");
    }

    @Test
    void twoHyphensCannotBeCommentedOut() {
        Xdt.inside("<a><!-- x --></a>", "<a xdt:Transform='CommentOut'/>").gives("<a><!-- x --></a>")
                .says("error comment-not-writable 2:4");
        Xdt.inside("<a x='1--2'/>", "<a xdt:Transform='CommentOut'/>").says("error comment-not-writable 2:4");
        Xdt.inside("<a><b><!-- x --></b></a>", "<a><b xdt:Transform='CommentOut'/></a><a xdt:Transform='Remove'/>").gives("")
                .silently();
    }

    @Test
    void setTokenizedAttributesFillsTokens() {
        Xdt.inside("<a n='N' v='old'/>", "<a v='$(n)-$(o)-$(' o='O' xdt:Transform='SetTokenizedAttributes(v)'/>")
                .gives("<a n='N' v='N-O-$('/>").silently();
        Xdt.inside("<a v='old'/>", "<a v='[$(v)]' xdt:Transform='SetTokenizedAttributes'/>").gives("<a v='[old]'/>").silently();
        Xdt.inside("<a/>", "<a v='[$(v)]' xdt:Transform='SetTokenizedAttributes'/>").says("error token-unknown 2:15");
        Xdt.inside("<a n=\"it's &lt;\"/>", "<a v='$(n)' xdt:Transform='SetTokenizedAttributes'/>")
                .gives("<a n=\"it's &lt;\" v=\"it&amp;apos;s &lt;\"/>").silently();
    }
}
