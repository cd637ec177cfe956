package io.github.iislint.lint;

import io.github.iislint.rule.CertificateFunctions;
import io.github.iislint.rule.RuleFailures;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.Timings;

/**
 * What the servers of a run have in common. Safe for several threads.
 *
 * @param failures collects the rules that fail
 * @param timings collects where the time goes
 */
record RunContext(RuleSet rules, EnabledRules enabled, CertificateFunctions certificates, HttpSysFiles httpSys,
        RuleFailures failures, KnownGroups groups, Timings timings) {
}
