package io.github.iislint.deployment;

import io.github.iislint.file.Edit;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.MalformedException;
import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xdt.Correction;
import io.github.iislint.xdt.EntryKeys;
import io.github.iislint.xdt.Message;
import io.github.iislint.xdt.Step;
import io.github.iislint.xdt.Transformation;
import io.github.iislint.xdt.Transformed;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies the steps of a deployment to a file. The result contains the values; its messages do not, and point at files that
 * people can change.
 */
public final class DeploymentRun {

    private final FileTree files;
    private final Deployment deployment;
    private final EntryKeys keys;
    private final boolean explains;
    private final ValueLog log = new ValueLog();
    private final List<Message> messages = new ArrayList<>();
    /** The texts of the files as written. */
    private final List<String> open = new ArrayList<>();
    private final List<Step> explained = new ArrayList<>();
    private final XmlFile base;
    private XmlFile result;
    private boolean failed;

    private DeploymentRun(FileTree files, Deployment deployment, Schema schema, XmlFile base, boolean explains) {
        this.explains = explains;
        this.keys = new SchemaKeys(schema);
        this.files = files;
        this.deployment = deployment;
        this.base = base;
        this.result = base;
        open.add(base.source().text());
    }

    /**
     * What became of a file.
     *
     * @param base as written
     * @param result with values; where a transform failed, the file as it was before the first transform
     * @param messages of the transforms, without values
     * @param explained what the transforms did, without values; empty unless it was asked for
     * @param failed whether a transform failed
     * @param used the names of the values that are used
     * @param problems of values
     */
    public record Result(XmlFile base, XmlFile result, List<Message> messages, List<Step> explained, boolean failed,
            Set<String> used, List<ValueProblem> problems) {
    }

    /**
     * Does all steps.
     *
     * @param schema tells what distinguishes entries of collections
     * @throws IOException if the file or one of its transforms cannot be read
     */
    public static Result of(FileTree files, Deployment deployment, Schema schema, Path file) throws IOException {
        return of(files, deployment, schema, file, false);
    }

    /**
     * Does the same, and explains what the transforms did.
     *
     * @throws IOException if the file or one of its transforms cannot be read
     */
    public static Result explained(FileTree files, Deployment deployment, Schema schema, Path file) throws IOException {
        return of(files, deployment, schema, file, true);
    }

    private static Result of(FileTree files, Deployment deployment, Schema schema, Path file, boolean explains)
            throws IOException {
        DeploymentRun run = new DeploymentRun(files, deployment, schema, XmlFile.parse(files, file), explains);
        run.run(file);
        return run.result();
    }

    private Result result() {
        if (log.used().isEmpty()) {
            return new Result(base, result, messages, explained, failed, log.used(), log.problems());
        }
        ValueRedactor redactor = new ValueRedactor(deployment.values().named(log.used()), open);
        List<Message> clean = messages.stream().map(message -> new Message(message.kind(), message.severity(), message.place(),
                message.placement(), redactor.redact(message.text()), shown(message.correction(), redactor))).toList();
        List<Step> steps = explained.stream().map(step -> new Step(redactor.redact(step.transform()), step.place(),
                redactor.redact(step.path()), step.targets(), redactor.redact(step.done()))).toList();
        return new Result(base, result, clean, steps, failed, log.used(), log.problems());
    }

    /** The correction, unless it would write a value into a file. */
    private static @Nullable Correction shown(@Nullable Correction correction, ValueRedactor redactor) {
        return correction != null && correction.edits().stream().allMatch(edit -> redactor.redact(edit.text()).equals(edit
                .text())) ? correction : null;
    }

    /** The result as people may see it: for each value the token stands, or a token with its name. */
    public static SourceText withoutValues(Result run) {
        return ValueMask.all().apply(run.result());
    }

