package io.github.iislint.iis;

import io.github.iislint.iis.schema.Placeholder;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.iis.schema.SectionOwner;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds the sections of a file: those of its body and those of its location tags. */
final class SectionReader {

    private final IncludedFiles included;
    private final Schema schema;
    private final Declarations declarations;
    private final XmlFile file;
    private final int level;
    private final String location;
    private final Consumer<Problem> problems;
    /** What holds nothing but what IIS refuses is a location all the same. */
    private final Set<LocationBlock> refused = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param level of the file in the hierarchy
     * @param location of the file
     */
    SectionReader(IncludedFiles included, Schema schema, Declarations declarations, XmlFile file, int level, String location,
            Consumer<Problem> problems) {
        this.included = included;
        this.schema = schema;
        this.declarations = declarations;
        this.file = file;
        this.level = level;
        this.location = location;
        this.problems = problems;
    }

    /** The body first, then the location tags in document order; blocks that hold no section are left out. */
    List<LocationBlock> read() {
        List<LocationBlock> blocks = new ArrayList<>();
        LocationBlock body = new LocationBlock(file, level, null);
        blocks.add(body);
        for (LocatedElement child : file.rootElement().children()) {
            if (child.getName().equals("location")) {
                LocationBlock block = new LocationBlock(file, level, LocationTag.of(child));
                NameCheck.location(child, (kind, span, message, attribute) -> problems.accept(new Problem(kind,
                        new Origin(file, span), message, new Problem.ProblemSubject(null, "location", attribute), at(block))
                        .of(block)));
                for (LocatedElement content : child.children()) {
                    if (content.getName().equals("location")) {
                        nested(block, content);
                    } else {
                        collect(block, content, content.getName());
                    }
                }
                blocks.add(block);
            } else if (!child.getName().equals("configSections")) {
                collect(body, child, child.getName());
            }
        }
        blocks.removeIf(b -> b.uses().isEmpty() && !refused.contains(b) && (b.tag() == null || !b.tag().conflicting()));
        return blocks;
    }

    /** .NET refuses one location tag in another; what IIS does is not documented, most likely the same. */
    private void nested(LocationBlock block, LocatedElement element) {
        problems.accept(new Problem(ProblemKind.ATTRIBUTE_UNKNOWN, new Origin(file, element.nameSpan()),
                "a location tag is inside another one; its content is not evaluated",
                new Problem.ProblemSubject(null, "location", null), at(block)).assumed(true));
    }

    private void collect(LocationBlock block, LocatedElement element, String path) {
        SectionDeclaration declaration = declarations.section(path);
        if (declaration != null) {
            LocationBlock.SectionElement use = use(declaration, element, block);
            if (use != null) {
                block.uses().add(use);
            }
        } else if (declarations.isGroup(path) || path.equals("system.webServer") || path.equals("system.applicationHost")) {
            for (LocatedElement child : element.children()) {
                collect(block, child, path + "/" + child.getName());
            }
        } else {
            undeclared(block, element, path);
        }
    }

    /** Whatever it is called and wherever it stands, IIS refuses what nobody declares. */
    private void undeclared(LocationBlock block, LocatedElement element, String path) {
        String name = element.getName();
        String like = List.of("location", "configSections").stream().filter(path::equalsIgnoreCase).findFirst()
                .orElseGet(() -> declarations.inOtherCase(path));
        String hint = like != null
                ? "; names are case-sensitive, it is called " + like
                : (path.startsWith("system.webServer/")
                        ? "; its module is not installed, or the section is in the wrong section group"
                        : "")
                        + SameNamedSections.hint(path, schema);
        refused.add(block);
        problems.accept(new Problem(ProblemKind.SECTION_UNDECLARED, new Origin(file, element.nameSpan()), "the section " + path
                + " is not declared in <configSections>" + (declarations.assumed() ? " of a default server" : "") + hint,
                new Problem.ProblemSubject(path, name, null), at(block)).assumed(declarations.assumed() && like == null)
                .of(block));
    }

    private LocationBlock.@Nullable SectionElement use(SectionDeclaration declaration, LocatedElement element,
            LocationBlock block) {
        LocatedAttribute source = element.located("configSource");
        if (source == null || Placeholder.in(source.getValue())) {
            return new LocationBlock.SectionElement(declaration, file, element, element);
        }
        boolean dotNet = SectionOwner.of(declaration.path()) == SectionOwner.DOT_NET;
        if (dotNet && (element.attributes().size() > 1 || !element.children().isEmpty())) {
            // Of its own sections IIS keeps what is beside configSource: its API writes new values there.
            unusable(source, "a section with configSource must not contain "
                    + "anything else in this file", declaration, element, block);
            return null;
        }
        String why;
        try {
            XmlFile target = included.read(file, source.getValue());
            LocatedElement section = IncludedFiles.section(target, declaration.path());
            if (section != null) {
                return new LocationBlock.SectionElement(declaration, target, section, element);
            }
            why = target.problem().map(p -> "it is not well-formed: " + p.getMessage())
                    .orElse("it does not contain <" + element.getName() + ">");
        } catch (IncludedFiles.RefusedException e) {
            why = e.getMessage();
        }
        if (declarations.assumed() && dotNet) {
            // What a repository leaves out, such as a file with secrets, is there where the application runs.
            return null;
        }
        unusable(source, why, declaration, element, block);
        return null;
    }

    private void unusable(LocatedAttribute source, String why, SectionDeclaration declaration, LocatedElement element,
            LocationBlock block) {
        refused.add(block);
        problems.accept(new Problem(ProblemKind.ATTRIBUTE_INVALID, new Origin(file, source.valueSpan()), "the configSource \""
                + ElementMerger.shorten(source.getValue()) + "\" cannot be used: " + why,
                new Problem.ProblemSubject(declaration.path(), element.getName(), "configSource"), at(block)).of(block));
    }

    private String at(LocationBlock block) {
        return block.tag() == null
                ? location
                : LocationPath.join(location.equals(".") ? "" : location,
                        String.join("/", block.tag().segments()));
    }
}
