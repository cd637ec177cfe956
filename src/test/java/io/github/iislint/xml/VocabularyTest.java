package io.github.iislint.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.SourceText;
import io.github.iislint.xml.Vocabulary.ContentModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final Vocabulary FOOD = new Vocabulary("urn:food")
            .element("menu", List.of(), List.of("day"), ContentModel.ELEMENTS, List.of("dish", "drink", "recipe"))
            .leaf("dish", List.of("name"), List.of("price")).open("drink", List.of("name"), List.of())
            .element("recipe", List.of(), List.of(), ContentModel.FOREIGN, List.of());

    private static String mistake(String content) {
        String text = "<menu xmlns=\"urn:food\">\n" + content + "\n</menu>";
        XmlFile file = XmlFile.parse(Path.of("menu.xml"), "menu.xml", SourceText.of(text));
        return FOOD.check(file.root())
                .map(mistake -> file.place(mistake.span()).line() + ":" + file.place(mistake.span()).column()
                        + " " + mistake.kind() + " " + mistake.name() + " in " + mistake.parent().getName() + " "
                        + mistake.expected())
                .orElse("");
    }

    @Test
    void whatTheVocabularyNamesIsNoMistake() {
        assertEquals("", mistake("<dish name='soup' price='3'>with bread</dish>"));
    }

    @Test
    void namesThatItDoesNotHaveAreFoundWhereTheyAre() {
        assertEquals("2:2 UNKNOWN_ELEMENT dsh in menu [dish, drink, recipe]", mistake("<dsh name='soup'/>"));
        assertEquals("2:19 UNKNOWN_ATTRIBUTE prise in dish [name, price]", mistake("<dish name='soup' prise='3'/>"));
        assertEquals("2:2 MISSING_ATTRIBUTE name in dish [name]", mistake("<dish price='3'/>"));
        assertEquals("1:2 TEXT  in menu [dish, drink, recipe]", mistake("soup"));
    }

    @Test
    void theFirstMistakeOfTheTextIsTold() {
        assertEquals("2:2 MISSING_ATTRIBUTE name in dish [name]", mistake("<dish><a/></dish><dsh/>"));
        assertEquals("2:19 UNKNOWN_ELEMENT dsh in menu [dish, drink, recipe]", mistake("<dish name='a'/> <dsh/>text"));
    }

    @Test
    void theNamespaceCounts() {
        assertEquals("2:2 UNKNOWN_ELEMENT x:dish in menu [dish, drink, recipe]",
                mistake("<x:dish xmlns:x='urn:x' name='soup'/>"));
        assertEquals("2:7 UNKNOWN_ATTRIBUTE xml:lang in dish [name, price]", mistake("<dish xml:lang='en' name='soup'/>"));
        assertEquals("", mistake("<dish xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:food a.xsd'"
                + " name='soup'/>"));
    }

    @Test
    void someElementsHaveFurtherAttributesOrForeignElements() {
        assertEquals("", mistake("<drink name='tea' sugar='2'/><recipe><anything goes='1'/></recipe>"));
        XmlFile file = XmlFile.parse(Path.of("menu.xml"), "menu.xml",
                SourceText.of("<drink xmlns='urn:food' name='tea' sugar='2' milk='1'/>"));
        assertEquals(List.of("sugar", "milk"),
                FOOD.further(file.root()).stream().map(LocatedAttribute::getName).toList());
    }

    @Test
    void anElementInTheWrongPlaceHasOthersWhereItMayStand() {
        assertEquals(List.of("menu"), FOOD.parents("dish"));
        assertEquals(List.of(), FOOD.parents("menu"));
    }
}
