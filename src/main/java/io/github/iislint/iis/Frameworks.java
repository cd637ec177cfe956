package io.github.iislint.iis;

/**
 * The files of .NET that a run is given. Those that options name count whatever an application pool loads; those of a live
 * server count for the version that they belong to, and of one that is not installed what it ships with.
 */
public final class Frameworks {

    /** None is given. */
    public static final Frameworks NONE = new Frameworks(FrameworkFiles.NONE, FrameworkFiles.NONE, false);

    private final FrameworkFiles two;
    private final FrameworkFiles four;
    private final boolean forAll;

    private Frameworks(FrameworkFiles two, FrameworkFiles four, boolean forAll) {
        this.two = two;
        this.four = four;
        this.forAll = forAll;
    }

    /** Files that count for all application pools. */
    public static Frameworks forAll(FrameworkFiles files) {
        return files.equals(FrameworkFiles.NONE) ? NONE : new Frameworks(files, files, true);
    }

    /** The files of an installed .NET 2.0 and 4. */
    static Frameworks installed(FrameworkFiles two, FrameworkFiles four) {
        return new Frameworks(two, four, false);
    }

    /** Whether the files count whatever an application pool loads. */
    boolean forAll() {
        return forAll;
    }

    /** The files that are given of a version. */
    FrameworkFiles of(Framework version) {
        return version == Framework.V2 ? two : version == Framework.V4 ? four : FrameworkFiles.NONE;
    }
}
