package io.github.iislint.xml;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.InternalErrors;
import io.github.iislint.file.LineMap;
import io.github.iislint.file.MalformedException;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A file and, if it is well-formed, its located tree.
 *
 * <p>The tree holds elements, attributes and text that is not white space. Document type declarations are refused.
 */
public final class XmlFile {

    private final Path path;
    private final String name;
    private final SourceText source;
    private final @Nullable LocatedElement root;
    private final List<LocatedComment> comments;
    private final @Nullable MalformedException problem;
    private long nanos;

    private XmlFile(Path path, String name, SourceText source, @Nullable LocatedElement root, List<LocatedComment> comments,
            @Nullable MalformedException problem) {
        this.path = path;
        this.name = name;
        this.source = source;
        this.root = root;
        this.comments = comments;
        this.problem = problem;
    }

    /**
     * Parses a text. Never fails: what is wrong with it is kept as {@link #problem()}.
     *
     * @param name how messages call the file
     */
    public static XmlFile parse(Path path, String name, SourceText source) {
        try {
            if (source.problem().isPresent()) {
                throw source.problem().get();
            }
            TreeBuilder builder = TreeParser.parse(source.text());
            return new XmlFile(path, name, source, builder.root(), List.copyOf(builder.comments()), null);
        } catch (MalformedException e) {
            return new XmlFile(path, name, source, null, List.of(), e);
        }
    }

    /**
     * A file with a text that is known to be well-formed.
     *
     * @param events tells what a parser would report of the text, or gives up and returns false
     * @return {@code null} where it gives up
     */
    public static @Nullable XmlFile wellFormed(Path path, String name, SourceText source, Predicate<TreeEvents> events) {
        TreeBuilder builder = new TreeBuilder(source.text());
        if (source.problem().isPresent() || !events.test(new TreeEvents(builder))) {
            return null;
        }
        builder.finish();
        return new XmlFile(path, name, source, builder.root(), List.copyOf(builder.comments()), null);
    }

    /**
     * Reads and parses a file; a malformed one is no failure.
     *
     * @throws IOException if it cannot be read
     */
    public static XmlFile parse(FileTree files, Path file) throws IOException {
        long start = System.nanoTime();
        XmlFile known = files instanceof ParsedFiles parsed ? parsed.take(file) : null;
        if (known != null) {
            return known;
        }
        SourceText source = files.read(file);
        try {
            XmlFile parsed = parse(file, files.name(file), source);
            parsed.nanos = System.nanoTime() - start;
            return parsed;
        } catch (RuntimeException | StackOverflowError e) {
            // One file must not keep the others from being read.
            throw new IOException(InternalErrors.message(files.name(file), e), e);
        }
    }

    /** How long it took to read and parse the file, in nanoseconds; 0 for a text that was parsed. */
    public long nanos() {
        return nanos;
    }

    public Path path() {
        return path;
    }

    /** How messages call the file. */
    public String name() {
        return name;
    }

    /** Where a span of the text is, in lines and columns. */
    public Place place(Span span) {
        SourceSpan origin = origin(span);
        LineMap lines = origin.file().text().lines();
        return place(origin, lines);
    }

    private static Place place(SourceSpan at, LineMap lines) {
        Span span = at.span();
        return new Place(at.file().name(), lines.line(span.start()), lines.column(span.start()), lines.line(span.end()),
                lines.column(span.end()));
    }

    public SourceText source() {
        return source;
    }

    /** This file as a source of pieces. */
    public SourceFile file() {
        return new SourceFile(path, name, source);
    }

    /** Where a piece of the text stands that a person can change: here, or in what the text was composed of. */
    public SourceSpan origin(Span span) {
        SourceSpan origin = source.origin(span);
        return origin == null ? new SourceSpan(file(), span) : origin;
    }

    /** The root element, or {@code null} where the file is malformed. */
    public @Nullable LocatedElement root() {
        return root;
    }

    /**
     * The root element of a file that is known to be well-formed.
     *
     * @throws IllegalStateException if it is malformed
     */
    public LocatedElement rootElement() {
        if (root == null) {
            throw new IllegalStateException(name + " is malformed: it has no root element");
        }
        return root;
    }

    /** The folder that the file is in; the working folder, as an empty path, where the file is named without one. */
    public Path folder() {
        return FileTree.folder(path);
    }

    /** The comments addressed to iislint, in document order. */
    public List<LocatedComment> comments() {
        return comments;
    }

    /** The innermost element around an offset; the root where the offset is outside; {@code null} without a tree. */
    public @Nullable LocatedElement elementAt(int offset) {
        LocatedElement at = root;
        for (LocatedElement next = root; next != null; next = next.childAt(offset)) {
            at = next;
        }
        return at;
    }

    /** The attribute whose value has exactly that span, or {@code null}. */
    public @Nullable LocatedAttribute attributeAt(Span value) {
        LocatedElement element = elementAt(value.start());
        for (int i = 0; element != null && i < element.attributeCount(); i++) {
            if (element.attribute(i) instanceof LocatedAttribute attribute && attribute.valueSpan().equals(value)) {
                return attribute;
            }
        }
        return null;
    }

    /** Why there is no tree. */
    public Optional<MalformedException> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public String toString() {
        return name;
    }
}