    private void run(Path file) throws IOException {
        XmlFile standing = null;
        List<Deployment.Substitute> earlier = new ArrayList<>();
        for (Deployment.Step step : deployment.steps()) {
            if (step instanceof Deployment.Substitute substitute) {
                earlier.add(substitute);
                substitute(substitute, file);
            } else if (step instanceof Deployment.Transform transform) {
                for (Path path : base.root() == null ? List.<Path>of() : transform.transforms().apply(file)) {
                    standing = standing == null ? result : standing;
                    transform(path, earlier);
                    if (failed) {
                        result = standing;
                        return;
                    }
                }
            } else if (step instanceof Deployment.Variables) {
                result = with(result, new NamedReplacement(deployment.values(), log).apply(result));
            } else {
                result = with(result, new ParameterReplacement(deployment.values(), log).apply(result));
            }
        }
    }

    /** Writes values into the file, unless it would be no XML then, such as by a name that is none. */
    private void substitute(Deployment.Substitute step, Path file) {
        XmlFile written = with(result, substituted(result.file(), step, file));
        if (result.root() == null || written.root() != null) {
            result = written;
            return;
        }
        // What the parser says of it could quote a value.
        MalformedException problem = written.problem().orElseThrow();
        int at = Math.min(written.source().lines().offset(problem.line(), problem.column()),
                written.source().text().length() - 1);
        log.add(true, ValueProblem.Kind.NOT_ESCAPED, written.origin(new Span(at, at + 1)),
                "with the values in the place of the tokens, the file is not XML; the parser stops here");
    }

    private static XmlFile with(XmlFile file, SourceText text) {
        return text == file.source() ? file : XmlFile.parse(file.path(), file.name(), text);
    }

    private SourceText substituted(SourceFile text, Deployment.Substitute step, Path file) {
        return step.files().test(file)
                ? new Substitution(deployment.values(), step.syntaxes(), log).apply(text)
                : text.text();
    }

    private void transform(Path path, List<Deployment.Substitute> earlier) throws IOException {
        XmlFile transform = XmlFile.parse(files, path);
        open.add(transform.source().text());
        for (Deployment.Substitute substitute : earlier) {
            transform = with(transform, substituted(transform.file(), substitute, path));
        }
        Transformation transformation = Transformation.of(transform);
        Transformed transformed = explains ? transformation.explain(result, keys) : transformation.apply(result, keys);
        transformed.messages().forEach(message -> messages.add(placed(message)));
        transformed.steps().forEach(step -> explained.add(new Step(step.transform(),
                Substitution.place(step.place().file(), step.place().span()), step.path(),
                step.targets().stream().map(at -> Substitution.place(at.file(), at.span())).toList(), step.done())));
        failed = transformed.failed() || messages.stream().anyMatch(message -> message.severity() == Severity.ERROR);
        result = transformed.file();
    }

    /** The message at its place in a file that people can change. */
    private Message placed(Message message) {
        boolean fails = deployment.warningsFail() && message.severity() == Severity.WARNING;
        return new Message(message.kind(), fails ? Severity.ERROR : message.severity(),
                Substitution.place(message.place().file(), message.place().span()), message.placement(),
                message.text() + (fails ? "; " + deployment.name() + " treats warnings as errors" : ""),
                message.correction() == null ? null : owned(message.correction()));
    }

    /** The correction in the file that people can change; {@code null} where what it changes comes of a value. */
    private static @Nullable Correction owned(Correction correction) {
        SourceFile file = correction.file();
        if (!file.text().composed()) {
            return correction;
        }
        List<Edit> edits = new ArrayList<>();
        SourceFile owner = null;
        for (Edit edit : correction.edits()) {
            SourceSpan exact = file.text().exactOrigin(edit.span());
            if (exact == null || owner != null && exact.file() != owner) {
                return null;
            }
            owner = exact.file();
            edits.add(new Edit(exact.span(), edit.text()));
        }
        return owner == null ? null : new Correction(owner, edits);
    }
}
