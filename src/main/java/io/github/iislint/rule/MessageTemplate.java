package io.github.iislint.rule;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with placeholders: {@code {location}}, {@code {value}}, {@code {problem}}, or an XPath in braces. */
final class MessageTemplate {

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LONGEST_VALUE = 80;

    private final List<Object> parts = new ArrayList<>();

    /** A placeholder with a name of its own. */
    private enum NamedPlaceholder {
        LOCATION,
        VALUE,
        PROBLEM
    }

    MessageTemplate(String text, String place, Variables variables) throws RuleException {
        String line = SPACE.matcher(text.strip()).replaceAll(" ");
        int at = 0;
        while (at < line.length()) {
            int open = line.indexOf('{', at);
            if (open < 0) {
                parts.add(line.substring(at));
                break;
            }
            int close = line.indexOf('}', open);
            if (close < 0) {
                throw new RuleException(place + ": a placeholder begins with { but does not end with }");
            }
            parts.add(line.substring(at, open));
            String name = line.substring(open + 1, close);
            parts.add(switch (name) {
                case "location" -> NamedPlaceholder.LOCATION;
                case "value" -> NamedPlaceholder.VALUE;
                case "problem" -> NamedPlaceholder.PROBLEM;
                default -> new Expression(name, place, variables);
            });
            at = close + 1;
        }
    }

    /** Whether there are placeholders that only a matched node can fill. */
    boolean needsNode() {
        return parts.stream().anyMatch(part -> part == NamedPlaceholder.VALUE || part instanceof Expression);
    }

    /** @throws RuleException if an expression of the text is broken */
    void compile() throws RuleException {
        for (Object part : parts) {
            if (part instanceof Expression expression) {
                expression.compile();
            }
        }
    }

    /** @throws RuleException if an expression leads nowhere */
    void follow(PathCheck check, Set<PathCheck.SchemaNode> context) throws RuleException {
        for (Object part : parts) {
            if (part instanceof Expression expression) {
                expression.followPlaceholder(check, context);
            }
        }
    }

    /** What its expressions depend on. */
    void collect(Dependencies reads) throws RuleException {
        for (Object part : parts) {
            if (part instanceof Expression expression) {
                expression.collectRelative(reads);
            }
        }
    }

    /** The text for something that the configuration system or the linter reports. */
    String fill(String problem, String location) throws RuleException {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part == NamedPlaceholder.PROBLEM) {
                text.append(problem);
            } else if (part == NamedPlaceholder.LOCATION) {
                text.append(LocationPath.shown(location));
            } else if (part instanceof String plain) {
                text.append(plain);
            } else {
                throw new RuleException("{" + part + "} in the message of a rule that is raised by the configuration system");
            }
        }
        return text.toString();
    }

    /** The text for a matched node. {@code location} is {@code null} for a rule about files. */
    String fill(org.dom4j.Node matched, @Nullable Location location) throws RuleException {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part == NamedPlaceholder.LOCATION) {
                text.append(location == null ? "the file" : LocationPath.shown(location.path()));
            } else if (part == NamedPlaceholder.VALUE) {
                text.append(value(matched));
            } else if (part instanceof Expression expression) {
                List<org.dom4j.Node> nodes = expression.nodes(matched);
                text.append(nodes.isEmpty() ? shorten(expression.string(matched)) : value(nodes.get(0)));
            } else {
                text.append(part);
            }
        }
        return text.toString();
    }

    private static String value(org.dom4j.Node node) {
        if (node instanceof EffectiveTree.Attribute attribute) {
            return attribute.secret() ? "***" : shorten(attribute.state == null ? attribute.getValue() : attribute.state.value());
        }
        return shorten(node.getStringValue());
    }

    private static String shorten(String value) {
        String line = SPACE.matcher(value).replaceAll(" ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE - 3) + "...";
    }
}
