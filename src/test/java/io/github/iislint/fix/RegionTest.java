package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes a fix may make besides those that it announces. */
class RegionTest {

    @ParameterizedTest
    @CsvSource({"Shop, handlers, true", "Shop/app, handlers, true", "Shopping, handlers, false", "'', handlers, false",
            "Blog, handlers, false", "Shop, modules, false"})
    void itReachesALocationAndThoseBelow(String location, String section, boolean holds) {
        assertEquals(holds,
                new Proposal.Region("Shop", "handlers", "").holds(new Proposal.Change(location, section, "@accessPolicy",
                        "Read", "None")));
    }

    @ParameterizedTest
    @CsvSource({"requestLimits, true", "requestLimits@maxUrl, true", "requestLimits/headerLimits, true",
            "requestLimits[name=\"a\"], true", "requestLimitsOfOthers@maxUrl, false", "@requestLimits, false", "request, false"})
    void itHoldsAnElementAndWhatIsInIt(String setting, boolean holds) {
        assertEquals(holds, new Proposal.Region("", "requestFiltering", "requestLimits").holds(new Proposal.Change("Shop",
                "requestFiltering", setting, null, "1")));
    }
}
