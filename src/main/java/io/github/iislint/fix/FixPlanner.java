package io.github.iislint.fix;

import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Fix;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.FixPlan;
import io.github.iislint.rule.ConfigurationPath;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.Detection.Subject;
import io.github.iislint.rule.Detection.TargetSetting;
import io.github.iislint.rule.FixTemplate;
import io.github.iislint.rule.FixTemplate.ValueChange;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.ServerContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plans the fix of a finding: the edits, and the settings that they are intended to change. */
public final class FixPlanner implements FixPlan {

    @Override
    public Optional<Fix> plan(List<Detection> detections, @Nullable ServerContext context) {
        return propose(detections, context).map(Proposal::toFix);
    }

    /** What findings have in common that must be planned together: the attribute that causes them, or lacks. */
    static Object cause(Detection detection) {
        TargetSetting target = detection.target();
        return target == null || fixes(List.of(detection)).stream().anyMatch(fix -> !about(fix, target))
                ? detection
                : target.state() != null
                        ? target.state().attribute()
                        : List.of(target.section(), target.path(), target.attribute());
    }

    /** Whether a fix changes the very attribute that is matched. */
    private static boolean about(FixTemplate fix, TargetSetting target) {
        return fix.change() instanceof ValueChange && fix.in() == null
                && (fix.attribute() == null || fix.attribute().equals(target.attribute()));
    }

    /** @param together findings with the same {@link #cause} */
    Optional<Proposal> propose(List<Detection> together, @Nullable ServerContext context) {
        return planned(together, context, new ConfigurationEdits(server(context)));
    }

    /** Why there is no fix for findings whose rule has one; empty where it does not apply to them. */
    Optional<String> obstacle(List<Detection> together, @Nullable ServerContext context) {
        ConfigurationEdits edits = new ConfigurationEdits(server(context));
        return planned(together, context, edits).isPresent() ? Optional.empty() : Optional.ofNullable(edits.obstacle());
    }

    private static @Nullable Server server(@Nullable ServerContext context) {
        return context == null ? null : context.server();
    }

    private static Optional<Proposal> planned(List<Detection> together, @Nullable ServerContext context,
            ConfigurationEdits edits) {
        List<FixTemplate> fixes = fixes(together);
        if (fixes.isEmpty() || !plan(together, context, edits, fixes.get(0))) {
            return Optional.empty();
        }
        Proposal proposal = edits.proposal(title(fixes), effect(fixes));
        if (!proposal.ownable()) {
            edits.refuse(proposal.unowned());
            return Optional.empty();
        }
        return Optional.of(proposal);
    }

    private static boolean plan(List<Detection> together, @Nullable ServerContext context, ConfigurationEdits edits,
            FixTemplate first) {
        Detection detection = together.get(0);
        TargetSetting target = detection.target();
        if (detection.rule().source() != Rule.RaisedBy.MATCH) {
            RefusedPlan refused = new RefusedPlan(server(context), detection, edits);
            return first.change() instanceof ValueChange change ? refused.value(change) : refused.duplicate();
        }
        if (context == null) {
            return false;
        }
        if (detection.rule().scope() == Rule.Scope.FILE) {
            return written(detection, context.server(), edits);
        }
        if (!(first.change() instanceof ValueChange change)) {
            return structure(detection, context.server(), edits, first);
        }
        if (target != null && about(first, target) && target.path().isEmpty() && !entry(target, context)) {
            return shared(together, context.server(), target, edits);
        }
        return values(together, context.server(), edits);
    }

    private static boolean written(Detection detection, Server server, ConfigurationEdits edits) {
        boolean planned = false;
        for (Detection.Hit hit : detection.hits()) {
            if (hit.written() != null && hit.fix() != null) {
                planned |= new WrittenPlan(server, detection.anchor().file(), hit.written(), edits).plan(hit.fix());
            }
        }
        return planned && edits.obstacle() == null;
    }

    private static boolean below(Detection detection) {
        return detection.rule().scope() == Rule.Scope.SERVER;
    }

    private static boolean owned(Detection detection) {
        return below(detection) || detection.rule().report() == Rule.ReportPlace.OWNER;
    }

    /** Whether the setting belongs to an entry of a collection, which has no counterpart at other locations. */
    private static boolean entry(TargetSetting target, ServerContext context) {
        ElementState section = context.server().unset(target.section());
        return section == null || section.schema() == null || !section.schema().attributes().containsKey(target.attribute());
    }

    /** An attribute of a section, which all findings are about. */
    private static boolean shared(List<Detection> together, Server server, TargetSetting target, ConfigurationEdits edits) {
        SettingPlan plan = new SettingPlan(server, new Setting(target.section(), target.path(), target.attribute()),
                target.state());
        ValueChange below = null;
        for (Detection detection : together) {
            for (Detection.Hit hit : detection.hits()) {
                if (hit.location() != null && hit.fix() != null && hit.fix().change() instanceof ValueChange change) {
                    plan.want(hit.location(), change);
                    below = below(detection) ? change : below;
                }
            }
        }
        return plan.plan(edits, together.stream().anyMatch(FixPlanner::owned), below);
    }

