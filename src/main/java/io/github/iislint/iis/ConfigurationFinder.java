package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.LinkPolicy;
import io.github.iislint.file.SourceText;
import io.github.iislint.xml.XmlFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of the configuration system. In folders the names count, in any letter case; a file that is named itself is
 * read whatever its name, and its kind is determined by its content.
 */
public final class ConfigurationFinder {

    private static final Pattern HISTORY = Pattern.compile("(?i)CFGHISTORY_\\d+");
    private static final Set<String> COUNT = Set.of("web.config", "applicationhost.config");

    private final FileTree files;
    private final Predicate<Path> excluded;
    private final Predicate<Path> skipped;
    private final Set<Path> hosts = new TreeSet<>();
    /** Files in folders in which IIS keeps earlier states of its configuration. */
    private final Set<Path> copies = new TreeSet<>();
    private final Set<Path> webConfigs = new TreeSet<>();
    private final Set<Path> transforms = new TreeSet<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private int leftAlone;

    /**
     * What was found.
     *
     * @param hosts applicationHost.config files
     * @param webConfigs web.config files, and named files that are such
     * @param transforms XDT transforms of web.config files, which are no configuration
     * @param leftAlone how many files were named that are something else
     * @param notices what was skipped and why
     * @param unread what would count and cannot be read or must not be, and why, a line each
     */
    public record FoundFiles(List<Path> hosts, List<Path> webConfigs, List<Path> transforms, int leftAlone, List<Notice> notices,
            List<String> unread) {
    }

    /**
     * @param excluded files that are not to be read
     * @param skipped folders that are not to be searched unless they are named
     */
    public ConfigurationFinder(FileTree files, Predicate<Path> excluded, Predicate<Path> skipped) {
        this.files = files;
        this.excluded = excluded;
        this.skipped = skipped;
    }

    /**
     * Searches files and folders.
     *
     * @throws IOException if one of them does not exist
     */
    public FoundFiles find(Collection<Path> inputs) throws IOException {
        for (Path input : inputs) {
            Path path = files.workingFolder().resolve(input).normalize();
            if (refused(path)) {
                continue;
            }
            if (files.isFolder(path)) {
                search(path);
            } else if (files.isFile(path)) {
                named(path);
            } else {
                throw new IOException(files.name(path) + ": there is no such file or folder"
                        + withSlashes(path));
            }
        }
        withoutCopies();
        return new FoundFiles(List.copyOf(hosts), List.copyOf(webConfigs), List.copyOf(transforms), leftAlone,
                List.copyOf(notices),
                List.copyOf(unread));
    }

    /** Where a backslash is a letter of a name, what was meant with it. */
    private String withSlashes(Path path) {
        if (!path.toString().contains("\\") || File.separatorChar == '\\') {
            return "";
        }
        Path meant = Path.of(path.toString().replace('\\', '/')).normalize();
        return files.isFile(meant) || files.isFolder(meant) ? "; did you mean \"" + files.name(meant) + "\"?" : "";
    }

    private boolean refused(Path path) {
        String refusal = files.refusal(path);
        if (refusal != null) {
            unread.add(files.name(path) + ": not read, it " + refusal);
        }
        return refusal != null;
    }

    /** Beside the configuration that is in use, the earlier states of it are no servers of their own. */
    private void withoutCopies() {
        if (hosts.size() > copies.size()) {
            hosts.removeAll(copies);
            copies.forEach(path -> notices
                    .add(Notice.leftAlone(files.name(path), "IIS keeps earlier versions of its configuration there")));
        }
    }

    /**
     * Whether a file lies where the configuration history service ({@code CFGHISTORY_0000000001}) or appcmd ({@code backup}) puts
     * it.
     */
    private static boolean copy(Path path) {
        Path folder = path.getParent();
        Path above = folder == null ? null : folder.getParent();
        return folder != null && folder.getFileName() != null && HISTORY.matcher(folder.getFileName().toString()).matches()
                || above != null && above.getFileName() != null && above.getFileName().toString().equalsIgnoreCase("backup");
    }

