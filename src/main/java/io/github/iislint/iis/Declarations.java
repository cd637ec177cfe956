package io.github.iislint.iis;

import io.github.iislint.file.ShippedFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sections declared at a level: those of the levels above, and those that the file adds. Immutable. */
public final class Declarations {

    private final @Nullable Declarations parent;
    private final Map<String, SectionDeclaration> sections;
    private final Set<String> groups;
    private boolean assumed;

    private Declarations(@Nullable Declarations parent) {
        this(parent, new HashMap<>(), new HashSet<>(), false);
    }

    private Declarations(@Nullable Declarations parent, Map<String, SectionDeclaration> sections, Set<String> groups,
            boolean assumed) {
        this.parent = parent;
        this.sections = sections;
        this.groups = groups;
        this.assumed = assumed;
    }

    /** What a default IIS 10 server with its usual modules declares. */
    static Declarations builtIn() {
        return DefaultServer.DECLARATIONS;
    }

    /** The file that stands for the applicationHost.config of a default server: declarations and shipped locks only. */
    static XmlFile builtInFile() {
        return DefaultServer.FILE;
    }

    /** Nothing. */
    static Declarations none() {
        return new Declarations(null);
    }

    /** These, below others. */
    Declarations below(Declarations above) {
        return new Declarations(parent == null ? above : parent.below(above), sections, groups, assumed);
    }

    /** These with other ones in the place of some of those above. */
    Declarations instead(Declarations old, Declarations other) {
        if (this == old || parent == null) {
            return this == old ? other : this;
        }
        return new Declarations(parent.instead(old, other), sections, groups, assumed);
    }

    /** These and what a file adds in its {@code <configSections>}, if it has one. */
    Declarations with(XmlFile file) {
        Declarations declarations = this;
        for (LocatedElement child : file.rootElement().children()) {
            if (child.getName().equals("configSections")) {
                declarations = new Declarations(declarations);
                declarations.read(file, child, "", false);
            }
        }
        return declarations;
    }

    private void read(XmlFile file, LocatedElement group, String path, boolean assumed) {
        for (LocatedElement child : group.children()) {
            String name = child.value("name");
            if (name == null) {
                continue;
            }
            String full = path.isEmpty() ? name : path + "/" + name;
            if (child.getName().equals("sectionGroup")) {
                groups.add(full);
                read(file, child, full, assumed);
            } else if (child.getName().equals("section")) {
                sections.put(full, new SectionDeclaration(full,
                        SectionDeclaration.AllowDefinition.of(child.value("allowDefinition")),
                        !"false".equalsIgnoreCase(child.value("allowLocation")),
                        "Deny".equalsIgnoreCase(child.value("overrideModeDefault")), new Origin(file, child.nameSpan()),
                        assumed));
            }
        }
    }

    /** The declaration of a section, or {@code null}. */
    @Nullable
    SectionDeclaration section(String path) {
        for (Declarations d = this; d != null; d = d.parent) {
            SectionDeclaration found = d.sections.get(path);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /**
     * Whether a section of that last name is declared that the schema does not know: the module that brought it may have added an
     * element of its name to other sections, as Advanced Logging does with sites.
     */
    boolean isExtension(String name, Schema schema) {
        for (Declarations d = this; d != null; d = d.parent) {
            for (String path : d.sections.keySet()) {
                if (path.endsWith(name) && path.substring(path.lastIndexOf('/') + 1).equals(name)
                        && schema.section(path) == null) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isGroup(String path) {
        for (Declarations d = this; d != null; d = d.parent) {
            if (d.groups.contains(path)) {
                return true;
            }
        }
        return false;
    }

    /** Whether they are those of the default server, because it has none of its own. */
    boolean assumed() {
        return assumed || parent != null && parent.assumed();
    }

    /** The path of a declared section or group that is like the given one but for letter case, or {@code null}. */
    @Nullable
    String inOtherCase(String path) {
        for (Declarations d = this; d != null; d = d.parent) {
            for (String known : d.sections.keySet()) {
                if (known.equalsIgnoreCase(path)) {
                    return known;
                }
            }
            for (String known : d.groups) {
                if (known.equalsIgnoreCase(path)) {
                    return known;
                }
            }
        }
        return null;
    }

    private static final class DefaultServer {

        static final XmlFile FILE = load();
        static final Declarations DECLARATIONS = declarations();

        private static XmlFile load() {
            return XmlFile.parse(Path.of("applicationHost.config"), "the default server",
                    SourceText.of(ShippedFiles.text(Declarations.class, "declarations.xml")));
        }

        private static Declarations declarations() {
            Declarations declarations = new Declarations(null);
            declarations.assumed = true;
            FILE.rootElement().children().forEach(group -> declarations.read(FILE, group, "", true));
            return declarations;
        }
    }
}
