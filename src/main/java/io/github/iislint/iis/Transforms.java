package io.github.iislint.iis;

import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;

/** Inspects XDT transforms: what they do to client certificates is not evaluated, but reported. */
public final class Transforms {

    static final String NAMESPACE = "http://schemas.microsoft.com/XML-Document-Transform";

    private Transforms() {
    }

    /** What a transform sets of {@code sslFlags} and certificate mappings. */
    public static List<Problem> problems(XmlFile file) {
        List<Problem> problems = new ArrayList<>();
        if (file.root() != null && ConfigurationFinder.isTransform(file)) {
            collect(file, file.root(), problems);
        }
        return problems;
    }

    /** Whether a file is nothing but edits for another one, and not a configuration in which a namespace was left behind. */
    public static boolean edits(XmlFile file) {
        return file.root() != null && ConfigurationFinder.isTransform(file) && edits(file.root());
    }

    private static boolean edits(LocatedElement element) {
        for (int i = 0; i < element.attributeCount(); i++) {
            if (element.attribute(i).getNamespaceURI().equals(NAMESPACE)) {
                return true;
            }
        }
        return element.getNamespaceURI().equals(NAMESPACE) || element.children().stream().anyMatch(Transforms::edits);
    }

    private static void collect(XmlFile file, LocatedElement element, List<Problem> problems) {
        LocatedAttribute flags = element.getName().equals("access") ? element.located("sslFlags") : null;
        boolean mapping = element.getName().equalsIgnoreCase("iisClientCertificateMappingAuthentication")
                || element.getName().equals("clientCertificateMappingAuthentication");
        if (flags != null || mapping) {
            problems.add(new Problem(ProblemKind.TRANSFORM_NOT_EVALUATED,
                    new Origin(file, flags != null ? flags.valueSpan() : element.nameSpan()), "this transform " + (flags != null
                            ? "sets sslFlags to \"" + ElementMerger.shorten(flags.getValue()) + "\""
                            : "changes <" + element.getName() + ">")
                            + " when the project is published, but is not evaluated, because it is not applied to a "
                            + "web.config here",
                    new Problem.ProblemSubject(null, element.getName(), flags != null ? "sslFlags" : null), ""));
        }
        element.children().forEach(child -> collect(file, child, problems));
    }
}
