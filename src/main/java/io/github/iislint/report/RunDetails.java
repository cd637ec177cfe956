package io.github.iislint.report;

import io.github.iislint.rule.Benchmark;
import java.util.List;

/**
 * What reports tell of a run besides its result.
 *
 * @param locations what is in effect at them, for the page
 * @param ruleOptions the options with which {@code rules show} finds rules that iislint does not ship with, such as
 *        {@code " --rules own"}; empty where it needs none
 * @param coverage how much of the chosen benchmarks the run decides
 */
public record RunDetails(LocationTree locations, String ruleOptions, List<Benchmark.Coverage> coverage) {

    public RunDetails {
        coverage = List.copyOf(coverage);
    }

    static RunDetails none() {
        return new RunDetails(new LocationTree(List.of()), "", List.of());
    }
}
