package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.iis.ElementState;
import java.util.List;

/** Why an address is refused: 403.6, 403.8, and x.501 to x.504. */
final class AddressAnswers extends LoggedAnswer {

    AddressAnswers(LoggedAnswer answer) {
        super(answer);
    }

    Explanation listed() {
        ElementState section = section(SECURITY + "ipSecurity");
        Remedy remedy = new Remedy("Allow the address in ipSecurity (IP Address and Domain Restrictions)", List.of());
        if (section != null && "false".equalsIgnoreCase(section.value("allowUnlisted"))) {
            return Explanation.agrees(Name.ADDRESS, "addresses that are not listed are refused (allowUnlisted=\"false\")",
                    place(section, "allowUnlisted"), Article.ADDRESSES, remedy);
        }
        ElementState denied = section == null
                ? null
                : section.entries().stream()
                        .filter(entry -> !"true".equalsIgnoreCase(entry.value("allowed"))).findFirst().orElse(null);
        return denied != null
                ? Explanation.agrees(Name.ADDRESS, "an entry refuses addresses", place(denied), Article.ADDRESSES, remedy)
                : undecided(Name.ADDRESS, "no address is refused", null, Article.ADDRESSES);
    }

    Explanation dynamic() {
        if (status.substatus() >= 503) {
            return listed();
        }
        ElementState section = section(SECURITY + "dynamicIpSecurity");
        ElementState limit = section == null
                ? null
                : section.child(status.substatus() == 501
                        ? "denyByConcurrentRequests"
                        : "denyByRequestRate");
        return limit != null && limit.isTrue("enabled")
                ? Explanation.agrees(Name.ADDRESS, "<" + limit.name() + "> refuses addresses with too many requests",
                        place(limit, "enabled"), Article.DYNAMIC_ADDRESSES,
                        new Remedy("Raise the limit, or list the address in ipSecurity",
                                List.of()))
                : undecided(Name.ADDRESS, "dynamic IP restrictions are off", place(limit), Article.DYNAMIC_ADDRESSES);
    }
}
