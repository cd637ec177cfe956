package io.github.iislint.rule;

import io.github.iislint.file.ShippedFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Severity;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rule files that iislint ships with. Most runs need less than half of them: {@code outlines.txt} says of each file what runs
 * must know of all rules, and the others are not read. A file that it describes with another length is read at once, and so is
 * one that it does not describe, except in a jar: a build sees to it that it describes all of them as they are.
 */
final class ShippedRules {

    private static final String OUTLINES = "outlines.txt";
    private static final String NOTHING = "-";

    /** What was read, by id. */
    private static final Map<String, Rule.Content> CONTENTS = new ConcurrentHashMap<>();

    private ShippedRules() {
    }

    /** @throws RuleException if one of them is broken, which a build does not let happen */
    static List<Rule> all() throws RuleException {
        Map<String, Outlined> outlines = outlines();
        List<Rule> rules = new ArrayList<>();
        if (RuleFolder.SHIPPED.isInJar()) {
            outlines.values().forEach(known -> rules.add(outlined(known.outline())));
            return rules;
        }
        for (Map.Entry<String, Long> file : RuleFolder.SHIPPED.lengths().entrySet()) {
            String id = file.getKey();
            Outlined known = outlines.get(id);
            rules.add(known != null && known.length() == file.getValue()
                    ? outlined(known.outline())
                    : RuleReader.read(whole(id), () -> whole(id), Map.of()));
        }
        return rules;
    }

    private static Rule outlined(RuleOutline outline) {
        String id = outline.id();
        return new Rule(outline, () -> whole(id), () -> content(id));
    }

    /** Reads those of some rules that are not read yet: together they take less time than one after the other. */
    static void read(Collection<Rule> rules) {
        List<String> ids = rules.stream().filter(rule -> !rule.isRead()).map(Rule::id).toList();
        if (!ids.isEmpty()) {
            readAll(ids);
        }
    }

    private static Rule.Content content(String id) {
        if (!CONTENTS.containsKey(id)) {
            readAll(List.of(id));
        }
        return Objects.requireNonNull(CONTENTS.get(id), id);
    }

    private static synchronized void readAll(Collection<String> ids) {
        RuleHeads heads = new RuleHeads();
        try {
            for (String id : ids) {
                if (!CONTENTS.containsKey(id)) {
                    heads.add(id, RuleFolder.SHIPPED.open(id));
                }
            }
            heads.read(CONTENTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuleException e) {
            throw new IllegalStateException("a build does not let a broken rule pass", e);
        }
    }

    private static XmlFile whole(String id) {
        try (InputStream in = RuleFolder.SHIPPED.open(id)) {
            return XmlFile.parse(Path.of(RuleFolder.name(id)), RuleFolder.name(id), SourceText.decode(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param length of the file, in bytes */
    private record Outlined(long length, RuleOutline outline) {
    }

    private static Map<String, Outlined> outlines() {
        Map<String, Outlined> outlines = new HashMap<>();
        for (String line : ShippedFiles.text(ShippedRules.class, OUTLINES).split("\n")) {
            String[] parts = line.split(" ");
            RuleOutline outline = new RuleOutline(parts[0], Severity.of(parts[2]),
                    Rule.RaisedBy.valueOf(parts[3].toUpperCase(Locale.ROOT)), Set.copyOf(list(parts[4])), list(parts[5]),
                    list(parts[6]), parts[7].equals(NOTHING) ? null : Set.copyOf(list(parts[7])));
            outlines.put(outline.id(), new Outlined(Long.parseLong(parts[1]), outline));
        }
        return outlines;
    }

    private static List<String> list(String part) {
        return part.equals(NOTHING) ? List.of() : Arrays.asList(part.split(","));
    }
}
