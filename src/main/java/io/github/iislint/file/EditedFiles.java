package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tree of files in which some have another text than on the disk, or exist only here. */
public final class EditedFiles extends ForwardingFiles {

    private final Map<Path, SourceText> edited;

    /** @param edited by the paths under which they are read */
    public EditedFiles(FileTree base, Map<Path, SourceText> edited) {
        super(base);
        this.edited = Map.copyOf(edited);
    }

    @Override
    public boolean isFile(Path path) {
        return edited.containsKey(path) || super.isFile(path);
    }

    @Override
    public @Nullable String refusal(Path path) {
        return edited.containsKey(path) ? null : super.refusal(path);
    }

    @Override
    public SourceText read(Path file) throws IOException {
        SourceText text = edited.get(file);
        return text != null ? text : super.read(file);
    }
}
