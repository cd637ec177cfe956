package io.github.iislint.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathMapTest {

    @ParameterizedTest
    @CsvSource({
            "C:\\sites,                 C:\\sites",
            "C:\\sites\\,               C:\\sites",
            "C:\\sites\\\\,             C:\\sites",
            "C:/sites/,                 C:\\sites",
            "C:\\\\sites\\\\shop,       C:\\sites\\shop",
            "C:\\,                      C:",
            "\\\\files\\web\\,          \\\\files\\web",
            "//files/web,               \\\\files\\web",
            "\\\\\\files\\\\web,        \\\\files\\web",
            "\\sites,                   \\sites",
            "%SystemDrive%\\inetpub\\,  %SystemDrive%\\inetpub",
            "\\,                        ''",
    })
    void theSlashesOfAPhysicalPathAreMadeOne(String given, String kept) {
        assertEquals(kept, new PathMap(given, Path.of("sites"), null).physicalPath());
    }
}
