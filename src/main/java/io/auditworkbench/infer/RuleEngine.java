package io.auditworkbench.infer;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.NumberedEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Concludes business events from row changes.
///
/// What a rule makes of a start depends on nothing but the changes that were stored up to a transaction, so going on
/// from a stored place, and beginning anew, come to the same. Rules never see each other's conclusions.
///
/// - **Threading**: stateless but for what it is given.
public final class RuleEngine {

    private static final Comparator<Conclusion> ORDER =
            Comparator.comparingLong(Conclusion::anchor).thenComparing(Conclusion::ruleId);

    private final List<CompiledRule> rules;
    private final Vocabulary vocabulary;
    private final Set<String> subjects = new HashSet<>();
    private final Map<String, List<Belonging>> belongings = new HashMap<>();

    /// That things of an entity belong to an object by a field.
    private record Belonging(String subject, String field) {}

    public RuleEngine(List<CompiledRule> rules, Vocabulary vocabulary) {
        this.rules = List.copyOf(rules);
        this.vocabulary = vocabulary;
        rules.forEach(rule -> subjects.addAll(rule.subjects()));
    }

    /// True when some rule looks back at what happened to such objects.
    public boolean looksBackAt(ObjectKey object) {
        return subjects.contains(object.subject());
    }

    /// The objects a change concerns: its own row's, and those it is a part of.
    ///
    /// - **Shape**: both sides of a change that moved it to another object.
    public List<ObjectKey> objectsOf(ObservedChange change) {
        if (change.mapped() == null) {
            return List.of();
        }
        Set<ObjectKey> objects = new LinkedHashSet<>();
        for (Belonging each : belongings.computeIfAbsent(change.mapped().entity(), this::belongings)) {
            add(objects, each.subject(), change.after(each.field()));
            add(objects, each.subject(), change.before(each.field()));
        }
        return List.copyOf(objects);
    }

    private List<Belonging> belongings(String name) {
        List<Belonging> all = new ArrayList<>();
        vocabulary.entity(name).ifPresent(entity -> {
            for (Vocabulary.Field field : entity.fields()) {
                String subject = field.name().equals("id") ? name : partOf(field);
                if (subject != null) {
                    all.add(new Belonging(subject, field.name()));
                }
            }
        });
        return all;
    }

    private static @Nullable String partOf(Vocabulary.Field field) {
        return field.belonging() == Vocabulary.Belonging.PART ? field.refersTo() : null;
    }

    private static void add(Set<ObjectKey> objects, String subject, ColumnValue key) {
        if (key.tellsApart() && !(key instanceof ColumnValue.Null)) {
            objects.add(new ObjectKey(subject, key.text()));
        }
    }

    /// An object of the vocabulary, `order` and `1042`.
    public record ObjectKey(String subject, String key) {}

    /// What follows from a slice, in the order of its starts.
    ///
    /// - **Shape**: a rule that breaks over a start gives a [Conclusion.Failed] for it. `watermarkMicros` is the latest
    ///   commit seen, this slice included; `due` are starts whose windows
    ///   have closed by then. `histories` include the slice.
    public List<Conclusion> infer(
            ChangeSlice slice, List<Due> due, Histories histories, Earlier earlier, long watermarkMicros) {
        Trials trials = new Trials();
        Set<Touch> touched = new LinkedHashSet<>();
        for (ObservedChange change : slice.changes()) {
            if (change.mapped() != null && CompiledRule.isOwnChange(change)) {
                addTrials(change, trials, touched);
            }
        }
        for (Touch touch : touched) {
            // starts that a later or late change of their object may give another meaning
            histories
                    .of(touch.object().subject(), touch.object().key())
                    .forEach(start -> trials.addIfStart(touch.rule(), start));
        }
        for (Due waiting : due) {
            rules.stream()
                    .filter(rule -> rule.id().equals(waiting.ruleId()))
                    .forEach(rule -> histories.change(waiting.anchor()).ifPresent(start -> trials.add(rule, start)));
        }
        List<Conclusion> conclusions = new ArrayList<>(trials.failed);
        for (Trial trial : trials.all) {
            conclude(trial, histories, earlier, watermarkMicros).ifPresent(conclusions::add);
        }
        conclusions.sort(ORDER);
        return conclusions;
    }

