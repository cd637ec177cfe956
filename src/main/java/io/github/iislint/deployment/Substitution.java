package io.github.iislint.deployment;

import io.github.iislint.deployment.ValueProblem.Kind;
import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.file.TextComposer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces the tokens of a text with their values, as tools do that know nothing of XML: a token without a value stays. */
final class Substitution {

    /** XDT writes the attributes of its own transform in the same way as Azure's tasks write tokens. */
    private static final String TOKENIZED = "SetTokenizedAttributes";
    /** What Web Deploy makes of connection strings, and replaces itself. */
    private static final String OF_WEB_DEPLOY = "ReplacableToken_";

    private static final Set<TokenSyntax> OCTOPUS = Set.of(TokenSyntax.OCTOPUS);
    /** How deep values may name others, which may name them again. */
    private static final int MOST_NESTED = 5;
    private static final int MOST_EXPANDED = 1000;
    private static final int LONGEST = 10_000;

    private final DeploymentValues values;
    private final Set<TokenSyntax> syntaxes;
    private final ValueLog log;

    Substitution(DeploymentValues values, Set<TokenSyntax> syntaxes, ValueLog log) {
        this.values = values;
        this.syntaxes = syntaxes;
        this.log = log;
    }

    /** The text with values; the text itself where none is replaced. */
    SourceText apply(SourceFile file) {
        String text = file.text().text();
        List<Token> tokens = Token.in(text, syntaxes);
        if (tokens.isEmpty()) {
            return file.text();
        }
        Markup markup = new Markup(text);
        TextComposer out = new TextComposer();
        int from = 0;
        boolean tokenized = text.contains(TOKENIZED);
        for (Token token : tokens) {
            boolean live = markup.at(token.span().start()).live();
            String value = token.escape() ? null : value(token, file, live, tokenized, markup);
            if (token.escape()) {
                out.copy(file, new Span(from, token.span().start()));
                out.literal("#{", file, token.span());
            } else if (value != null) {
                out.copy(file, new Span(from, token.span().start()));
                out.value(value, file, token.span(), null);
            } else {
                continue;
            }
            from = token.span().end();
        }
        if (from == 0) {
            return file.text();
        }
        out.copy(file, new Span(from, text.length()));
        return out.like(file.text());
    }

    private @Nullable String value(Token token, SourceFile file, boolean live, boolean tokenized, Markup markup) {
        SourceSpan place = place(file, token.span());
        if (!token.plain()) {
            log.add(live, Kind.NOT_EVALUATED, place, "\"" + shortened(token.name())
                    + "\" is more than a name, so iislint does not know its value");
            return null;
        }
        Optional<NamedValue> known = values.find(token.name());
        if (known.isEmpty()) {
            boolean other = token.syntax() == TokenSyntax.AZURE_PIPELINES
                    && (tokenized || token.name().startsWith(OF_WEB_DEPLOY));
            log.add(live && !other, Kind.MISSING, place, "no value is given for " + shortened(token.name()));
            return null;
        }
        log.use(known.get().name());
        String text = known.get().text();
        String value = token.filtered(token.syntax() == TokenSyntax.OCTOPUS ? expanded(text, MOST_NESTED, new int[1]) : text);
        String broken = markup.broken(value);
        if (broken != null) {
            log.add(true, Kind.NOT_ESCAPED, place, "the value of " + shortened(token.name()) + " holds " + broken
                    + ", which is written unescaped and breaks the file");
            return null;
        }
        return value;
    }

    /**
     * A value with those that it names itself, as Octopus has it.
     *
     * @param done how many were put in so far: values that name themselves many times must not keep the gate busy
     */
    private String expanded(String text, int depth, int[] done) {
        List<Token> tokens = depth == 0 || text.length() > LONGEST ? List.of() : Token.in(text, OCTOPUS);
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Token token : tokens) {
            NamedValue value = token.plain() && !token.escape() ? values.find(token.name()).orElse(null) : null;
            if (value != null && done[0]++ < MOST_EXPANDED) {
                log.use(value.name());
                out.append(text, from, token.span().start()).append(token.filtered(expanded(value.text(), depth - 1, done)));
                from = token.span().end();
            }
        }
        return from == 0 ? text : out.append(text.substring(from)).toString();
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 57) + "...";
    }

    static SourceSpan place(SourceFile file, Span span) {
        SourceSpan origin = file.text().origin(span);
        return origin == null ? new SourceSpan(file, span) : origin;
    }
}
