package io.github.iislint.rule;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.rule.EffectiveTree.World;
import io.github.iislint.rule.IisFunction.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dom4j.Node;
import org.jaxen.expr.Expr;
import org.jspecify.annotations.Nullable;

/**
 * Determines which sections files must set for a rule to match. Of its expression everything is taken out that looks at more than
 * the section on whose path it stands, so that what is left selects as much or more. If it selects nothing where no file sets the
 * sections that it leads into, the rule does not match there either, whatever else is so.
 */
final class NeededSections {

    private static final Pattern UP = Pattern.compile("(parent|ancestor|ancestor-or-self|preceding|following)(-sibling)?::");
    private static final Set<String> KNOWN = Schema.builtIn().sections();

    /** Servers of which no file sets anything but sites: with each version of .NET, and one that is assumed. */
    private final List<ServerContext> servers;
    private final Variables variables;

    private NeededSections(List<ServerContext> servers, Variables variables) {
        this.servers = servers;
        this.variables = variables;
    }

    /** @return {@code null} if the rule may match whatever files set */
    static @Nullable Set<String> of(Rule rule, List<ServerContext> servers) throws RuleException {
        if (rule.source() != Rule.RaisedBy.MATCH || rule.scope() == Rule.Scope.FILE) {
            return null;
        }
        Set<String> needs = new TreeSet<>();
        for (Rule each : rule.cases()) {
            Set<String> more = new NeededSections(servers, each.variables()).of(each.match());
            if (more == null) {
                return null;
            }
            needs.addAll(more);
        }
        return needs;
    }

    private @Nullable Set<String> of(Expression match) throws RuleException {
        match.compile();
        if (new NeededHttpSys(variables).by(match.root())) {
            return Set.of(RuleOutline.HTTP_SYS);
        }
        Expression weaker = new Expression(match.toString(), "test", variables);
        Prefilter.apply(weaker.compile(), this::looksElsewhere);
        Dependencies reads = new Dependencies(KNOWN, variables);
        weaker.collect(reads);
        if (reads.everything || reads.sections.isEmpty() || !ofArguments(reads) || leadsUp(weaker.root())) {
            return null;
        }
        for (ServerContext server : servers) {
            List<Location> locations = new ArrayList<>();
            server.server().root().visit(locations::add);
            for (Location location : locations) {
                for (World world : World.values()) {
                    Node tree = new EffectiveTree.Root(server.at(location), world);
                    if (!weaker.nodes(tree).isEmpty()) {
                        return null;
                    }
                }
            }
        }
        return reads.sections;
    }

    private static boolean ofArguments(Dependencies reads) {
        return reads.at.isEmpty() && reads.functions.stream().allMatch(function -> function.basis() == Basis.ARGUMENTS);
    }

    /** Whether a step may lead out of the section. */
    private static boolean leadsUp(Expr expression) {
        return UP.matcher(expression.getText()).find();
    }

    private boolean looksElsewhere(Expr condition) {
        Dependencies reads = new Dependencies(KNOWN, variables);
        reads.addRelative(condition);
        return reads.everything || !reads.sections.isEmpty() || !ofArguments(reads) || leadsUp(condition);
    }
}
