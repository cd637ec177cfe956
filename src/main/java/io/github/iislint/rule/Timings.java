package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** The time taken by each stage and rule of a run. Safe for several threads, whose times add up. */
public class Timings {

    /** Measures nothing. */
    public static final Timings NONE = new Timings() {

        @Override
        public void add(Stage stage, long nanos) {
        }

        @Override
        void rule(String id, long nanos) {
        }
    };

    /** What a run does, in its order. */
    public enum Stage {
        START("parse the command line"),
        SETTINGS("read settings, rules and schema"),
        FIND("find files"),
        PARSE("read and parse files"),
        RESOLVE("compute the effective configuration"),
        EVALUATE("evaluate rules"),
        FINISH("plan fixes, apply suppressions, locate findings"),
        REPORT("write reports");

        private final String title;

        Stage(String title) {
            this.title = title;
        }
    }

    private static final int SHOWN_RULES = 15;

    private final LongAdder[] stages = new LongAdder[Stage.values().length];
    private final Map<String, LongAdder> rules = new ConcurrentHashMap<>();

    public Timings() {
        for (int i = 0; i < stages.length; i++) {
            stages[i] = new LongAdder();
        }
    }

    /** Adds to a stage what has passed since {@code start}, a value of {@link System#nanoTime}, and tells the time now. */
    public long since(Stage stage, long start) {
        long now = System.nanoTime();
        add(stage, now - start);
        return now;
    }

    /** Adds nanoseconds to a stage. */
    public void add(Stage stage, long nanos) {
        stages[stage.ordinal()].add(nanos);
    }

    private long of(Stage stage) {
        long own = stages[stage.ordinal()].sum();
        // Files are read and parsed while servers are resolved.
        return stage == Stage.RESOLVE ? Math.max(0, own - stages[Stage.PARSE.ordinal()].sum()) : own;
    }

    void rule(String id, long nanos) {
        rules.computeIfAbsent(id, i -> new LongAdder()).add(nanos);
    }

    /** The table, a line each: stages in their order, then the rules that took most. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("timings in milliseconds (threads add up)");
        for (Stage stage : Stage.values()) {
            lines.add(line(stage.title, of(stage)));
        }
        lines.add("rules, slowest first");
        rules.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, LongAdder> e) -> -e.getValue().sum())
                .thenComparing(Map.Entry::getKey)).limit(SHOWN_RULES)
                .forEach(e -> lines.add(line(e.getKey(), e.getValue().sum())));
        return lines;
    }

    private static String line(String title, long nanos) {
        return String.format(Locale.ROOT, "  %-40s %10.1f", title, nanos / 1e6);
    }
}
