package io.auditworkbench.infer;

import io.auditworkbench.infer.CompiledRule.CompiledCheck;
import io.auditworkbench.infer.CompiledRule.CompiledPart;
import io.auditworkbench.infer.Expression.Side;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.ConditionOutcome.Result;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.model.event.Rule;
import io.auditworkbench.model.event.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One rule tried on one start: the same past gives the same verdict, in whatever pieces it arrived.
final class RuleTrial implements ExpressionScope {

    private final CompiledRule rule;
    private final ObservedChange start;
    private final long watermarkMicros;
    private final PartRows finder;
    private final StandingOfStart standing;
    private final Map<String, List<ObservedChange>> rows = new LinkedHashMap<>();
    private final List<ConditionOutcome> outcomes = new ArrayList<>();
    private final TreeSet<Long> changes = new TreeSet<>();
    private boolean isRefused;
    private int weaknesses;
    private long dueMicros = Long.MIN_VALUE;

    private RuleTrial(CompiledRule rule, ObservedChange start, Histories histories, long watermarkMicros) {
        this.rule = rule;
        this.start = start;
        this.watermarkMicros = watermarkMicros;
        finder = new PartRows(histories);
        standing = StandingOfStart.of(rule, start, histories);
    }

    /// Tries the rule on a start for which its start condition holds.
    static Verdict of(CompiledRule rule, ObservedChange start, Histories histories, long watermarkMicros) {
        return new RuleTrial(rule, start, histories, watermarkMicros).verdict();
    }

    /// Tries the rule on any change of its entity, and says of each term of the start condition how it came out.
    static Verdict examine(CompiledRule rule, ObservedChange change, Histories histories, long watermarkMicros) {
        Verdict verdict = new RuleTrial(rule, change, histories, watermarkMicros).verdict();
        List<ConditionOutcome> all = new ArrayList<>();
        for (Condition.TermOutcome term : rule.start().termsFor(change)) {
            all.add(new ConditionOutcome(
                    rule.rule().start().entity() + ": " + term.text(),
                    term.holds() ? Result.HOLDS : Result.FAILS,
                    StartText.of(change, term.text()),
                    List.of(change.seq())));
        }
        all.addAll(verdict.conditions().subList(1, verdict.conditions().size()));
        boolean isStart = rule.isStart(change);
        return new Verdict(change, all, isStart ? verdict.event() : Optional.empty(), verdict.dueMicros());
    }

    private Verdict verdict() {
        changes.add(start.seq());
        outcomes.add(new ConditionOutcome(
                rule.rule().start().entity() + ": " + rule.start().text(),
                Result.HOLDS,
                start.rowName() + " in E" + start.seq(),
                List.of(start.seq())));
        rule.parts().forEach(this::look);
        rule.checks().forEach(this::check);
        boolean isOpen = dueMicros != Long.MIN_VALUE;
        if (isRefused || isOpen) {
            return new Verdict(
                    start,
                    outcomes,
                    Optional.empty(),
                    isOpen && !isRefused ? OptionalLong.of(dueMicros) : OptionalLong.empty());
        }
        return new Verdict(start, outcomes, Optional.of(event()), OptionalLong.empty());
    }

    private void look(CompiledPart part) {
        List<ObservedChange> found = finder.of(part, start, standing.asOf());
        rows.put(part.part().name(), found);
        found.forEach(change -> changes.add(change.seq()));
        int count = found.size();
        Integer most = part.part().atMost();
        boolean isEnough = count >= part.part().atLeast();
        boolean isTooMuch = most != null && count > most;
        Result result = isEnough && !isTooMuch ? settled(part, most != null) : unmet(part, isEnough);
        outcomes.add(new ConditionOutcome(
                part.sentence(),
                result,
                count + (count == 1 ? " row" : " rows"),
                found.stream().map(ObservedChange::seq).limit(20).toList()));
    }

    /// That something is absent is known only when the window has closed.
    private Result settled(CompiledPart part, boolean isLimited) {
        return isLimited && isOpen(part) ? open(part) : Result.HOLDS;
    }

    private Result unmet(CompiledPart part, boolean isTooMuch) {
        if (!isTooMuch && part.part().need() == Rule.Need.REQUIRED && isOpen(part)) {
            return open(part);
        }
        return fail(part.part().need());
    }

    private Result open(CompiledPart part) {
        dueMicros = Math.max(dueMicros, windowEnd(part));
        return Result.OPEN;
    }

    /// A window that ends with the start is closed when the start is there.
    private boolean isOpen(CompiledPart part) {
        return part.part().scope() instanceof Rule.Scope.Within(var _, var after)
                && !after.isZero()
                && watermarkMicros <= windowEnd(part);
    }

    private long windowEnd(CompiledPart part) {
        return part.part().scope() instanceof Rule.Scope.Within(var _, var after)
                ? start.transaction().commitMicros() + after.toMillis() * 1_000
                : Long.MIN_VALUE;
    }

