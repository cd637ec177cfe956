package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.file.Place;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.rule.CertificateMapping;
import io.github.iislint.rule.CertificateMapping.MappedEntry;
import io.github.iislint.rule.CertificateMapping.MappingEffect;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which account a visitor gets: mapped, denied, logged on, anonymous, or none. */
final class MappingSteps {

    private final Assumptions assumptions;
    private final CertificateMapping mapping;
    private final Authentication authentication;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable String identity;

    MappingSteps(Request request, Assumptions assumptions, CertificateMapping mapping) {
        this.assumptions = assumptions;
        this.mapping = mapping;
        this.authentication = Authentication.at(request.server(), request.node());
    }

    /** The account that the visitor gets, once the steps are known; {@code null} if the visitor is refused. */
    @Nullable
    String identity() {
        return identity;
    }

    /** @param certificate {@code null} for a visitor who presents none */
    List<Step> steps(@Nullable X509Certificate certificate) {
        if (!mapped(certificate)) {
            unmapped();
        }
        return steps;
    }

    private boolean mapped(@Nullable X509Certificate certificate) {
        if (certificate == null || !mapping.enabled() && !mapping.directoryEnabled()) {
            return false;
        }
        if (mapping.enabled() && works(mapping.module(), mapping.section())) {
            MappedEntry match = mapping.match(certificate);
            if (match != null) {
                entry(match);
                return true;
            }
            List<String> details = new ArrayList<>();
            mapping.misses(certificate).forEach(miss -> details.add(at(miss.entry()) + miss.why()));
            mapping.ignored().forEach(entry -> details.add(at(entry)
                    + "an entry below the site level, which IIS does not read"));
            steps.add(Step.passes(Name.MAPPING, "no mapping has this certificate", place(mapping.section()), Article.MAPPING)
                    .with(details));
        }
        if (mapping.directoryEnabled() && works(mapping.directoryModule(), mapping.directorySection())
                && assumptions.holds(Assumption.DIRECTORY)) {
            steps.add(Step.open(Name.MAPPING, "Active Directory is assumed to have an account for the certificate",
                    place(mapping.directorySection()), Article.DIRECTORY));
            identity = "as the account that Active Directory has for the certificate";
            return true;
        }
        return false;
    }

    private boolean works(String module, @Nullable ElementState section) {
        if (module.equals("yes") || module.equals("unknown") && assumptions.holds(Assumption.MODULE)) {
            return true;
        }
        steps.add(Step.passes(Name.MAPPING, "certificate mapping is enabled, but its module is not installed: it has no effect",
                place(section), Article.MAPPING));
        return false;
    }

    private void entry(MappedEntry match) {
        Place place = match.entry().setAt().place();
        Article article = match.oneToOne() ? Article.ONE_TO_ONE : Article.MANY_TO_ONE;
        String which = match.oneToOne()
                ? "a one-to-one mapping"
                : "the many-to-one mapping \"" + match.entry().value("name")
                        + "\"";
        if (match.effect() == MappingEffect.DENIES) {
            steps.add(Step.fails(Name.MAPPING, "403.12", which + " denies the certificate access", place, Article.MAPPER_DENIED));
        } else if (match.account() == null) {
            steps.add(Step.open(Name.MAPPING, which + " has the certificate, but names no account", place, article));
            identity = "without an account";
        } else {
            steps.add(Step.passes(Name.MAPPING, which + " makes the visitor " + match.account(), place, article));
            identity = "as " + match.account();
            account(match.account(), place);
        }
    }

    private void account(String account, Place place) {
        if (!assumptions.holds(Assumption.LOGON)) {
            steps.add(Step.fails(Name.ACCOUNT, "401.1", account + " cannot log on", place, Article.STATUS_CODES));
        } else if (!assumptions.holds(Assumption.FILES)) {
            steps.add(Step.fails(Name.ACCOUNT, "403.12", account + " is denied access to the files", place,
                    Article.MAPPER_DENIED));
        }
    }

    private void unmapped() {
        if (authentication.anonymous()) {
            steps.add(Step.passes(Name.ACCOUNT, "anonymous authentication lets everybody in", authentication.place(),
                    Article.ANONYMOUS));
            identity = "anonymous";
            return;
        }
        if (!authentication.others().isEmpty()) {
            String ways = String.join(", ", authentication.others());
            if (assumptions.holds(Assumption.CREDENTIALS)) {
                steps.add(Step.open(Name.ACCOUNT, "the visitor must log on (" + ways + ")", authentication.place(),
                        Article.STATUS_CODES));
                identity = "after logging on (" + ways + ")";
            } else {
                steps.add(Step.fails(Name.ACCOUNT, "401.2", "the visitor must log on (" + ways + "), but does not",
                        authentication.place(),
                        Article.STATUS_CODES));
            }
            return;
        }
        steps.add(Step.fails(Name.ACCOUNT, "401.2", mapping.enabled() || mapping.directoryEnabled()
                ? "no account is mapped to the visitor, and no other authentication is enabled"
                : "no authentication is enabled, and no certificate mapping", authentication.place(),
                mapping.enabled() ? Article.ONE_TO_ONE : Article.STATUS_CODES));
    }

    private static String at(ElementState entry) {
        return entry.origin() == null ? "" : entry.origin() + " ";
    }

    private static @Nullable Place place(@Nullable ElementState section) {
        AttributeState enabled = section == null ? null : section.attribute("enabled");
        return enabled == null ? null : enabled.origin().place();
    }
}
