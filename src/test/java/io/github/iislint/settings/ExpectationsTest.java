package io.github.iislint.settings;

import static io.github.iislint.settings.Expectation.Source.COMMENT;
import static io.github.iislint.settings.Expectation.Source.OPTION;
import static io.github.iislint.settings.Expectation.Source.SETTINGS;
import static io.github.iislint.settings.ExpectedMode.ACCEPT;
import static io.github.iislint.settings.ExpectedMode.NONE;
import static io.github.iislint.settings.ExpectedMode.REQUIRE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.iislint.settings.Expectation.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectationsTest {

    @Test
    void theNearestAncestorCounts() {
        Expectations expectations = of(expect("Shop", NONE), expect("Shop/partners", REQUIRE));
        assertEquals(NONE, mode(expectations, "Shop"));
        assertEquals(NONE, mode(expectations, "Shop/news/archive"));
        assertEquals(REQUIRE, mode(expectations, "Shop/partners"));
        assertEquals(REQUIRE, mode(expectations, "Shop/partners/orders/2026"));
    }

    @Test
    void nothingIsExpectedElsewhere() {
        Expectations expectations = of(expect("Shop/partners", REQUIRE));
        assertEquals(Optional.empty(), expectations.at("Shop"));
        assertEquals(Optional.empty(), expectations.at("Blog"));
        assertEquals(Optional.empty(), expectations.at(""));
        assertEquals(Optional.empty(), of().at("Shop"));
    }

    @Test
    void wholeSegmentsAreCompared() {
        assertEquals(Optional.empty(), of(expect("Shop/part", REQUIRE)).at("Shop/partners"));
        assertEquals(Optional.empty(), of(expect("Sho", REQUIRE)).at("Shop"));
    }

    @Test
    void letterCaseDoesNotMatter() {
        assertEquals(REQUIRE, mode(of(expect("default web SITE/Partners", REQUIRE)), "Default Web Site/partners/orders"));
    }

    @Test
    void slashesAtTheEndsDoNotMatter() {
        Expectation expectation = expect("/Shop/partners/", REQUIRE);
        assertEquals("Shop/partners", expectation.location());
        assertEquals(REQUIRE, mode(of(expectation), "Shop/partners"));
    }

    @Test
    void theLoneSiteOfTheWorkingFolderHoldsTheOtherFolders() {
        Expectations expectations = of(expect(".", REQUIRE));
        assertEquals(REQUIRE, mode(expectations, "."));
        assertEquals(REQUIRE, mode(expectations, "admin"));
    }

    @Test
    void theEmptyLocationIsTheAncestorOfAllOthers() {
        Expectations expectations = of(expect("", NONE), expect("Shop", ACCEPT));
        assertEquals(NONE, mode(expectations, ""));
        assertEquals(NONE, mode(expectations, "Blog/admin"));
        assertEquals(ACCEPT, mode(expectations, "Shop/admin"));
    }

    @Test
    void forOneLocationACommentWinsOverSettingsAndAnOptionOverBoth() {
        Expectation settings = expect("Shop", NONE, SETTINGS);
        Expectation comment = expect("shop", ACCEPT, COMMENT);
        Expectation option = expect("SHOP", REQUIRE, OPTION);
        assertEquals(ACCEPT, mode(of(settings, comment), "Shop"));
        assertEquals(ACCEPT, mode(of(comment, settings), "Shop"));
        assertEquals(REQUIRE, mode(of(settings, option, comment), "Shop"));
        assertEquals(REQUIRE, mode(of(option, comment, settings), "Shop"));
    }

    @Test
    void aNearerLocationWinsOverAHigherSource() {
        Expectations expectations = of(expect("Shop", REQUIRE, OPTION), expect("Shop/public", NONE, SETTINGS));
        assertEquals(NONE, mode(expectations, "Shop/public/images"));
        assertEquals(REQUIRE, mode(expectations, "Shop/private"));
    }

    @Test
    void ofTwoOptionsForOneLocationTheLastCounts() {
        assertEquals(NONE, mode(of(expect("Shop", REQUIRE, OPTION), expect("Shop", NONE, OPTION)), "Shop"));
    }

    @Test
    void onlyThoseThatCountAreListed() {
        Expectation option = expect("Shop", REQUIRE, OPTION);
        Expectation settings = expect("Blog", NONE, SETTINGS);
        assertEquals(List.of(option, settings), of(expect("shop", NONE, SETTINGS), settings, option).all());
    }

    @Test
    void manyExpectationsAreNoBurdenForManyLocations() {
        List<Expectation> many = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            many.add(expect("Site" + i + "/app", REQUIRE));
        }
        Expectations expectations = new Expectations(many);
        int found = assertTimeout(Duration.ofMinutes(5), () -> {
            int count = 0;
            for (int i = 0; i < 100_000; i++) {
                count += expectations.at("site" + i + "/app/folder/folder").isPresent() ? 1 : 0;
            }
            return count;
        });
        assertEquals(5_000, found);
    }

    private static Expectations of(Expectation... expectations) {
        return new Expectations(List.of(expectations));
    }

    private static ExpectedMode mode(Expectations expectations, String location) {
        return expectations.at(location).orElseThrow().mode();
    }

    private static Expectation expect(String location, ExpectedMode mode) {
        return expect(location, mode, SETTINGS);
    }

    private static Expectation expect(String location, ExpectedMode mode, Source source) {
        return new Expectation(location, mode, source, null);
    }
}
