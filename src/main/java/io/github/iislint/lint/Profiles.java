package io.github.iislint.lint;

import io.github.iislint.file.NearestName;
import io.github.iislint.file.ShippedFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Notice;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.Vocabulary.ContentModel;
import io.github.iislint.xml.Vocabulary;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /** Those of the products that a server has anything of: most have none. */
    static List<Profile> on(Location server) {
        return ALL.stream().filter(profile -> profile.isOn(server)).toList();
    }

    /** What a run says of the findings that it did not report, one for each product. */
    static List<Notice> notices(Map<String, Integer> stock) {
        return stock.entrySet().stream()
                .map(entry -> Notice.remark(entry.getValue() + " stock finding" + (entry.getValue() == 1 ? "" : "s") + " of "
                        + entry.getKey() + " not reported; --no-profile shows " + (entry.getValue() == 1 ? "it" : "them")))
                .toList();
    }
}
