package io.github.iislint.settings;

import io.github.iislint.file.Place;
import io.github.iislint.finding.NearestName;
import java.util.List;
import org.xml.sax.SAXException;

/** A {@link SettingsException} on its way through the parser, which lets pass no other exceptions than its own. */
final class Refusal {

    private Refusal() {
    }

    static SAXException of(Place place, String problem) {
        return new SAXException(new SettingsException(place, problem));
    }

    /** @param what the kind of thing and the name */
    static SAXException unknown(Place place, String what, String name, List<String> names) {
        return of(place, "unknown " + what + "; "
                + NearestName.of(name, names).map(near -> "did you mean " + near + "? ").orElse("")
                + "expected " + listed(names, "or"));
    }

    static String listed(List<String> names, String conjunction) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + ' ' + conjunction + ' ' + names.get(last);
    }
}
