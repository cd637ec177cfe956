package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.SectionState;
import io.github.iislint.rule.CertificateMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why IIS answers 401. */
final class UnauthorizedAnswers extends LoggedAnswer {

    UnauthorizedAnswers(LoggedAnswer answer) {
        super(answer);
    }

    Explanation explanation() {
        return switch (status.substatus()) {
            case 1 -> Explanation.unknown(Name.ACCOUNT, "the logon failed" + because(), null, Article.STATUS_CODES,
                    new Remedy("Look for the failed logon in the security event log",
                            List.of("Get-WinEvent -FilterHashtable @{LogName='Security'; Id=4625} -MaxEvents 5")));
            case 2 -> notLoggedOn();
            case 3 ->
                Explanation.unknown(Name.ACCOUNT, "the account is not allowed "
                        + "to read the files" + because(), null, Article.STATUS_CODES,
                        Remedy.accountRights(location.siteName()));
            case 501, 502, 503, 504 -> new AddressAnswers(this).dynamic();
            default -> application();
        };
    }

    private Explanation notLoggedOn() {
        Authentication authentication = Authentication.at(server, location);
        CertificateMapping mapping = CertificateMapping.at(server, location);
        if (!authentication.anonymous()) {
            boolean mapped = mapping.enabled() || mapping.directoryEnabled();
            String ways = String.join(", ", authentication.others());
            return Explanation.agrees(Name.ACCOUNT, "anonymous authentication is off" + (!authentication.others().isEmpty()
                    ? ": visitors must log on (" + ways
                            + "); with Windows authentication, this is the first response to every visitor"
                    : mapped ? ", and the visitor's certificate is mapped to no account" : ", and no other authentication is on"),
                    authentication.place(), Article.ANONYMOUS, authentication.others().isEmpty()
                            ? Remedy.map()
                            : new Remedy("Log on (" + ways + ")", List.of()));
        }
        ElementState rules = section(SECURITY + "authorization");
        for (ElementState rule : rules == null ? List.<ElementState>of() : rules.entries()) {
            if ("Deny".equalsIgnoreCase(rule.value("accessType")) && everybody(rule.value("users"))) {
                return Explanation.agrees(Name.AUTHORIZATION, "an authorization rule denies anonymous visitors", place(rule),
                        Article.AUTHORIZATION, new Remedy("Change the rule, or log on", List.of()));
            }
        }
        if (rules != null && !rules.entries().isEmpty() && rules.entries().stream()
                .noneMatch(rule -> !"Deny".equalsIgnoreCase(rule.value("accessType")) && everybody(rule.value("users")))) {
            return Explanation.agrees(Name.AUTHORIZATION, "no authorization rule allows anonymous visitors",
                    place(rules.entries().get(rules.entries().size() - 1)), Article.AUTHORIZATION,
                    new Remedy("Add a rule, or log on", List.of()));
        }
        SectionState net = location.section("system.web/authorization");
        for (ElementState rule : net == null ? List.<ElementState>of() : net.element().entries()) {
            if (rule.name().equals("deny") && everybody(rule.value("users"))) {
                return Explanation.agrees(Name.AUTHORIZATION, "a rule of <authorization> of ASP.NET denies anonymous visitors",
                        place(rule), Article.AUTHORIZATION, new Remedy("Change the rule, or log on", List.of()));
            }
        }
        return undecided(Name.ACCOUNT, "anonymous authentication lets everybody in", authentication.place(), Article.ANONYMOUS);
    }

    private static boolean everybody(@Nullable String users) {
        return users != null && List.of(users.split("\\s*,\\s*")).stream().anyMatch(user -> user.strip().equals("?")
                || user.strip().equals("*"));
    }
}
