package io.github.iislint.deployment;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.ForwardingFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.xdt.Message;
import io.github.iislint.xdt.Transformation;
import io.github.iislint.xdt.Transformed;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A tree of files as one deployment leaves them: a file that has transforms reads as what they make of it. Where one fails, the
 * file reads as it stands, as a build that stops leaves it.
 */
public final class DeployedFiles extends ForwardingFiles {

    private final FileTree files;
    private final Function<Path, List<Path>> transforms;
    private final Map<Path, Deployed> deployed = new ConcurrentHashMap<>();

    /**
     * What became of a file.
     *
     * @param text composed, or as it stands
     * @param transforms that were to be applied, in order
     * @param failed whether one of them failed
     * @param changed whether the text is another one than that of the file
     */
    public record Deployed(SourceText text, List<Path> transforms, List<Message> messages, boolean failed, boolean changed) {
    }

    /** @param transforms the transforms of a file, in order; none for most files */
    public DeployedFiles(FileTree files, Function<Path, List<Path>> transforms) {
        super(files);
        this.files = files;
        this.transforms = transforms;
    }

    @Override
    public SourceText read(Path file) throws IOException {
        return deployed(file).text();
    }

    /**
     * What becomes of a file.
     *
     * @throws IOException if it or one of its transforms cannot be read
     */
    public Deployed deployed(Path file) throws IOException {
        Deployed known = deployed.get(file);
        if (known != null) {
            return known;
        }
        List<Path> chain = transforms.apply(file);
        if (chain.isEmpty()) {
            return new Deployed(files.read(file), chain, List.of(), false, false);
        }
        Deployed made = transform(XmlFile.parse(files, file), chain);
        Deployed first = deployed.putIfAbsent(file, made);
        return first == null ? made : first;
    }

    /** The transforms of a file, in order. */
    public List<Path> transforms(Path file) {
        return transforms.apply(file);
    }

    /** The files with transforms that were read so far. */
    public Map<Path, Deployed> deployed() {
        return Map.copyOf(deployed);
    }

    private Deployed transform(XmlFile base, List<Path> chain) throws IOException {
        List<Message> messages = new ArrayList<>();
        XmlFile result = base;
        boolean failed = false;
        for (int i = 0; i < chain.size() && !failed && base.root() != null; i++) {
            Transformed transformed = Transformation.of(XmlFile.parse(files, chain.get(i))).apply(result);
            messages.addAll(transformed.messages());
            failed = transformed.failed();
            result = failed ? base : transformed.file();
        }
        boolean changed = !result.source().text().equals(base.source().text());
        return new Deployed(result.source(), chain, messages, failed, changed);
    }
}
