package io.github.iislint.deployment;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.ForwardingFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xdt.Message;
import io.github.iislint.xml.ParsedFiles;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A tree of files as one deployment leaves them: a file that has transforms, or tokens for which there are values, reads as
 * its result. If a transform fails, the file reads as before the first one, as a stopped build leaves it. Secret values are
 * not in what is read: the token stays in their place.
 */
public final class DeployedFiles extends ForwardingFiles implements ParsedFiles {

    private final FileTree files;
    private final Deployment deployment;
    private final Schema schema;
    private final TypedValues types;
    private final Map<Path, Deployed> deployed = new ConcurrentHashMap<>();
    /** What transforms have made, until somebody takes it. */
    private final Map<Path, XmlFile> parsed = new ConcurrentHashMap<>();

    /**
     * What became of a file.
     *
     * @param text composed, or as written
     * @param transforms that were to be applied, in order
     * @param failed whether one of them failed
     * @param changed whether the text is another one than that of the file
     * @param used the names of the values that are used
     * @param problems of values
     * @param sections that differ, by their full paths; {@code null} where more may differ
     */
    public record Deployed(SourceText text, List<Path> transforms, List<Message> messages, boolean failed, boolean changed,
            Set<String> used, List<ValueProblem> problems, @Nullable Set<String> sections) {

        /** The transforms that were applied, the one that failed included. */
        public List<Path> applied() {
            Set<Path> failing = messages.stream().filter(message -> message.severity() == Severity.ERROR)
                    .map(message -> message.place().file().path()).collect(Collectors.toSet());
            int last = 0;
            while (last < transforms.size() && !failing.contains(transforms.get(last))) {
                last++;
            }
            return transforms.subList(0, Math.min(transforms.size(), last + 1));
        }
    }

    /** @param schema tells which values may be seen */
    public DeployedFiles(FileTree files, Deployment deployment, Schema schema) {
        super(files);
        this.files = files;
        this.deployment = deployment;
        this.schema = schema;
        this.types = new TypedValues(schema);
    }

    @Override
    public SourceText read(Path file) throws IOException {
        return deployed(file).text();
    }

    @Override
    public @Nullable XmlFile take(Path file) throws IOException {
        if (files instanceof ParsedFiles known && !deployed.containsKey(file) && deployment.values().isEmpty()
                && deployment.transforms(file).isEmpty()) {
            return known.take(file);
        }
        deployed(file);
        return parsed.remove(file);
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
        List<Path> chain = deployment.transforms(file);
        if (chain.isEmpty()) {
            SourceText text = files.read(file);
            if (deployment.values().isEmpty() || !configuration(file, text)) {
                return new Deployed(text, chain, List.of(), false, false, Set.of(), List.of(), Set.of());
            }
        }
        Deployed made = deploy(file, chain);
        Deployed first = deployed.putIfAbsent(file, made);
        return first == null ? made : first;
    }

    /** Projects and other files of builds have tokens that nobody replaces by values. */
    private static boolean configuration(Path file, SourceText text) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".config")
                || text.text().contains("<configuration");
    }

    /** The transforms of a file, in order. */
    public List<Path> transforms(Path file) {
        return deployment.transforms(file);
    }

    /** What is done to the files. */
    public Deployment deployment() {
        return deployment;
    }

    /** The files that were read so far and have transforms, or could have values. */
    public Map<Path, Deployed> deployed() {
        return Map.copyOf(deployed);
    }

    private Deployed deploy(Path file, List<Path> chain) throws IOException {
        DeploymentRun.Result run = DeploymentRun.of(files, deployment, schema, file);
        ValueLog log = new ValueLog();
        SourceText text = new ValueMask(types::of, log).apply(run.result());
        Set<ValueProblem> problems = new LinkedHashSet<>(run.problems());
        problems.addAll(log.problems());
        boolean changed = !text.text().equals(run.base().source().text());
        if (changed && text == run.result().source()) {
            parsed.put(file, run.result());
        }
        return new Deployed(changed ? text : run.base().source(), chain, run.messages(), run.failed(), changed, run.used(),
                new ArrayList<>(problems),
                deployment.values().isEmpty() ? SectionChanges.between(run.base(), run.result(), schema) : null);
    }
}
