package io.github.iislint.deployment;

import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something in a text that a tool replaces by a value.
 *
 * @param span the whole of it
 * @param name of the value; of an expression that is more than a name, its text
 * @param filters of Octopus, in the order of their application, in lower case
 * @param plain whether it is a name, with filters that are known; of anything else the value is not known
 */
record Token(Span span, TokenSyntax syntax, String name, List<String> filters, boolean plain) {

    private static final Pattern TOKEN = Pattern.compile("(?<escaped>##\\{)|#\\{(?<hash>[^{}\\r\\n]*)\\}(?<end>#(?!\\{))?"
            + "|__(?<under>[A-Za-z][\\w.:-]*?)__|\\$\\((?<azure>[^()\\r\\n]+)\\)|\\$\\{\\{(?<github>[^{}\\r\\n]+)\\}\\}"
            + "|\\{\\{(?<braces>[^{}\\r\\n]+)\\}\\}|%(?<kudu>XDT_\\w+)%");
    private static final Pattern OCTOPUS_NAME = Pattern.compile("[\\w .:/~()@\\[\\]-]+");
    private static final Pattern STATEMENT = Pattern.compile("(?:/?(?:if|unless|each)|else|elseif|calc)\\b.*");
    private static final Pattern CALL = Pattern.compile("\\w+\\s*\\(.*\\)");
    private static final Set<String> FILTERS = Set.of("tolower", "toupper", "trim", "xmlescape");

    /** The tokens of a text, in order; {@code ##{} as one without a name, which stands for {@code #{}. */
    static List<Token> in(String text, Set<TokenSyntax> syntaxes) {
        List<Token> tokens = new ArrayList<>();
        if (text.indexOf('{') < 0 && !text.contains("__") && !text.contains("$(") && !text.contains("%XDT_")) {
            return tokens;
        }
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            Token token = of(matcher);
            if (syntaxes.contains(token.syntax)) {
                tokens.add(token);
            }
        }
        return tokens;
    }

    private static Token of(Matcher found) {
        Span span = new Span(found.start(), found.end());
        if (found.group("escaped") != null) {
            return new Token(span, TokenSyntax.OCTOPUS, "", List.of(), true);
        }
        if (found.group("hash") != null) {
            String text = found.group("hash").strip();
            if (found.group("end") != null) {
                return new Token(span, TokenSyntax.DEFAULT, text, List.of(), !text.isEmpty() && !CALL.matcher(text).matches());
            }
            return octopus(span, text);
        }
        return found.group("under") != null
                ? simple(span, TokenSyntax.DOUBLE_UNDERSCORES, found.group("under"))
                : found.group("azure") != null
                        ? simple(span, TokenSyntax.AZURE_PIPELINES, found.group("azure"))
                        : found.group("github") != null
                                ? simple(span, TokenSyntax.GITHUB_ACTIONS, found.group("github"))
                                : found.group("braces") != null
                                        ? simple(span, TokenSyntax.DOUBLE_BRACES, found.group("braces"))
                                        : simple(span, TokenSyntax.KUDU, found.group("kudu"));
    }

    private static Token simple(Span span, TokenSyntax syntax, String name) {
        String text = name.strip();
        return new Token(span, syntax, text, List.of(), !text.isEmpty() && !CALL.matcher(text).matches());
    }

    private static Token octopus(Span span, String text) {
        String[] parts = text.split("\\|", -1);
        String name = parts[0].strip();
        List<String> filters = new ArrayList<>();
        boolean plain = OCTOPUS_NAME.matcher(name).matches() && !STATEMENT.matcher(name).matches();
        for (int i = 1; i < parts.length; i++) {
            String filter = parts[i].strip().toLowerCase(Locale.ROOT);
            plain &= FILTERS.contains(filter);
            filters.add(filter);
        }
        return new Token(span, TokenSyntax.OCTOPUS, plain ? name : text, filters, plain);
    }

    /** Whether it stands for the characters that begin a token. */
    boolean escape() {
        return name.isEmpty() && plain;
    }

    /** What it is replaced by. */
    String filtered(String value) {
        String text = value;
        for (String filter : filters) {
            text = switch (filter) {
                case "tolower" -> text.toLowerCase(Locale.ROOT);
                case "toupper" -> text.toUpperCase(Locale.ROOT);
                case "trim" -> text.strip();
                default -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                        .replace("'", "&apos;");
            };
        }
        return text;
    }
}
