package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.file.LineMap;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which of some fixes wrote what stands at a place of the files that they change. */
final class Authors {

    /** By the names of files. */
    private final Map<String, Written> written = new HashMap<>();

    /**
     * The fix that wrote something.
     *
     * @param place where that would stand without the other fixes
     */
    record Author(Proof.Planned fix, Place place) {
    }

    /** @param pieces by their starts in the file */
    private record Written(XmlFile file, NavigableMap<Integer, Piece> pieces) {
    }

    /** @param file as it was before */
    private record Piece(XmlFile file, Edit edit, Proof.Planned fix) {

        Author author(Place place, int offset) {
            LineMap lines = file.source().lines();
            LineMap own = SourceText.of(edit.text()).lines();
            int start = edit.span().start();
            int line = lines.line(start) + own.line(offset) - 1;
            int column = own.column(offset) + (own.line(offset) == 1 ? lines.column(start) - 1 : 0);
            return new Author(fix, new Place(place.file(), line, column, line + place.endLine() - place.line(),
                    place.endLine() > place.line() ? place.endColumn() : column + place.endColumn() - place.column()));
        }
    }

    /** @param results the files with the edits of all the fixes, by their paths */
    Authors(Collection<Proof.Planned> fixes, Map<Path, XmlFile> results) {
        Map<Path, Map<Edit, Piece>> edits = new HashMap<>();
        for (Proof.Planned fix : fixes) {
            fix.proposal().edits().forEach((file, own) -> {
                if (!file.source().composed()) {
                    own.forEach(edit -> edits.computeIfAbsent(file.path(), path -> new LinkedHashMap<>())
                            .putIfAbsent(edit, new Piece(file, edit, fix)));
                }
            });
        }
        edits.forEach((path, own) -> {
            XmlFile result = results.get(path);
            if (result != null) {
                written.put(result.name(), new Written(result, pieces(own)));
            }
        });
    }

    private static NavigableMap<Integer, Piece> pieces(Map<Edit, Piece> edits) {
        NavigableMap<Integer, Piece> pieces = new TreeMap<>();
        int shift = 0;
        for (Edit edit : edits.keySet().stream().sorted(Edit.ORDER).toList()) {
            if (!edit.text().isEmpty()) {
                pieces.put(edit.span().start() + shift, edits.get(edit));
            }
            shift += edit.text().length() - edit.span().length();
        }
        return pieces;
    }

    /** Who wrote the beginning of a place; {@code null} where that was there before, or it is not known. */
    @Nullable
    Author of(Place place) {
        Written there = written.get(place.file());
        if (there == null) {
            return null;
        }
        int offset = there.file.source().lines().offset(place.line(), place.column());
        Map.Entry<Integer, Piece> piece = there.pieces.floorEntry(offset);
        return piece != null && offset < piece.getKey() + piece.getValue().edit.text().length()
                ? piece.getValue().author(place, offset - piece.getKey())
                : null;
    }
}
