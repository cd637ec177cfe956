package io.github.iislint.lint;

import io.github.iislint.file.NearestName;
import io.github.iislint.file.ShippedFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.Notice;
import io.github.iislint.rule.Detection;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.Vocabulary.ContentModel;
import io.github.iislint.xml.Vocabulary;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The products whose stock settings iislint knows. */
final class Profiles {

    static final List<String> FILES = List.of("exchange.xml", "certificate-enrollment.xml", "iis-express.xml");

    private static final Vocabulary VOCABULARY = new Vocabulary("urn:iislint:profile:1")
            .element("profile", List.of("product"), List.of(), ContentModel.ELEMENTS, List.of("site", "server"))
            .element("site", List.of("applications"), List.of("name"), ContentModel.ELEMENTS, List.of("stock"))
            .element("server", List.of("modules"), List.of(), ContentModel.ELEMENTS, List.of("stock"))
            .element("stock", List.of("rules"), List.of("location", "section", "attribute", "value"), ContentModel.ELEMENTS,
                    List.of());

    private static final List<Profile> ALL = read();
    /** By the rules that they have something to say of: most rules are of no concern to any. */
    private static final Map<String, List<Profile>> BY_RULE = byRule();

    private Profiles() {
    }

    private static List<Profile> read() {
        List<Profile> profiles = new ArrayList<>();
        for (String name : FILES) {
            String text = ShippedFiles.text(Profiles.class, "profiles/" + name);
            profiles.add(read(XmlFile.parse(Path.of(name), name, SourceText.of(text))));
        }
        return List.copyOf(profiles);
    }

    private static Map<String, List<Profile>> byRule() {
        Map<String, List<Profile>> byRule = new HashMap<>();
        for (Profile profile : ALL) {
            for (String rule : profile.rules()) {
                byRule.computeIfAbsent(rule, r -> new ArrayList<>(1)).add(profile);
            }
        }
        return byRule;
    }

    /** @throws IllegalStateException if the file has names that profiles do not have */
    static Profile read(XmlFile file) {
        LocatedElement root = file.root();
        if (root == null || !root.getName().equals("profile")) {
            throw new IllegalStateException(file.name() + " is not a profile");
        }
        VOCABULARY.check(root).ifPresent(mistake -> {
            throw new IllegalStateException(file.place(mistake.span()) + ": <" + mistake.parent().getName() + "> and \""
                    + mistake.name() + "\": " + mistake.kind()
                    + NearestName.hint(mistake.name(), mistake.expected()).orElse(""));
        });
        return Profile.read(root);
    }

    static List<Profile> all() {
        return ALL;
    }

    /** The product whose stock settings are all that a finding is about. */
    static Optional<String> product(Detection detection) {
        for (Profile profile : BY_RULE.getOrDefault(detection.rule().id(), List.of())) {
            if (profile.covers(detection)) {
                return Optional.of(profile.product());
            }
        }
        return Optional.empty();
    }

    /** What a run says of the findings that it did not report, one for each product. */
    static List<Notice> notices(Map<String, Integer> stock) {
        return stock.entrySet().stream()
                .map(entry -> Notice.remark(entry.getValue() + " stock finding" + (entry.getValue() == 1 ? "" : "s") + " of "
                        + entry.getKey() + " not reported; --no-profile shows " + (entry.getValue() == 1 ? "it" : "them")))
                .toList();
    }
}
