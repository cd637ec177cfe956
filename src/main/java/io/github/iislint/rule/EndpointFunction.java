package io.github.iislint.rule;

import io.github.iislint.httpsys.EndpointKey;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.httpsys.HostName;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.httpsys.SslEndpoint;
import io.github.iislint.httpsys.SslOption;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.iis.schema.Flags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dom4j.Element;
import org.dom4j.tree.DefaultElement;
import org.jspecify.annotations.Nullable;

/** The results of {@code iis:endpoint()} and {@code iis:endpoints()}. */
final class EndpointFunction {

    private static final Map<SslOption, String> NAMES = Map.of(SslOption.NEGOTIATE, "negotiate", SslOption.DS_MAPPER, "ds-mapper",
            SslOption.REVOCATION, "revocation", SslOption.USAGE, "usage", SslOption.REJECT, "reject");

    private EndpointFunction() {
    }

    /** One element; nothing where no file contains endpoints, or the binding has another form. */
    static List<Element> describe(HttpSys httpSys, String bindingInformation, String sslFlags) {
        Optional<HttpSys.Served> served = served(httpSys, bindingInformation, Flags.number(sslFlags.strip()).orElse(0));
        if (served.isEmpty()) {
            return List.of();
        }
        Element element = new DefaultElement("endpoint");
        SslEndpoint endpoint = served.get().endpoint();
        element.addAttribute("served", endpoint == null ? "no" : served.get().fallsBack() ? "fallback" : "yes");
        if (endpoint != null) {
            describe(httpSys, endpoint, element);
        }
        return List.of(element);
    }

    /** All endpoints of http.sys, with {@code used}: whether one of the server's https bindings is served by it. */
    static List<Element> all(HttpSys httpSys, Server server) {
        if (!httpSys.listsEndpoints()) {
            return List.of();
        }
        Set<EndpointKey> used = new HashSet<>();
        for (Site site : server.sites()) {
            for (Site.Binding binding : site.bindings()) {
                if (binding.protocol().equalsIgnoreCase("https")) {
                    served(httpSys, binding.information(), binding.flags()).map(HttpSys.Served::endpoint)
                            .ifPresent(endpoint -> used.add(endpoint.key()));
                }
            }
        }
        List<Element> all = new ArrayList<>();
        for (SslEndpoint endpoint : httpSys.endpoints()) {
            Element element = new DefaultElement("endpoint").addAttribute("used", used.contains(endpoint.key()) ? "yes" : "no");
            describe(httpSys, endpoint, element);
            all.add(element);
        }
        return all;
    }

    private static Optional<HttpSys.Served> served(HttpSys httpSys, String bindingInformation, long flags) {
        if (!httpSys.listsEndpoints()) {
            return Optional.empty();
        }
        Element binding = ValueFunctions.binding(null, bindingInformation);
        String port = binding.attributeValue("port");
        if (port == null || !port.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        String address = binding.attributeValue("address").replaceAll("[\\[\\]]", "");
        return httpSys.serving(address, Integer.parseInt(port), HostName.ascii(binding.attributeValue("host")), flags);
    }

    private static void describe(HttpSys httpSys, SslEndpoint endpoint, Element element) {
        element.addAttribute("key", endpoint.key().toString());
        element.addAttribute("place", RegistryFunctions.at(endpoint.place()));
        element.addAttribute("hash", value(endpoint.hash()));
        element.addAttribute("application", value(endpoint.application()));
        element.addAttribute("store", value(endpoint.store()));
        element.addAttribute("ctl-store", value(endpoint.ctlStore()));
        NAMES.forEach(
                (option, name) -> element.addAttribute(name, endpoint.option(option).map(EndpointFunction::onOff).orElse(null)));
        boolean http2Off = endpoint.on(SslOption.DISABLE_HTTP2) || httpSys.http2Off().isPresent();
        element.addAttribute("http2", http2Off ? "off" : null);
        element.addAttribute("tls13", endpoint.on(SslOption.DISABLE_TLS13)
                ? "off"
                : httpSys.protocol("TLS 1.3").map(EndpointFunction::onOff).orElse(null));
    }

    private static String onOff(Fact<Boolean> fact) {
        return fact.value() ? "on" : "off";
    }

    private static @Nullable String value(@Nullable Fact<String> fact) {
        return fact == null ? null : fact.value();
    }
}
