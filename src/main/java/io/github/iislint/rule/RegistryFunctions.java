package io.github.iislint.rule;

import io.github.iislint.file.Place;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.httpsys.HttpSys;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dom4j.Element;
import org.dom4j.tree.DefaultElement;

/** The results of {@code iis:schannel()} and {@code iis:http-parameters()}. */
final class RegistryFunctions {

    /** The versions that Schannel has keys for. */
    private static final List<String> PROTOCOLS = List.of("SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3");
    private static final String CIPHERS = "ciphers\\";

    private RegistryFunctions() {
    }

    /** One element; nothing where no file contains the key SCHANNEL. */
    static List<Element> schannel(HttpSys httpSys) {
        if (!httpSys.hasSchannel()) {
            return List.of();
        }
        Element schannel = new DefaultElement("schannel");
        httpSys.schannelPlace("").ifPresent(place -> schannel.addAttribute("place", at(place)));
        for (String name : PROTOCOLS) {
            Optional<Fact<Boolean>> server = httpSys.protocol(name);
            Element protocol = schannel.addElement("protocol").addAttribute("name", name);
            server.ifPresent(fact -> protocol.addAttribute("server", fact.value() ? "on" : "off")
                    .addAttribute("place", at(fact.place())));
        }
        for (HttpSys.RegistryNumber number : httpSys.schannelNumbers()) {
            String key = number.key().toLowerCase(Locale.ROOT);
            if (key.startsWith(CIPHERS) && number.fact().name().equalsIgnoreCase("Enabled")) {
                schannel.addElement("cipher")
                        .addAttribute("name", number.key().substring(CIPHERS.length()).toUpperCase(Locale.ROOT))
                        .addAttribute("enabled", number.fact().value() == 0 ? "off" : "on")
                        .addAttribute("place", at(number.fact().place()));
            }
        }
        values(httpSys.schannelNumbers(), schannel);
        return List.of(schannel);
    }

    /** One element; nothing where no file contains the key {@code HTTP\Parameters}. */
    static List<Element> httpParameters(HttpSys httpSys) {
        Place place = httpSys.parametersPlace().orElse(null);
        if (place == null) {
            return List.of();
        }
        Element parameters = new DefaultElement("http-parameters").addAttribute("place", at(place));
        values(httpSys.parameterNumbers(), parameters);
        return List.of(parameters);
    }

    private static void values(List<HttpSys.RegistryNumber> numbers, Element parent) {
        for (HttpSys.RegistryNumber number : numbers) {
            parent.addElement("value").addAttribute("key", number.key()).addAttribute("name", number.fact().name())
                    .addAttribute("number", String.valueOf(number.fact().value()))
                    .addAttribute("place", at(number.fact().place()));
        }
    }

    static String at(Place place) {
        return place.file() + ":" + place.line();
    }
}