    /** An attribute of an element within a section, of an entry, or of another section than the matched one. */
    private static boolean values(List<Detection> together, Server server, ConfigurationEdits edits) {
        Map<Object, SettingPlan> shared = new LinkedHashMap<>();
        Map<String, EntryPlan> entries = new LinkedHashMap<>();
        ValueChange below = null;
        boolean planned = true;
        for (Detection detection : together) {
            for (Detection.Hit hit : detection.hits()) {
                if (hit.location() == null || hit.fix() == null || !(hit.fix().change() instanceof ValueChange change)) {
                    continue;
                }
                below = below(detection) ? change : below;
                String attribute = hit.fix().attribute() != null
                        ? hit.fix().attribute()
                        : detection.target() == null ? null : detection.target().attribute();
                EntryPath entry = hit.fix().in() != null || hit.subject() == null
                        ? null
                        : EntryPath.of(server, hit.location(), hit.subject());
                Setting setting = attribute == null ? null : setting(hit.fix(), hit.subject(), attribute, server);
                if (attribute == null || setting == null) {
                    return edits.refuse("it is unclear which setting is meant");
                }
                if (entry != null) {
                    planned &= entries.computeIfAbsent(attribute, a -> new EntryPlan(server, edits, a)).want(entry, hit
                            .location(), change, below(detection));
                } else {
                    Location at = EntryPath.serverOnly(setting.section()) ? server.root() : hit.location();
                    AttributeState state = setting.state(at);
                    shared.computeIfAbsent(state == null ? "" : state.attribute(), s -> new SettingPlan(server, setting, state))
                            .want(at, change);
                }
            }
        }
        boolean owned = together.stream().anyMatch(FixPlanner::owned);
        boolean some = false;
        for (SettingPlan plan : shared.values()) {
            some |= plan.plan(edits, owned, below);
        }
        for (EntryPlan plan : entries.values()) {
            some |= plan.plan(together.stream().allMatch(detection -> detection.rule().report() == Rule.ReportPlace.OWNER));
        }
        return planned && some && edits.obstacle() == null;
    }

    /** What a fix sets at a location that is no entry's; {@code null} where the rule matched no section. */
    private static @Nullable Setting setting(FixTemplate fix, @Nullable Subject subject, String attribute, Server server) {
        if (fix.in() != null) {
            ConfigurationPath path = ConfigurationPath.of(server.schema(), fix.in());
            return new Setting(path.section(), path.within(), attribute);
        }
        return subject == null
                ? null
                : new Setting(subject.section(), subject.elements().stream().map(ElementState::name).toList(), attribute);
    }

    private static boolean structure(Detection detection, Server server, ConfigurationEdits edits, FixTemplate first) {
        List<StructurePlan.MatchedLocation> matches = new ArrayList<>();
        for (Detection.Hit hit : detection.hits()) {
            if (hit.location() != null && hit.fix() != null && (hit.subject() != null || first.in() != null)) {
                matches.add(new StructurePlan.MatchedLocation(hit.location(), hit.subject()));
            }
        }
        if (matches.isEmpty()) {
            return edits.refuse("it is unclear which element is meant");
        }
        StructurePlan plan = new StructurePlan(server, edits, matches, below(detection), owned(detection));
        FixTemplate.ChangeTemplate change = first.change();
        if (change instanceof FixTemplate.AddEntry add) {
            return plan.addEntry(first.in(), add.entry()) && edits.obstacle() == null;
        }
        if (change instanceof FixTemplate.AddElement add) {
            return plan.addElement(first.in(), add.element()) && edits.obstacle() == null;
        }
        return (change instanceof FixTemplate.RemoveEntry ? plan.removeEntries() : plan.removeElement(first.in()))
                && edits.obstacle() == null;
    }

    private static List<FixTemplate> fixes(List<Detection> together) {
        List<FixTemplate> fixes = new ArrayList<>();
        for (Detection detection : together) {
            for (Detection.Hit hit : detection.hits()) {
                if (hit.fix() != null) {
                    fixes.add(hit.fix());
                }
            }
        }
        return fixes;
    }

    private static String title(List<FixTemplate> fixes) {
        Set<String> titles = new LinkedHashSet<>();
        for (FixTemplate fix : fixes) {
            titles.add(fix.title());
        }
        return String.join("; ", titles);
    }

    /** What several fixes together mean to visitors: that they are asked for less outweighs the rest. */
    private static Effect effect(List<FixTemplate> fixes) {
        Effect all = Effect.NEUTRAL;
        for (FixTemplate fix : fixes) {
            if (fix.effect() == Effect.LOOSENS) {
                return Effect.LOOSENS;
            }
            all = fix.effect() == Effect.TIGHTENS ? Effect.TIGHTENS : all;
        }
        return all;
    }
}
