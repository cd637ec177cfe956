package io.github.iislint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rooms of the house: imports only go down. */
class ArchitectureTest {

    private static final String HOUSE = "io.github.iislint.";
    /** From the top floor to the cellar; rooms of one floor do not know each other. */
    private static final List<List<String>> FLOORS = List.of(List.of("cli"), List.of("report"), List.of("fix"), List.of("lint"),
            List.of("rule"), List.of("certificate", "settings"), List.of("finding"), List.of("iis"), List.of("xml"));
    private static final JavaClasses CLASSES = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.iislint");

    @Test
    void importsOnlyGoDown() {
        for (int floor = 1; floor < FLOORS.size(); floor++) {
            String[] above = FLOORS.subList(0, floor).stream().flatMap(List::stream).map(room -> HOUSE + room + "..").toArray(String[]::new);
            for (String room : FLOORS.get(floor)) {
                noClasses().that().resideInAPackage(HOUSE + room + "..").should().dependOnClassesThat().resideInAnyPackage(above)
                        .check(CLASSES);
            }
        }
    }

    @Test
    void theModelOfIisKnowsNothingOfOptionsOrXPath() {
        noClasses().that().resideInAnyPackage(HOUSE + "iis..", HOUSE + "xml..").should().dependOnClassesThat()
                .resideInAnyPackage("picocli..", "org.jaxen..").check(CLASSES);
    }
}
