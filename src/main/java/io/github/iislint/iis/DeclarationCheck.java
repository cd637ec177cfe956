package io.github.iislint.iis;

import io.github.iislint.file.Span;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what IIS refuses in {@code <configSections>}: there is one, it is the first element of the file, and no section is
 * declared twice, be it in one file or again in a web.config. Also finds declarations that were meant for a section of IIS
 * and are in another group.
 */
final class DeclarationCheck {

    private final XmlFile file;
    private final Schema schema;
    private final @Nullable Declarations above;
    private final String location;
    private final Consumer<Problem> problems;
    private final Map<String, LocatedElement> here = new HashMap<>();
    private boolean frameworkKnown;
    private boolean extensionsTold;

    /** @param above what the levels above declare; {@code null} where that does not matter */
    DeclarationCheck(XmlFile file, Schema schema, @Nullable Declarations above, String location, Consumer<Problem> problems) {
        this.file = file;
        this.schema = schema;
        this.above = above;
        this.location = location;
        this.problems = problems;
    }

    void check() {
        check(true);
    }

    /** @param frameworkKnown whether the version of .NET whose declarations are above is no assumption */
    void check(boolean frameworkKnown) {
        this.frameworkKnown = frameworkKnown;
        LocatedElement first = null;
        int position = 0;
        for (LocatedElement child : file.rootElement().children()) {
            if (child.getName().equals("configSections")) {
                if (first != null) {
                    report(ProblemKind.SECTION_DUPLICATE, child.nameSpan(), "there is already a <configSections>", null,
                            new Origin(file, first.nameSpan()));
                } else if (position > 0) {
                    report(ProblemKind.SECTION_MISPLACED, child.nameSpan(),
                            "<configSections> must be the first element in <configuration>", null, null);
                }
                first = first == null ? child : first;
                group(child, "");
            }
            position++;
        }
    }

    private void group(LocatedElement group, String path) {
        for (LocatedElement child : group.children()) {
            String full = LocationPath.join(path, String.valueOf(child.value("name")));
            if (child.getName().equals("sectionGroup")) {
                group(child, full);
            } else if (child.getName().equals("section")) {
                section(child, full);
            }
        }
    }

    private void section(LocatedElement child, String full) {
        NameCheck.section(child,
                (kind, span, message, attribute) -> problems.accept(new Problem(kind, new Origin(file, span), message,
                        new Problem.ProblemSubject(null, "section", attribute), location)));
        String meant = schema.sections().contains(full) ? null : meant(full);
        if (meant != null) {
            report(ProblemKind.SECTION_DECLARED_ELSEWHERE, child.nameSpan(),
                    "this declares " + full + ", which no IIS module reads; "
                            + "the IIS section is " + meant + ", and its declaration and lock do not change",
                    full, null);
        }
        LocatedElement twin = here.putIfAbsent(full, child);
        SectionDeclaration declared = above == null ? null : above.section(full);
        if (twin != null) {
            report(ProblemKind.SECTION_DUPLICATE, child.nameSpan(), "the section " + full + " is declared twice in this file",
                    full,
                    new Origin(file, twin.nameSpan()));
        } else if (declared != null && full.startsWith("system.webServer/")) {
            problems.accept(new Problem(ProblemKind.SECTION_DUPLICATE, new Origin(file, child.nameSpan()), "the section " + full
                    + " is already declared", new Problem.ProblemSubject(full, "section", null), location)
                    .assumed(declared.assumed())
                    .related(declared.assumed() ? null : declared.origin()));
        } else if (declared != null && full.startsWith("system.web.extensions/") && !extensionsTold) {
            // Of .NET's sections only these are known to be refused: the machine.config of .NET 4 took them over from the
            // web.config files of applications for 3.5. The first one of a file fails it.
            extensionsTold = true;
            boolean shipped = declared.origin().shipped();
            problems.accept(new Problem(ProblemKind.SECTION_DUPLICATE, new Origin(file, child.nameSpan()), "the section " + full
                    + " is already declared, by " + (shipped
                            ? "the machine.config of .NET 4; declarations for .NET 3.5 work in an application pool of v2.0 only"
                            : declared.origin()),
                    new Problem.ProblemSubject(full, "section", null), location).assumed(shipped && !frameworkKnown)
                    .related(shipped ? null : declared.origin()));
        }
    }

    /** The section of IIS that has the same groups and some more, or another letter case; {@code null} if there is none. */
    private @Nullable String meant(String full) {
        String[] written = full.split("/");
        if (written.length < 2) {
            return null;
        }
        for (String known : schema.sections()) {
            if (known.startsWith("system.webServer/") || known.startsWith("system.applicationHost/")) {
                int found = 0;
                String[] segments = known.split("/");
                for (String segment : segments) {
                    found += found < written.length && segment.equalsIgnoreCase(written[found]) ? 1 : 0;
                }
                if (found == written.length && segments[segments.length - 1].equalsIgnoreCase(written[written.length - 1])) {
                    return known;
                }
            }
        }
        return null;
    }

    private void report(ProblemKind kind, Span span, String message, @Nullable String section, @Nullable Origin related) {
        problems.accept(
                new Problem(kind, new Origin(file, span), message,
                        new Problem.ProblemSubject(section, section == null ? "configSections" : "section", null), location)
                        .related(related));
    }
}
