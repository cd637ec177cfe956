package io.github.iislint.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
            "web01/**,                       web01/applicationHost.config,        true",
            "web01/**,                       WEB01/inetsrv/applicationHost.config, true",
            "web01/**,                       web01,                               false",
            "web01/**,                       web011/applicationHost.config,       false",
            "web01/**,                       fleet/web01/applicationHost.config,  false",
            "**/obj/**,                      obj/web.config,                      true",
            "**/obj/**,                      src/Shop/obj/Debug/web.config,       true",
            "**/obj/**,                      src/objects/web.config,              false",
            "**/web.config,                  web.config,                          true",
            "**/web.config,                  src/myweb.config,                    false",
            "**,                             src/Shop/web.config,                 true",
            "*.config,                       web.config,                          true",
            "*.config,                       src/web.config,                      false",
            "web0?/applicationHost.config,   web01/applicationHost.config,        true",
            "web0?/applicationHost.config,   web012/applicationHost.config,       false",
            "web*/**/*.config,               web01/a/b/applicationHost.config,    true",
            "web*/**/*.config,               web01/applicationHost.config,        true",
            "a**z/web.config,                abcz/web.config,                     true",
            "a**z/web.config,                a/z/web.config,                      false",
            "./legacy/*,                     legacy/web.config,                   true",
            "(old) [v1.0]+$/*,               (old) [v1.0]+$/web.config,           true",
            "v1.0/*,                         v1x0/web.config,                     false",
            "bücher/**,                      BÜCHER/web.config,                   true",
    })
    void aPatternMatchesWholePathsWithoutLetterCase(String glob, String path, boolean matches) {
        assertEquals(matches, Glob.of(glob).matches(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/web01/**", "web01/", "web01//x", "web01\\**"})
    void aPatternThatNoRelativePathCouldMatchIsRefused(String glob) {
        assertThrows(IllegalArgumentException.class, () -> Glob.of(glob));
    }
}
