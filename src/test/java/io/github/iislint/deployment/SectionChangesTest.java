package io.github.iislint.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.iislint.file.SourceText;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which sections a deployment changes. */
class SectionChangesTest {

    private static @Nullable Set<String> between(String before, String after) {
        return SectionChanges.between(file(before), file(after), Schema.builtIn());
    }

    private static XmlFile file(String content) {
        return XmlFile.parse(Path.of("Web.config"), "Web.config",
                SourceText.of("<configuration>" + content + "</configuration>"));
    }

    @Test
    void sectionsAreComparedAsTheyAreWritten() {
        String web = "<system.web><compilation debug='true'/><trace enabled='true'/></system.web>";
        assertEquals(Set.of(), between(web, web));
        assertEquals(Set.of("system.web/compilation"), between(web, web.replace("debug='true'", "")));
        assertEquals(Set.of("system.web/trace"), between(web, web.replace("<trace enabled='true'/>", "")));
        assertEquals(Set.of("system.web/customErrors"), between(web, web.replace("<trace", "<customErrors mode='Off'/><trace")));
        assertEquals(Set.of("appSettings", "shop"), between("<appSettings/><shop a='1'/>", "<shop a='2'/>"));
    }

    @Test
    void sectionsOfLocationTagsAreSectionsOfTheirPath() {
        String tag = "<location path='a'><system.web><trace enabled='%s'/></system.web></location>";
        assertEquals(Set.of("system.web/trace"), between(tag.formatted("true"), tag.formatted("false")));
    }

    @Test
    void whatIsAroundSectionsChangesEverything() {
        assertNull(between("<system.web/>", ""));
        assertNull(between("<location path='a'/>", "<location path='b'/>"));
        assertNull(between("<location path='a'/>", "<location path='a' allowOverride='false'/>"));
        assertNull(between("<configSections/>", "<configSections><section name='a'/></configSections>"));
        assertNull(between("<!-- iislint-disable-file a: b -->", ""));
    }
}
