package io.github.iislint.lint;

import io.github.iislint.file.Place;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Server;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.ExpectedMode;
import io.github.iislint.xml.LocatedComment;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expectations that are declared in the configuration itself: {@code <!-- iislint-expect client-certificate=require: reason -->}.
 */
public final class CommentExpectations {

    static final String PREFIX = "iislint-expect";

    private static final Pattern PATTERN = Pattern.compile("iislint-expect\\s+client-certificate\\s*=\\s*(\\w+)\\s*:\\s*\\S.*",
            Pattern.DOTALL);

    private CommentExpectations() {
    }

    /** What the files of a server declare, each for the location that the next element is about. */
    public static List<Expectation> of(Server server, LintOptions options) {
        List<Expectation> found = new ArrayList<>();
        for (XmlFile file : server.files().values()) {
            for (LocatedComment comment : options.comments(file)) {
                mode(comment).ifPresent(mode -> {
                    for (String location : locations(server, file, comment)) {
                        found.add(new Expectation(location, mode, Expectation.Source.COMMENT, place(file, comment)));
                    }
                });
            }
        }
        return found;
    }

    /** What a comment declares; empty where it is another one, or misspelt. */
    static Optional<ExpectedMode> mode(LocatedComment comment) {
        Matcher matcher = PATTERN.matcher(comment.text());
        try {
            return matcher.matches() ? Optional.of(ExpectedMode.of(matcher.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Place place(XmlFile file, LocatedComment comment) {
        return file.place(comment.span());
    }

    private static List<String> locations(Server server, XmlFile file, LocatedComment comment) {
        LocatedElement element = Suppressions.next(file, comment.span().end()).orElse(null);
        StringBuilder below = new StringBuilder();
        String site = null;
        for (LocatedElement at = element; at != null; at = (LocatedElement) at.getParent()) {
            switch (at.getName()) {
                case "location" -> below.insert(0, String.join("/", LocationPath.segments(at.value("path"))));
                case "application", "virtualDirectory" ->
                    below.insert(0, "/" + String.join("/", LocationPath.segments(at.value("path"))));
                case "site" -> site = at.value("name");
                default -> {
                    // Sections and groups have no location of their own.
                }
            }
        }
        List<String> locations = new ArrayList<>();
        if (file == server.file()) {
            locations.add((site == null ? "" : site + "/") + below);
        } else {
            for (Location location : server.webConfigs().getOrDefault(file.path(), List.of())) {
                String base = location.path().equals(".") ? "" : location.path() + "/";
                locations.add(below.length() == 0 ? location.path() : base + below);
            }
        }
        return locations;
    }
}
