package io.github.iislint.report;

import io.github.iislint.finding.Severity;

/** Colors the text report, or leaves it as it is. */
enum Style {
    PLAIN,
    ANSI;

    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String GUTTER = "34";

    String bold(String text) {
        return paint(BOLD, text);
    }

    String dim(String text) {
        return paint(DIM, text);
    }

    /** Line numbers and lines around the code. */
    String gutter(String text) {
        return paint(GUTTER, text);
    }

    String severity(Severity severity, String text) {
        return paint(switch (severity) {
            case ERROR -> "1;31";
            case WARNING -> "1;33";
            case INFO -> "1;36";
        }, text);
    }

    private String paint(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}