    private Result fail(Rule.Need need) {
        return switch (need) {
            case REQUIRED -> {
                isRefused = true;
                yield Result.FAILS;
            }
            case EXPECTED -> {
                weaknesses++;
                yield Result.WEAKENS;
            }
            case OPTIONAL -> Result.HOLDS;
        };
    }

    private void check(CompiledCheck check) {
        ExpressionValue left = check.left().evaluate(this);
        ExpressionValue right = check.right().evaluate(this);
        boolean holds = left.isSameAs(right);
        outcomes.add(new ConditionOutcome(
                check.check().name() + ": " + check.check().left() + " = "
                        + check.check().right(),
                holds ? Result.HOLDS : fail(check.check().need()),
                left.text() + (holds ? " = " : " and ") + right.text(),
                List.of()));
    }

    private BusinessEvent event() {
        if (standing.change() != null) {
            changes.add(standing.change().seq());
        }
        return new BusinessEvent(
                rule.rule().version(),
                rule.rule().emission().type(),
                start.seq(),
                start.transaction().commitMicros(),
                actor(),
                objects(),
                attributes(),
                confidence(),
                standing.standing(),
                standing.because(),
                List.copyOf(changes),
                outcomes);
    }

    private Attribution actor() {
        Expression named = rule.actor();
        if (named == null || named.evaluate(this) instanceof ExpressionValue.Unknown) {
            return start.transaction().attribution();
        }
        return new Attribution(
                named.evaluate(this).text(), AttributionGrade.CORROBORATED, AttributionSource.ACTOR_COLUMN);
    }

    private List<ObjectLink> objects() {
        List<ObjectLink> links = new ArrayList<>();
        rule.objects()
                .forEach(object -> object.id()
                        .values(this)
                        .forEach(id -> links.add(new ObjectLink(
                                object.template().type(),
                                id.text(),
                                object.template().qualifier()))));
        return links.stream().distinct().toList();
    }

    private List<EventAttribute> attributes() {
        List<EventAttribute> all = new ArrayList<>();
        rule.attributes()
                .forEach(attribute -> attribute
                        .expression()
                        .evaluate(this)
                        .asAttribute(attribute.name())
                        .ifPresent(all::add));
        return all;
    }

    private Confidence confidence() {
        return rule.rule().emission().confidence().lowered(weaknesses);
    }

    @Override
    public Row start() {
        ObservedChange shown = standing.shown();
        return new Row() {
            @Override
            public boolean has(Side side) {
                return Row.of(start).has(side);
            }

            @Override
            public ColumnValue value(Side side, String field) {
                return side == Side.SHOWN ? shown.shown(field) : Row.of(start).value(side, field);
            }
        };
    }

    @Override
    public List<? extends Row> rows(String part) {
        return rows.getOrDefault(part, List.of()).stream().map(Row::of).toList();
    }

    /// What later changes made of a start.
    ///
    /// - **Shape**: `asOf` is the change as of which values are taken, `shown` the start's own row then, `change` what
    ///   corrected or withdrew it, null when nothing did.
    private record StandingOfStart(
            Standing standing,
            String because,
            ObservedChange asOf,
            ObservedChange shown,
            @Nullable ObservedChange change) {

        static StandingOfStart of(CompiledRule rule, ObservedChange start, Histories histories) {
            StandingOfStart standing = new StandingOfStart(Standing.STANDS, "", start, start, null);
            if (rule.corrections().isEmpty() || rule.rule().subject() == null) {
                return standing;
            }
            List<ObservedChange> history = SourceOrder.sorted(histories.of(
                    rule.rule().subject(), start.shown(rule.subjectField()).text()));
            for (ObservedChange later : history.subList(PartRows.endOf(history, start), history.size())) {
                standing = standing.after(later, rule, start);
                if (standing.standing() == Standing.WITHDRAWN) {
                    return standing;
                }
            }
            return standing;
        }

        private StandingOfStart after(ObservedChange later, CompiledRule rule, ObservedChange start) {
            for (CompiledRule.CompiledCorrection each : rule.corrections()) {
                Rule.Correction correction = each.correction();
                if (!later.is(correction.entity())
                        || !CompiledRule.isOwnChange(later)
                        || isTooLate(correction, later, start)
                        || !each.when().holdsFor(later)) {
                    continue;
                }
                String why = correction.because() + " (E" + later.seq() + ")";
                return switch (correction.kind()) {
                    case WITHDRAWS -> new StandingOfStart(Standing.WITHDRAWN, why, asOf, shown, later);
                    case CORRECTS ->
                        new StandingOfStart(
                                Standing.CORRECTED,
                                why,
                                later,
                                later.rowKey().equals(start.rowKey()) ? later : shown,
                                later);
                };
            }
            return this;
        }

        private static boolean isTooLate(Rule.Correction correction, ObservedChange later, ObservedChange start) {
            long micros =
                    later.transaction().commitMicros() - start.transaction().commitMicros();
            return correction.within() != null && micros > correction.within().toMillis() * 1_000;
        }
    }
}
