package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.lint.LintResult;
import io.github.iislint.rule.Benchmark;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reports how many controls of the chosen benchmarks a run decided, and how many failed. */
final class Coverages {

    private Coverages() {
    }

    /** The controls of a benchmark that findings that count are about. */
    static Set<String> failed(Benchmark.Coverage coverage, LintResult result) {
        Set<String> failed = new TreeSet<>();
        result.findings().stream().filter(Finding::counts).flatMap(finding -> finding.controls().stream())
                .filter(coverage.decided()::contains).forEach(failed::add);
        return failed;
    }

    /** {@code CIS Microsoft IIS 10 Benchmark v1.2.1: 46 of 55 decided, 3 fail}, a line for each benchmark. */
    static List<String> lines(List<Benchmark.Coverage> coverage, LintResult result) {
        return coverage.stream().map(each -> each.benchmark().title()
                + (each.choice().level() == null ? "" : ", level " + each.choice().level()) + ": " + each.decided().size()
                + " of "
                + each.controls().size() + " decided, " + fail(failed(each, result).size())).toList();
    }

    private static String fail(int number) {
        return number == 1 ? "1 fails" : number + " fail";
    }
}
