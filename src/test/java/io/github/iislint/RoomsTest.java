package io.github.iislint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of the house in CONTRIBUTING.md: who may know whom. */
class RoomsTest {

    private static final String HOUSE = "io.github.iislint.";

    /** From the ground up; a room knows those before it only. */
    private static final List<String> ROOMS = List.of("file", "git", "httpsys", "log", "xml", "iis.schema", "iis", "finding",
            "xdt", "settings", "deployment",
            "certificate", "rule", "lint", "fix", "diagnose", "secret", "compare", "report", "cli");

    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.iislint");
    }

    static Stream<String> rooms() {
        return ROOMS.stream().limit(ROOMS.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void knowsNothingOfTheRoomsAbove(String room) {
        String[] above = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream().map(HOUSE::concat).toArray(String[]::new);
        noClasses().that().resideInAPackage(HOUSE + room).should().dependOnClassesThat().resideInAnyPackage(above)
                .allowEmptyShould(true).check(house);
    }

    @Test
    void whatIisDoesIsSaidWithoutOptionsOrXPath() {
        noClasses().that().resideInAnyPackage(HOUSE + "file", HOUSE + "xml", HOUSE + "iis..").should()
                .dependOnClassesThat().resideInAnyPackage("picocli..", "org.jaxen..").check(house);
    }

    @Test
    void configurationIsReadWithoutLintingInMind() {
        noClasses().that().resideInAPackage(HOUSE + "iis").should().dependOnClassesThat().resideInAPackage(HOUSE + "finding")
                .check(house);
    }

    @Test
    void transformsAreAppliedWithoutKnowingIis() {
        noClasses().that().resideInAPackage(HOUSE + "xdt").should().dependOnClassesThat().resideInAPackage(HOUSE + "iis..")
                .check(house);
    }

    @Test
    void certificatesAreJudgedWithoutAnyConfiguration() {
        String[] others = ROOMS.stream().filter(room -> !room.equals("certificate")).map(HOUSE::concat).toArray(String[]::new);
        noClasses().that().resideInAPackage(HOUSE + "certificate").should().dependOnClassesThat().resideInAnyPackage(others)
                .check(house);
    }

    static List<String> allRooms() {
        return ROOMS;
    }

    @ParameterizedTest
    @MethodSource("allRooms")
    void saysWhatMayBeNull(String room) {
        assertTrue(house.getPackage(HOUSE + room).isAnnotatedWith(NullMarked.class), room + " lacks @NullMarked");
    }

    @Test
    void everyClassHasItsRoom() {
        classes().should().resideInAnyPackage(ROOMS.stream().map(HOUSE::concat).toArray(String[]::new)).check(house);
    }
}
