package io.github.iislint.report;

import io.github.iislint.iis.Problem;

/** What makes IIS answer 500.19 at a location, and the id of the rule that reports it. */
public record Refusal(Problem problem, String rule) {
}
