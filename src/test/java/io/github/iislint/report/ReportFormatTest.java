package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsNameInAnyLetterCase(ReportFormat format) {
        assertEquals(format, ReportFormat.of(format.toString()));
        assertEquals(format, ReportFormat.of(format.name()));
    }

    @Test
    void anUnknownNameIsAnErrorThatNamesTheFormats() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> ReportFormat.of("pdf"));
        assertEquals("unknown format \"pdf\"; there are text, json, sarif, github, azure, gitlab, junit, checkstyle, "
                + "markdown, html", e.getMessage());
        Exception near = assertThrows(IllegalArgumentException.class, () -> ReportFormat.of("sariff"));
        assertTrue(near.getMessage().startsWith("unknown format \"sariff\", perhaps sarif is meant; "), near.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void endsEveryLineWithLineFeed(ReportFormat format) {
        String text = Sample.results().write(format);
        assertFalse(text.contains("\r"));
        assertTrue(text.endsWith("\n"));
    }

    @Test
    void choosingAFormatLoadsNoOther() throws ReflectiveOperationException {
        Recorder loader = new Recorder(ReportFormat.class.getProtectionDomain().getCodeSource().getLocation());
        Class<?> formats = Class.forName(ReportFormat.class.getName(), true, loader);
        Class<?> options = Class.forName(ReportContext.class.getName(), true, loader);
        Object json = formats.getMethod("of", String.class).invoke(null, "json");
        Method report = formats.getDeclaredMethod("report", options);
        report.setAccessible(true);
        report.invoke(json, options.getMethod("of", String.class).invoke(null, "0.1.0"));
        assertTrue(loader.loaded.contains("JsonReport"), loader.loaded.toString());
        assertEquals(Set.of(), loader.loadedAmong("TextReport", "SarifReport", "GithubReport", "AzureReport", "GitlabReport",
                "JunitReport", "CheckstyleReport", "MarkdownReport", "CodeFrame", "XmlWriter"));
    }

    private static final class Recorder extends URLClassLoader {
        private static final String PACKAGE = ReportFormat.class.getPackageName() + ".";
        private final Set<String> loaded = new HashSet<>();

        Recorder(URL classes) {
            super(new URL[]{classes}, ReportFormatTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(PACKAGE)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                loaded.add(name.substring(PACKAGE.length()));
                Class<?> found = findLoadedClass(name);
                return found == null ? findClass(name) : found;
            }
        }

        Set<String> loadedAmong(String... names) {
            Set<String> among = new HashSet<>(Set.of(names));
            among.retainAll(loaded);
            return among;
        }
    }
}
