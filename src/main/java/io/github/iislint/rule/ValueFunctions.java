package io.github.iislint.rule;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.AttributeSchema.TimeSpanFormat;
import io.github.iislint.iis.schema.AttributeSchema.Type;
import io.github.iislint.iis.schema.Flags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dom4j.Element;
import org.dom4j.tree.DefaultElement;
import org.jaxen.Navigator;
import org.jaxen.function.StringFunction;
import org.jspecify.annotations.Nullable;

/** Functions on single values: flags, time spans, bindings, texts ignoring letter case. */
final class ValueFunctions {

    /** The flags of {@code access/@sslFlags}; SslMapCert is documented, but in no shipped schema. */
    private static final Map<String, Long> ACCESS_FLAGS = Map.of("None", 0L, "Ssl", 8L, "SslNegotiateCert", 32L,
            "SslRequireCert", 64L, "SslMapCert", 128L, "Ssl128", 256L);
    private static final Pattern TIME = Pattern.compile("(?:(\\d{1,8})\\.)?(\\d{1,8}):(\\d{1,8})(?::(\\d{1,8}))?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}");

    private ValueFunctions() {
    }

    /** The flags that a value may have: those of the attribute's schema, and those of {@code access} for anything else. */
    static Map<String, Long> flags(@Nullable Object node) {
        return node instanceof EffectiveTree.Attribute attribute ? flags(attribute.schema) : ACCESS_FLAGS;
    }

    /** @param schema {@code null} if there is none */
    static Map<String, Long> flags(@Nullable AttributeSchema schema) {
        return schema == null || schema.type() != Type.FLAGS || ACCESS_FLAGS.keySet().containsAll(schema.names().keySet())
                ? ACCESS_FLAGS
                : schema.names();
    }

    /** What is unusual in how flags are written; empty for nothing. */
    static String style(String value, Map<String, Long> known) {
        List<String> names = Flags.names(value);
        Set<String> seen = new HashSet<>();
        boolean none = false;
        boolean letterCase = false;
        boolean duplicate = false;
        for (String name : names) {
            if (Flags.number(name).isPresent()) {
                return "numeric";
            }
            String canonical = Flags.canonical(name, known).orElse(name);
            none |= canonical.equals("None");
            letterCase |= !canonical.equals(name);
            duplicate |= !seen.add(canonical);
        }
        return duplicate ? "duplicate" : none && names.size() > 1 ? "none-beside-others" : letterCase ? "letter-case" : "";
    }

    /** As {@code =} of XPath compares, but in any letter case: two node-sets are equal if a node of each is. */
    static boolean equal(Object one, Object other, Navigator navigator) {
        List<?> nodes = one instanceof List<?> list ? list : List.of(one);
        List<?> others = other instanceof List<?> list ? list : List.of(other);
        // Nearly all calls compare a node with a text.
        if (nodes.size() == 1 && others.size() == 1) {
            return lowerCase(nodes.get(0), navigator).equals(lowerCase(others.get(0), navigator));
        }
        Set<String> texts = new HashSet<>();
        for (Object node : nodes) {
            texts.add(lowerCase(node, navigator));
        }
        for (Object node : others) {
            if (texts.contains(lowerCase(node, navigator))) {
                return true;
            }
        }
        return false;
    }

    private static String lowerCase(Object value, Navigator navigator) {
        return StringFunction.evaluate(value, navigator).toLowerCase(Locale.ROOT);
    }

    /** The nodes whose text an earlier one has, too, in any letter case. */
    static List<Object> duplicates(Object value, Navigator navigator) {
        List<Object> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Object node : value instanceof List<?> nodes ? nodes : List.of()) {
            if (!seen.add(lowerCase(node, navigator))) {
                found.add(node);
            }
        }
        return found;
    }

    /** The seconds of a time span; infinity for {@code Infinite}, not a number for what is not a time span. */
    static double seconds(@Nullable Object node, String text) {
        String value = text.strip();
        if (value.equalsIgnoreCase("Infinite")) {
            return Double.POSITIVE_INFINITY;
        }
        Matcher time = TIME.matcher(value);
        if (time.matches()) {
            return ((part(time, 1) * 24 + part(time, 2)) * 60 + part(time, 3)) * 60 + part(time, 4);
        }
        boolean minutes = node instanceof EffectiveTree.Attribute attribute && attribute.schema != null
                && attribute.schema.format() == TimeSpanFormat.MINUTES;
        return !NUMBER.matcher(value).matches() ? Double.NaN : Double.parseDouble(value) * (minutes ? 60 : 1);
    }

    private static double part(Matcher time, int group) {
        return time.group(group) == null ? 0 : Double.parseDouble(time.group(group));
    }

    /**
     * An element {@code binding} with the parts of a {@code bindingInformation}; without attributes where it has no such form.
     */
    static Element binding(@Nullable Object node, String text) {
        String information = node instanceof Element element
                ? Optional.ofNullable(element.attributeValue("bindingInformation")).orElse("")
                : text;
        Element binding = new DefaultElement("binding");
        int host = information.lastIndexOf(':');
        int port = information.lastIndexOf(':', host - 1);
        // In [::1] colons part nothing.
        if (port >= 0 && information.indexOf(']') < port + 1) {
            String address = information.substring(0, port).strip();
            binding.addAttribute("address", address.isEmpty() ? "*" : address);
            binding.addAttribute("port", information.substring(port + 1, host).strip());
            binding.addAttribute("host", information.substring(host + 1).strip());
            binding.addAttribute("ipv6", String.valueOf(address.startsWith("[")));
        }
        return binding;
    }
}
