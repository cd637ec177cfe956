package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.lint.LintResult;
import io.github.iislint.rule.Benchmark;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reports how many controls of the chosen benchmarks a run decided, and how many failed. */
final class Coverages {

    private Coverages() {
    }

    /** The controls of a benchmark that findings that count are about. */
    static Set<String> failed(Benchmark.Coverage coverage, LintResult result) {
        return failed(coverage, found(result));
    }

    private static Set<String> failed(Benchmark.Coverage coverage, Set<String> found) {
        Set<String> failed = new TreeSet<>(coverage.decided());
        failed.retainAll(found);
        return failed;
    }

    /** The controls of any benchmark that findings that count are about. */
    private static Set<String> found(LintResult result) {
        Set<String> found = new HashSet<>();
        for (Finding finding : result.findings()) {
            if (finding.counts()) {
                found.addAll(finding.controls());
            }
        }
        return found;
    }

    /** {@code CIS Microsoft IIS 10 Benchmark v1.2.1: 46 of 55 decided, 3 fail}, a line for each benchmark. */
    static List<String> lines(List<Benchmark.Coverage> coverage, LintResult result) {
        Set<String> found = found(result);
        return coverage.stream().map(each -> each.benchmark().title()
                + (each.choice().level() == null ? "" : ", level " + each.choice().level()) + ": " + each.decided().size()
                + " of "
                + each.controls().size() + " decided, " + fail(failed(each, found).size())).toList();
    }

    private static String fail(int number) {
        return number == 1 ? "1 fails" : number + " fail";
    }
}
