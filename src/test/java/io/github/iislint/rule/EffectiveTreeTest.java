package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.at;
import static io.github.iislint.rule.XPathFixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.SourceText;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dom4j.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How XPath goes through the configuration in effect: axes, order, positions, operators, and values as the schema spells
 * them.
 */
class EffectiveTreeTest {

    private static final XPathFixture SERVER = host(at("Shop", "<directoryBrowse enabled=\"TRUE\" showFlags=\"Time\"/><modules>"
            + "<add name=\"A\" type=\"x\"/><add name=\"B\"/><add name=\"C\" type=\"y\"/><add name=\"D\" "
            + "preCondition=\"managedHandler\"/>"
            + "</modules><rewrite><rules><rule name=\"R\" enabled=\"1\"><match url=\"u\" ignoreCase=\"0\"/><conditions><add "
            + "input=\"i\" "
            + "pattern=\"p\"/></conditions><action type=\"redirect\" url=\"/x\"/></rule><rule name=\"S\"><match url=\"v\"/>"
            + "<action type=\"1\" url=\"/y\"/></rule></rules></rewrite>"));
    private static final String MODULES = "system.webServer/modules/add";

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"MODULES[1]/@name~A", "MODULES[last()]/@name~D", "MODULES[position() < 3][2]/@name~B",
            "MODULES[@type][2]/@name~C", "MODULES[not(@type)]/@name~B D", "MODULES[@name = 'C']/preceding-sibling::add/@name~A B",
            "MODULES[@name = 'C']/preceding-sibling::add[1]/@name~B", "MODULES[@name = 'B']/following-sibling::add/@name~C D",
            "MODULES[@name = 'D']/@name | MODULES[@name = 'A']/@name~A D", "MODULES[@name > 3]/@name~''",
            "MODULES[@name = 'A' or @name = 'D']/@name~A D", "MODULES[@type and @name != 'A']/@name~C",
            "MODULES[@name = 'A' and @type = 'y']/@name~''", "MODULES['x' = @type]/@name~A",
            "MODULES[string-length(@name) = 1][position() mod 2 = 0]/@name~B D", "MODULES[count(@*) > 1]/@name~A C D",
            "system.webServer/rewrite/rules/rule[match/@url = 'v']/@name~S", "system.webServer/rewrite/rules/rule/match/@url~u v",
            "system.webServer/rewrite/rules/rule/match/../@name~R S", "system.webServer/rewrite//add/@input~i",
            "//rule/conditions/add/@pattern~p", "//rule/ancestor::rules/rule[1]/@name~R", "/configuration/MODULES[2]/@name~B",
            "(MODULES | system.webServer/rewrite/rules/rule)[5]/@name~R", "(MODULES)[last()]/@name~D",
            "system.webServer/rewrite/rules/rule[conditions/add]/@name~R", "//*[@url = 'v']/parent::rule/@name~S",
            "MODULES[@name = 'A']/ancestor-or-self::*/@name~A",
            "system.webServer/rewrite/rules/rule/descendant::*[@input]/@input~i",
            "MODULES/self::add[@name = 'B']/@name~B", "MODULES[. = //modules/add[3]]/@name~A B C D"})
    void nodesComeInTheOrderOfTheConfiguration(String xpath, String expected) throws Exception {
        assertEquals(expected.equals("''") ? "" : expected, String.join(" ",
                SERVER.nodes("Shop", xpath.replace("MODULES", MODULES))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"system.webServer/directoryBrowse/@enabled|true",
            "system.webServer/rewrite/rules/rule[1]/@enabled|true",
            "system.webServer/rewrite/rules/rule[1]/match/@ignoreCase|false",
            "system.webServer/rewrite/rules/rule[1]/action/@type|Redirect",
            "system.webServer/rewrite/rules/rule[2]/action/@type|Rewrite",
            "system.webServer/rewrite/rules/rule[2]/@enabled|true", "system.webServer/directoryBrowse/@showFlags|Time",
            "system.webServer/urlCompression/@doStaticCompression|true", "system.webServer/nothing/@at-all|''",
            "count(system.webServer/nothing)|0", "name(system.webServer/*[name() = 'modules'])|modules",
            "name(/*)|configuration", "count(/configuration)|1", "count(MODULES/@preCondition)|1", "boolean(MODULES)|true",
            "not(MODULES[@name = 'E'])|true", "sum(MODULES/@none)|0", "-count(MODULES)|-4", "count(MODULES) div 2|2",
            "substring-before('a/b', '/')|a", "true() and false()|false", "true() or false()|true", "1 = 1|true", "1 != 1|false",
            "'a' != 'a'|false", "MODULES/@name != 'A'|true", "MODULES/@name = 'Z'|false", "MODULES = ''|true"})
    void valuesAreSpelledAsTheSchemaSpellsThem(String xpath, String expected) throws Exception {
        assertEquals(expected.equals("''") ? "" : expected, SERVER.string("Shop", xpath.replace("MODULES", MODULES)));
    }

    @Test
    void anAttributeIsOneNodeWhetherItIsAskedForByNameOrWithTheOthers() throws Exception {
        for (String name : List.of("enabled", "showFlags")) {
            String alone = "system.webServer/directoryBrowse/@" + name;
            assertEquals("1", SERVER.string("Shop", "count(" + alone + " | system.webServer/directoryBrowse/@*[name() = '" + name
                    + "'])"));
            assertEquals("1",
                    SERVER.string("Shop", "count(system.webServer/directoryBrowse/@*[name() = '" + name + "'] | " + alone
                            + ")"));
        }
    }

    @Test
    void sectionsAreElementsOfTheirGroupsWhoeverAsksFirst() throws Exception {
        assertEquals("1", SERVER.string("Shop", "count(system.webServer/directoryBrowse/following-sibling::modules | "
                + "system.webServer/directoryBrowse/preceding-sibling::modules | system.webServer/modules)"));
        assertEquals("true", SERVER.string("Shop", "count(system.webServer/*) > 20"));
        assertEquals("true", SERVER.string("Shop", "count(*[name() = 'system.webServer']) = 1"));
        assertEquals("security", SERVER.string("Shop", "name(system.webServer/security/access/..)"));
    }

    private static Object evaluate(EffectiveTree.World world, String flag, String xpath) throws RuleException {
        ServerContext context = host(at("Shop", "<directoryBrowse enabled=\"#{A}\" showFlags=\"#{B}\"/><handlers accessPolicy=\""
                + flag
                + "\"/><security><requestFiltering><requestLimits maxUrl=\"#{C}\"/></requestFiltering></security>"
                + "<rewrite><rules><rule name=\"#{D}\"><match url=\"a\"/><action type=\"#{E}\"/></rule></rules></rewrite>"))
                .context();
        EffectiveTree.Root tree = new EffectiveTree.Root(context.at(context.server().location("Shop")), world);
        return new Expression(xpath, "test", Variables.NONE).string(tree);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"system.webServer/directoryBrowse/@enabled|false|true",
            "system.webServer/security/requestFiltering/requestLimits/@maxUrl|0|4294967295",
            "iis:has-flag(system.webServer/directoryBrowse/@showFlags, 'Time')|false|true",
            "system.webServer/rewrite/rules/rule/@name|''|#{D}", "system.webServer/handlers/@accessPolicy|Read|Read"})
    void aPlaceholderIsTheLeastAndTheMostThatItMayBe(String xpath, String least, String most) throws Exception {
        assertEquals(least.equals("''") ? "" : least, evaluate(EffectiveTree.World.LEAST, "Read", xpath));
        assertEquals(most, evaluate(EffectiveTree.World.MOST, "Read", xpath));
    }

    @Test
    void anEnumThatDeploymentDecidesIsItsFirstAndItsLastName() throws Exception {
        Object least = evaluate(EffectiveTree.World.LEAST, "Read", "system.webServer/rewrite/rules/rule/action/@type");
        Object most = evaluate(EffectiveTree.World.MOST, "Read", "system.webServer/rewrite/rules/rule/action/@type");
        assertTrue(!least.equals(most) && !least.equals("#{E}") && !most.equals("#{E}"), least + " " + most);
    }

    @Test
    void aSectionThatAnExpressionDoesNotNameIsNotReadInSilence() {
        ServerContext context = SERVER.context();
        EffectiveTree.Root tree = new EffectiveTree.Root(context.at(context.server().location("Shop")),
                EffectiveTree.World.LEAST);
        tree.allow(Set.of("system.webServer/modules"));
        assertTrue(assertThrows(RuleException.class, () -> new Expression("count(system.webServer/handlers/add)", "own.xml:3",
                Variables.NONE).string(tree)).getMessage()
                .startsWith("own.xml:3: the rule fails while it runs: it reads the section "
                        + "system.webServer/handlers"));
    }

    @Test
    void anExpressionThatRunsAwayIsStopped() {
        String all = "count(//*[count(//*[count(//*[count(//*) > 0]) > 0]) > 0])";
        assertTrue(assertThrows(RuleException.class, () -> SERVER.string("Shop", all)).getMessage().contains("20000000 nodes"));
    }

    @Test
    void theLongestTextIsShownInPart() {
        String long200 = "a[".repeat(101);
        String message = assertThrows(RuleException.class, () -> new Expression(long200, "own.xml:3", Variables.NONE).compile())
                .getMessage();
        assertTrue(message.startsWith("own.xml:3: \"" + long200.substring(0, 200) + "...\" is "), message);
    }

    @Test
    void whatIsTheSameAtAllNodesIsKnown() throws Exception {
        for (String same : List.of("/configuration/system.webServer", "'a'", "1", "-1", "true()", "concat('a', 'b')",
                "iis:location()",
                "iis:below()/a/b", "/a = 'b'", "(/a)[b]", "count(/a/b)", "1 + 2")) {
            assertTrue(new Expression(same, "t", Variables.NONE).contextFree(), same);
        }
        for (String other : List.of("a", ".", "string()", "position()", "last()", "lang('en')", "concat('a', b)", "a = 'b'",
                "/a = b",
                "count(a)", "1 + a", "-a", "(a)[1]", "name()")) {
            assertEquals(false, new Expression(other, "t", Variables.NONE).contextFree(), other);
        }
    }

    @Test
    void theNodesOfAFileAreGoneThroughAsTheyAreWritten() throws Exception {
        Node root = XmlFile.parse(Path.of("a").toAbsolutePath(), "a", SourceText
                .of("<x:configuration xmlns:x=\"u\"><x:a b=\"1\">t</x:a><x:a b=\"2\"/></x:configuration>")).root();
        assertEquals("2", new Expression("a[2]/@b", "t", Variables.NONE).string(root));
        assertEquals("1", new Expression("/configuration/a[following-sibling::a]/@b", "t", Variables.NONE).string(root));
        assertEquals("t", new Expression("a[text()]", "t", Variables.NONE).string(root));
        assertEquals(3, new Expression("//*", "t", Variables.NONE).nodes(root).size());
        assertEquals(List.of(), new Expression("count(a)", "t", Variables.NONE).nodes(root));
    }
}