    /// A rule that breaks over a start has concluded nothing from it; whatever else it and the others look at stays.
    private static Optional<Conclusion> conclude(
            Trial trial, Histories histories, Earlier earlier, long watermarkMicros) {
        try {
            Verdict verdict = RuleTrial.of(trial.rule(), trial.start(), histories, watermarkMicros);
            Optional<NumberedEvent> former =
                    earlier.conclusion(trial.rule().id(), trial.start().seq());
            return conclusion(trial.rule(), verdict, former);
        } catch (WorkbenchException failure) {
            // a history could not be read: that is the store's failure and ends the step
            throw failure;
        } catch (RuntimeException failure) {
            return Optional.of(failed(trial.rule(), trial.start(), failure));
        }
    }

    private static Conclusion failed(CompiledRule rule, ObservedChange start, RuntimeException failure) {
        return new Conclusion.Failed(rule.id(), start.seq(), failure.getClass().getSimpleName());
    }

    /// The starts of a slice that rules are applied to, and those over which it could not even be told whether they
    /// are starts.
    private static final class Trials {
        private final Set<Trial> all = new LinkedHashSet<>();
        private final List<Conclusion> failed = new ArrayList<>();

        void add(CompiledRule rule, ObservedChange start) {
            all.add(new Trial(rule, start));
        }

        void addIfStart(CompiledRule rule, ObservedChange change) {
            try {
                if (rule.isStart(change)) {
                    add(rule, change);
                }
            } catch (RuntimeException failure) {
                Conclusion broken = failed(rule, change, failure);
                if (!failed.contains(broken)) {
                    failed.add(broken);
                }
            }
        }
    }

    /// What a rule makes of any change, also where it does not start the rule: each of its conditions.
    public static Verdict examine(CompiledRule rule, ObservedChange change, Histories histories, long watermarkMicros) {
        return RuleTrial.examine(rule, change, histories, watermarkMicros);
    }

    /// A start that waited.
    public record Due(String ruleId, long anchor) {}

    private record Trial(CompiledRule rule, ObservedChange start) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Trial that && rule == that.rule && start.seq() == that.start.seq();
        }

        @Override
        public int hashCode() {
            return 31 * rule.id().hashCode() + Long.hashCode(start.seq());
        }
    }

    /// That something happened to an object that a rule looks back at.
    private record Touch(CompiledRule rule, ObjectKey object) {}

    private void addTrials(ObservedChange change, Trials trials, Set<Touch> touched) {
        List<ObjectKey> objects = objectsOf(change);
        for (CompiledRule rule : rules) {
            trials.addIfStart(rule, change);
            String subject = rule.rule().subject();
            if (subject == null || !rule.looksAt(change.mapped().entity())) {
                continue;
            }
            for (ObjectKey object : objects) {
                if (object.subject().equals(subject)) {
                    touched.add(new Touch(rule, object));
                }
            }
        }
    }

    private static Optional<Conclusion> conclusion(CompiledRule rule, Verdict verdict, Optional<NumberedEvent> former) {
        if (former.isPresent()
                && !former.get().event().rule().equals(rule.rule().version())) {
            // another version of the rule concluded it: that stays as it is until somebody asks for it anew
            return Optional.empty();
        }
        if (verdict.event().isPresent()) {
            BusinessEvent event = verdict.event().get();
            return former.isPresent() && former.get().event().equals(event)
                    ? Optional.empty()
                    : Optional.of(new Conclusion.Drawn(event, former));
        }
        if (former.isPresent()) {
            BusinessEvent withdrawn = Withdrawals.of(former.get().event(), verdict);
            return former.get().event().equals(withdrawn)
                    ? Optional.empty()
                    : Optional.of(new Conclusion.Drawn(withdrawn, former));
        }
        return verdict.dueMicros().isPresent()
                ? Optional.of(new Conclusion.Waiting(
                        rule.id(), verdict.start().seq(), verdict.dueMicros().getAsLong()))
                : Optional.empty();
    }
}
