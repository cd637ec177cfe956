package io.github.iislint.iis;

import java.util.Map;

/**
 * The files of .NET that a run is given. Those that options name count whatever an application pool loads; those of a live
 * server count for the version that they belong to, and of one that is not installed what it ships with.
 */
public final class Frameworks {

    /** None is given. */
    public static final Frameworks NONE = new Frameworks(Map.of(), false);

    private final Map<Framework, FrameworkFiles> files;
    private final boolean forAll;

    private Frameworks(Map<Framework, FrameworkFiles> files, boolean forAll) {
        this.files = files;
        this.forAll = forAll;
    }

    /** Files that count for all application pools. */
    public static Frameworks forAll(FrameworkFiles given) {
        return given.none() ? NONE : new Frameworks(Map.of(Framework.V2, given, Framework.V4, given), true);
    }

    /** The files of the versions that are installed. */
    static Frameworks installed(Map<Framework, FrameworkFiles> files) {
        return new Frameworks(Map.copyOf(files), false);
    }

    /** Whether the files count whatever an application pool loads. */
    boolean forAll() {
        return forAll;
    }

    /** Whether processes of 32 bits have files of their own. */
    boolean tellsBits() {
        return files.containsKey(Framework.V4_32);
    }

    /** The files that are given of a version. */
    FrameworkFiles of(Framework version) {
        return files.getOrDefault(version, FrameworkFiles.NONE);
    }
}