    private void search(Path folder) throws IOException {
        LinkPolicy descent = LinkPolicy.once(files, folder, notice -> notices.add(Notice.remark(notice)));
        List<Path> open = new ArrayList<>();
        Set<Path> output = new HashSet<>();
        open.add(folder);
        while (!open.isEmpty()) {
            Path webConfig = null;
            Path here = open.remove(open.size() - 1);
            boolean built = output.contains(here);
            for (Path path : listed(here)) {
                String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
                boolean config = name.endsWith(".config") || name.equals("applicationhost.xdt");
                if (config && !files.isFolder(path)) {
                    if (excluded.test(path)) {
                        continue;
                    } else if (built) {
                        notices.add(Notice.otherFile(files.name(path), "it is build output"));
                    } else if (COUNT.contains(name) && refused(path)) {
                        continue;
                    } else if (name.equals("web.config")) {
                        webConfig = webConfig == null ? path : oneOf(webConfig, path);
                    } else {
                        byName(path, name);
                    }
                } else if (!name.equals(".git") && files.isFolder(path) && !skipped.test(path) && descent.enters(here, path)) {
                    open.add(path);
                    if (built || !path.equals(folder) && ProjectFolders.isOutput(files, path)) {
                        output.add(path);
                    }
                }
            }
            if (webConfig != null) {
                webConfigs.add(webConfig);
            }
        }
    }

    private List<Path> listed(Path folder) {
        try {
            return files.list(folder);
        } catch (IOException e) {
            unread.add(e.getMessage());
            return List.of();
        }
    }

    /**
     * Windows has one such file in a folder; of several on Linux the usual spelling counts, then the first by name. The other one
     * may be what is deployed: a branch must not hide it behind a harmless one.
     */
    private Path oneOf(Path first, Path second) {
        Path taken = second.getFileName().toString().equals("web.config") ? second : first;
        Path other = taken.equals(first) ? second : first;
        unread.add(oneOfTwo(files.name(other), taken));
        return taken;
    }

    static String oneOfTwo(String other, Path taken) {
        return other + ": not read, because the same folder contains " + taken.getFileName()
                + ", and on Windows they are the same file: keep one of them";
    }

    private void byName(Path path, String name) throws IOException {
        if (name.equals("applicationhost.config")) {
            if (host(path) && copy(path)) {
                copies.add(path);
            }
        } else if (name.startsWith("web.")) {
            transforms.add(path);
            notices.add(Notice.otherFile(files.name(path), "its name is that of a transform"));
        } else if (!name.equals("redirection.config")) {
            notices.add(Notice.otherFile(files.name(path), "IIS does not read files of this name"));
        }
    }

    /** Site extensions of Azure have transforms of exactly this name; whether it is a server. */
    private boolean host(Path path) {
        SourceText source = source(path);
        if (source == null) {
            return false;
        }
        if (source.text().contains(Transforms.NAMESPACE) && Transforms.edits(XmlFile.parse(path, files.name(path), source))) {
            notices.add(Notice.otherFile(files.name(path), "it is a transform"));
            return false;
        }
        hosts.add(path);
        return true;
    }

    /** {@code null} for a file that cannot be read, which is noted. */
    private @Nullable SourceText source(Path path) {
        try {
            return files.read(path);
        } catch (IOException e) {
            unread.add(e.getMessage());
            return null;
        }
    }

    private void named(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.equals("applicationhost.config")) {
            copies.remove(path);
            leftAlone += host(path) ? 0 : 1;
            return;
        }
        SourceText source = source(path);
        if (source == null) {
            return;
        }
        Outline outline = Outline.of(source);
        if (outline == null) {
            (source.text().contains("<" + Outline.HOST) ? hosts : webConfigs).add(path);
        } else if (!outline.root().equals("configuration")) {
            leaveAlone(Notice.leftAlone(files.name(path), "its root element is <" + outline.root() + ">, not <configuration>"));
        } else if (outline.transform() || name.endsWith(".xdt")) {
            leaveAlone(Notice.otherFile(files.name(path), "it is a transform"));
            if (!outline.has(Outline.HOST)) {
                // The bases of others are on the servers of Azure.
                transforms.add(path);
            }
        } else if (outline.has("configurationRedirection")) {
            leaveAlone(Notice.leftAlone(files.name(path),
                    "it is a redirection.config; it is read beside its applicationHost.config"));
        } else if (outline.has("moduleProviders") || outline.has("administrators")) {
            leaveAlone(Notice.leftAlone(files.name(path), "it configures IIS Manager, not IIS"));
        } else {
            (outline.has(Outline.HOST) ? hosts : webConfigs).add(path);
        }
    }

    private void leaveAlone(Notice notice) {
        leftAlone++;
        notices.add(notice);
    }

    /** Whether a file holds edits for another one. */
    static boolean isTransform(XmlFile file) {
        return file.source().text().substring(0, file.rootElement().startTag().end()).contains(Transforms.NAMESPACE);
    }
}
