package io.github.iislint.cli;

import io.github.iislint.diagnose.DiagnoseException;
import io.github.iislint.diagnose.LogDiagnoser;
import io.github.iislint.diagnose.LogDiagnosis;
import io.github.iislint.file.FileTree;
import io.github.iislint.lint.LintException;
import io.github.iislint.log.LogFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that select the logs to read, and which of their requests. */
final class LogOptions {

    private static final Pattern MOMENT = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ](\\d\\d):(\\d\\d)(?::(\\d\\d))?Z?)?");

    private final OptionSpec logs = Options.values("--log", "FILE|FOLDER", Path.class,
            "Logs of the server: W3C logs, HTTPERR logs, Failed Request Tracing (fr*.xml), also with .gz. Repeatable.");

    private final OptionSpec since = Options.value("--since", "TIME", String.class,
            "With --log: ignore requests before this time, in UTC, such as 2026-03-01 or 2026-03-01T10:00.");

    private final OptionSpec until = Options.value("--until", "TIME", String.class, "With --log: ignore requests after this "
            + "time.");

    private final OptionSpec top = Options.value("--top", "N", Integer.class,
            "With --log: show only the N groups with the most requests.");

    private final OptionSpec paths = Options.value("--paths", "N", Integer.class,
            "With --log: also group by N segments of the path below the location; segments that may be keys or names of "
                    + "people are replaced.");

    void addTo(CommandSpec spec) {
        Options.add(spec, logs, since, until, top, paths);
    }

    /** Whether logs are given. */
    boolean given() {
        boolean given = !logs.<List<Path>>getValue().isEmpty();
        for (OptionSpec option : new OptionSpec[]{since, until, top, paths}) {
            if (!given && option.getValue() != null) {
                throw new FailureException(option.longestName() + " requires --log");
            }
        }
        return given;
    }

    /** How many groups are shown. */
    int top() {
        Integer number = Options.number(top, 1);
        return number == null ? Integer.MAX_VALUE : number;
    }

    private int segments() {
        Integer number = Options.number(paths, 0);
        return number == null ? 0 : number;
    }

    /** The files and folders with logs. */
    List<Path> named() {
        return logs.getValue();
    }

    LogDiagnosis diagnose(LogDiagnoser diagnoser, FileTree tree, Console console) throws DiagnoseException, LintException {
        List<LogFile> files = find(diagnoser, tree);
        if (files.isEmpty()) {
            diagnoser.unread().forEach(line -> console.err().println("iislint: " + line));
            throw new FailureException("--log: no log found: expected files named *.log or fr*.xml, also with .gz");
        }
        long all = files.stream().mapToLong(LogFile::size).sum() >> 20;
        AtomicLong read = new AtomicLong();
        Progress progress = Progress.start(console, () -> (read.get() >> 20) + " of " + all + " MB of logs read");
        try {
            return diagnoser
                    .diagnose(new LogDiagnoser.LogQuestion(files, moment(since, 0, 0), moment(until, Long.MAX_VALUE, 235_959),
                            segments(),
                            read::addAndGet));
        } finally {
            progress.close();
        }
    }

    private List<LogFile> find(LogDiagnoser diagnoser, FileTree tree) {
        try {
            return LogFile.find(named(), tree, diagnoser.unread()::add);
        } catch (IOException e) {
            throw new FailureException("--log: " + e.getMessage());
        }
    }

    /**
     * A time as {@code yyyymmddhhmmss}.
     *
     * @param otherwise where it is not given
     * @param day the time of a date without one
     */
    private static long moment(OptionSpec option, long otherwise, long day) {
        String text = option.getValue();
        if (text == null) {
            return otherwise;
        }
        Matcher matcher = MOMENT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new FailureException(
                    option.longestName() + " \"" + text + "\": expected a date such as 2026-03-01, with a time in"
                            + " UTC such as 2026-03-01T10:00");
        }
        long date = Long.parseLong(matcher.group(1) + matcher.group(2) + matcher.group(3)) * 1_000_000;
        String seconds = matcher.group(6) == null ? day == 0 ? "00" : "59" : matcher.group(6);
        return date + (matcher.group(4) == null ? day : Long.parseLong(matcher.group(4) + matcher.group(5) + seconds));
    }
}
