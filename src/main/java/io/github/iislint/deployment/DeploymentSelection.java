package io.github.iislint.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is done to files before they are checked, as {@code --transform}, {@code --deployment} and settings say it.
 *
 * @param mode how they are chosen
 * @param names of {@link Mode#NAMED}: what stands between {@code Web.} and {@code .config}, in the order of their application
 * @param pairs of {@link Mode#PAIRS}, in the order of their application
 * @param plans of {@link Mode#EACH}, or the one of {@link Mode#ONE}
 */
public record DeploymentSelection(Mode mode, List<String> names, List<Pair> pairs, List<DeploymentPlan> plans) {

    /** Each file is checked as written, and with each chain of transforms beside it. */
    public static final DeploymentSelection AUTO = new DeploymentSelection(Mode.AUTO, List.of(), List.of(), List.of());

    /** Each file is checked as written. */
    public static final DeploymentSelection NONE = new DeploymentSelection(Mode.NONE, List.of(), List.of(), List.of());

    /** How transforms are chosen. */
    public enum Mode {
        AUTO,
        NONE,
        NAMED,
        PAIRS,
        /** Each file is checked as written, and with each deployment that settings describe. */
        EACH,
        /** One of these deployments. */
        ONE
    }

    /**
     * A transform and the file that it is applied to.
     *
     * @param transform a path, or a file name that begins with {@code *.}
     * @param target likewise; both stars stand for the same
     * @param beside whether the transform is sought in the folder of its target only
     */
    public record Pair(String transform, String target, boolean beside) {
    }

    public DeploymentSelection {
        names = List.copyOf(names);
        pairs = List.copyOf(pairs);
        plans = List.copyOf(plans);
    }

    /** Each of the deployments besides the files as written. */
    public static DeploymentSelection each(List<DeploymentPlan> plans) {
        return new DeploymentSelection(Mode.EACH, List.of(), List.of(), plans);
    }

    /** Exactly these transforms, by their names and in this order, for each file that has them. */
    public static DeploymentSelection named(List<String> names) {
        return new DeploymentSelection(Mode.NAMED, names, List.of(), List.of());
    }

    /** One deployment. */
    public static DeploymentSelection one(DeploymentPlan plan) {
        return new DeploymentSelection(Mode.ONE, List.of(), List.of(), List.of(plan));
    }

    /**
     * What is done to files in any case: what an explicit selection names; else nothing but that values are put in.
     *
     * @param finder finds transforms
     * @param values of options
     */
    public Deployment deployment(TransformFinder finder, DeploymentValues values) {
        return mode == Mode.ONE
                ? plans.get(0).on(finder, values)
                : Deployment.of(path -> explicit() ? finder.transforms(path, this) : List.of(), values);
    }

    /**
     * Reads the values of an option that may be given several times: {@code auto}, {@code none}, {@code Release,Production},
     * {@code Web.config=Web.Release.config} or, as Octopus and Azure write it, {@code *.Release.config => *.config}.
     *
     * @throws IllegalArgumentException if they do not go together or are none of these; the message says what is wrong
     */
    public static DeploymentSelection parse(List<String> values) {
        List<String> names = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (String value : values) {
            String word = value.strip().toLowerCase(Locale.ROOT);
            if (word.equals("auto") || word.equals("none")) {
                if (values.size() > 1) {
                    throw new IllegalArgumentException(word + " cannot be combined with another transform");
                }
                return word.equals("auto") ? AUTO : NONE;
            }
            if (value.contains("=>")) {
                String[] sides = value.split("=>", 2);
                pairs.add(pair(sides[0], sides[1], true, value));
            } else if (value.contains("=")) {
                String[] sides = value.split("=", 2);
                pairs.add(pair(sides[1], sides[0], false, value));
            } else {
                for (String name : value.split(",")) {
                    names.add(name(name.strip(), value));
                }
            }
        }
        if (!names.isEmpty() && !pairs.isEmpty()) {
            throw new IllegalArgumentException("names and pairs cannot be combined");
        }
        return names.isEmpty() && pairs.isEmpty()
                ? AUTO
                : new DeploymentSelection(names.isEmpty() ? Mode.PAIRS : Mode.NAMED, names, pairs, List.of());
    }

    private static Pair pair(String transform, String target, boolean beside, String value) {
        String from = transform.strip().replace('\\', '/');
        String to = target.strip().replace('\\', '/');
        if (from.isEmpty() || to.isEmpty() || from.startsWith("*.") != to.startsWith("*.")) {
            throw new IllegalArgumentException(
                    "\"" + value + "\": expected 'BASE=TRANSFORM', such as Web.config=Web.Release.config,"
                            + " or 'TRANSFORM => BASE', such as '*.Release.config => *.config'");
        }
        return new Pair(from, to, beside);
    }

    private static String name(String name, String value) {
        if (name.isEmpty() || name.contains("/") || name.contains("\\")) {
            throw new IllegalArgumentException("\"" + value + "\": expected auto, none, names such as Release,Production,"
                    + " or a pair such as Web.config=Web.Release.config");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        // People name the file as well.
        return lower.startsWith("web.") && lower.endsWith(".config") && name.length() > 11
                ? name.substring(4, name.length() - 7)
                : name;
    }

    /** Whether exactly one deployment is checked, and nothing as written. */
    public boolean explicit() {
        return mode == Mode.NAMED || mode == Mode.PAIRS || mode == Mode.ONE;
    }
}
