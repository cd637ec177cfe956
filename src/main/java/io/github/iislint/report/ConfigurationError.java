package io.github.iislint.report;

import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.schema.SectionOwner;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.secret.SecretRedactor;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** What makes IIS answer 500.19, or ASP.NET 500, at a location, and the id of the rule that reports it. */
public record ConfigurationError(Problem problem, String rule) {

    private Origin origin() {
        return problem.origin();
    }

    /** The members of an object that has been begun, and its end. */
    void json(JsonWriter object) throws IOException {
        json(object, UnaryOperator.identity());
    }

    /** @param names how files are called, by how they call themselves */
    void json(JsonWriter object, UnaryOperator<String> names) throws IOException {
        object.member("section", problem.section()).member("rule", rule).member("hresult", problem.result())
                .member("answer", problem.answers() == SectionOwner.IIS ? "iis" : "asp.net")
                .member("file", names.apply(origin().fileName())).member("line", origin().line())
                .member("column", origin().column())
                .member("message", SecretRedactor.redact(problem.message())).end();
    }

    private String status() {
        return problem.answers() == SectionOwner.IIS ? "500.19" : "500 of ASP.NET";
    }

    /** The answer and why. */
    String answer() {
        String result = problem.result();
        return status() + (result == null ? "" : " " + result) + "  " + Printable.of(SecretRedactor.redact(problem.message()));
    }

    /** Where it is, and the rule. */
    String place() {
        return place(UnaryOperator.identity());
    }

    /** @param names how files are called, by how they call themselves */
    String place(UnaryOperator<String> names) {
        Origin origin = origin();
        return Printable.of(origin.shipped() ? origin.toString() : names.apply(origin.fileName()) + ":" + origin.line())
                + "  [" + rule + "]";
    }

    /** The refusal, with the rule among {@code rules} that reports such a problem. */
    public static ConfigurationError of(Problem problem, RuleSet rules) {
        return new ConfigurationError(problem,
                rules.ruleFor(problem, rule -> true).map(Rule::id).orElse(problem.kind().toString()));
    }
}
