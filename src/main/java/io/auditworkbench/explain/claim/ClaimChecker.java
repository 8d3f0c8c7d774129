package io.auditworkbench.explain.claim;

import io.auditworkbench.explain.claim.CheckedClaim.Named;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.explain.evidence.EvidenceSet.Change;
import io.auditworkbench.explain.evidence.EvidenceSet.Figure;
import io.auditworkbench.explain.evidence.EvidenceSet.Grade;
import io.auditworkbench.explain.evidence.EvidenceSet.Side;
import io.auditworkbench.explain.evidence.EvidenceSet.Sight;
import io.auditworkbench.explain.evidence.EvidenceSet.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds what a model claims to the evidence that it was shown: ids, quoted values, numbers computed again, order by
/// the log, who did it and how sure that is, and the words of the sentence.
///
/// A claim that fails anything is dropped; none is mended.
///
/// - **Threading**: any number of threads.
public final class ClaimChecker {

    /// Changes when the checks change: what was checked by others is checked again.
    public static final int VERSION = 1;

    private final EvidenceSet evidence;
    private final SentenceCheck sentences;

    /// - **Shape**: `vocabulary` are the names of the store, most of which are not in the evidence.
    public ClaimChecker(EvidenceSet evidence, Vocabulary vocabulary) {
        this.evidence = evidence;
        this.sentences = new SentenceCheck(evidence, vocabulary);
    }

    /// The claims of an answer, checked, in their order.
    public List<CheckedClaim> check(List<ClaimReader.Item> items) {
        List<CheckedClaim> checked = new ArrayList<>();
        Set<Claim> seen = new HashSet<>();
        for (ClaimReader.Item item : items) {
            switch (item) {
                case ClaimReader.Item.Malformed(String text) -> checked.add(CheckedClaim.malformed(text));
                case ClaimReader.Item.Of(Claim claim) ->
                    checked.add(seen.add(claim) ? check(claim) : dropped(claim, DropReason.REPEATED));
            }
        }
        return checked;
    }

    /// One claim, checked.
    public CheckedClaim check(Claim claim) {
        Optional<DropReason> reason = reason(claim);
        return reason.isPresent()
                ? dropped(claim, reason.get())
                : new CheckedClaim(
                        Optional.of(claim.kind()), claim.text(), claim.events(), named(claim), Optional.empty());
    }

    private static CheckedClaim dropped(Claim claim, DropReason reason) {
        return new CheckedClaim(
                Optional.of(claim.kind()), claim.text(), claim.events(), List.of(), Optional.of(reason));
    }

    private Optional<DropReason> reason(Claim claim) {
        List<Change> cited = new ArrayList<>();
        for (String id : claim.events()) {
            Optional<Change> change = evidence.change(id);
            change.ifPresent(cited::add);
            if (change.isEmpty() && (mustBeChanges(claim.kind()) || !evidence.hasThing(id))) {
                return Optional.of(DropReason.UNKNOWN_EVENT);
            }
        }
        Optional<DropReason> facts = switch (claim) {
            case Claim.ValueChange value -> valueChange(value, cited);
            case Claim.Count count -> unless(isNumber(count.number(), cited.size()), DropReason.WRONG_NUMBER);
            case Claim.Sum sum -> sum(sum, cited);
            case Claim.Order _ -> unless(isInOrder(cited), DropReason.WRONG_ORDER);
            case Claim.Actor actor -> actor(actor, cited);
            case Claim.OfRule rule -> rule(rule);
            case Claim.Absence absence -> unless(isAllShown(absence), DropReason.NOT_COVERED);
            case Claim.Hypothesis _ -> Optional.empty();
        };
        return facts.or(() -> sentences.fault(claim, cited));
    }

    /// Only of the subject itself, when nothing of it was left out and nothing is known to be missing.
    private boolean isAllShown(Claim.Absence claim) {
        return evidence.sight() == Sight.NO_KNOWN_GAP
                && evidence.leftOut().isEmpty()
                && claim.events().contains(evidence.subject().id());
    }

    private static boolean mustBeChanges(Claim.Kind kind) {
        return switch (kind) {
            case VALUE_CHANGE, COUNT, SUM, ORDER, ACTOR -> true;
            case RULE, ABSENCE, HYPOTHESIS -> false;
        };
    }

    private static Optional<DropReason> unless(boolean holds, DropReason reason) {
        return holds ? Optional.empty() : Optional.of(reason);
    }

    private static boolean isNumber(BigDecimal number, long expected) {
        return number.compareTo(BigDecimal.valueOf(expected)) == 0;
    }

    private static Optional<DropReason> valueChange(Claim.ValueChange claim, List<Change> cited) {
        for (Change change : cited) {
            Optional<Value> value = change.value(claim.field());
            if (value.isEmpty()) {
                return Optional.of(DropReason.WRONG_FIELD);
            }
            if (!isSide(claim.before(), value.get().before())
                    || !isSide(claim.after(), value.get().after())) {
                return Optional.of(DropReason.WRONG_VALUE);
            }
        }
        return Optional.empty();
    }

    /// Numbers by their value, everything else to the letter; what was not logged equals nothing.
    private static boolean isSide(@Nullable String quoted, @Nullable Side stored) {
        if (stored == null) {
            return quoted == null;
        }
        return switch (stored.kind()) {
            case NULL -> quoted == null || quoted.equals("NULL");
            case NOT_LOGGED -> false;
            case TEXT -> stored.text().equals(quoted);
            case NUMBER -> quoted != null && (stored.text().equals(quoted) || Numbers.areEqual(stored.text(), quoted));
        };
    }

    private static Optional<DropReason> sum(Claim.Sum claim, List<Change> cited) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Change change : cited) {
            Optional<Value> value = change.value(claim.field());
            if (value.isEmpty()) {
                return Optional.of(DropReason.WRONG_FIELD);
            }
            Optional<BigDecimal> before = amount(value.get().before());
            Optional<BigDecimal> after = amount(value.get().after());
            if (before.isEmpty() || after.isEmpty()) {
                return Optional.of(DropReason.WRONG_NUMBER);
            }
            sum = sum.add(after.get()).subtract(before.get());
        }
        return unless(sum.compareTo(claim.number()) == 0, DropReason.WRONG_NUMBER);
    }

    /// What a side adds: nothing where there is none; empty where it is no number.
    private static Optional<BigDecimal> amount(@Nullable Side side) {
        if (side == null) {
            return Optional.of(BigDecimal.ZERO);
        }
        return side.kind() == Side.Kind.NUMBER ? Numbers.parse(side.text()) : Optional.empty();
    }

    /// By place in the log, never by clock.
    private static boolean isInOrder(List<Change> cited) {
        for (int i = 1; i < cited.size(); i++) {
            if (cited.get(i - 1).number() >= cited.get(i).number()) {
                return false;
            }
        }
        return cited.size() > 1;
    }

    private static Optional<DropReason> actor(Claim.Actor claim, List<Change> cited) {
        for (Change change : cited) {
            if (change.actor().isEmpty() || !change.actor().equals(claim.actor())) {
                return Optional.of(DropReason.WRONG_ACTOR);
            }
            Grade said = Grade.of(claim.grade());
            if (!said.word().equals(claim.grade()) || said.compareTo(change.grade()) > 0) {
                return Optional.of(DropReason.WRONG_GRADE);
            }
        }
        return Optional.empty();
    }

    private Optional<DropReason> rule(Claim.OfRule claim) {
        boolean citesSubject = claim.events().contains(evidence.subject().id());
        if (claim.rule() != null && !claim.rule().equals(evidence.subject().check())) {
            return Optional.of(DropReason.WRONG_RULE);
        }
        if (claim.field() == null && claim.number() == null) {
            return unless(citesSubject, DropReason.UNKNOWN_EVENT);
        }
        Optional<Figure> figure = claim.field() == null ? Optional.empty() : sentences.figure(claim.field());
        if (figure.isEmpty()) {
            return Optional.of(DropReason.WRONG_RULE);
        }
        String number = claim.number();
        boolean isValue = number != null
                && (figure.get().value().equals(number)
                        || Numbers.areEqual(figure.get().value(), number));
        return isValue ? unless(citesSubject, DropReason.UNKNOWN_EVENT) : Optional.of(DropReason.WRONG_NUMBER);
    }

    /// Who is named in a sentence that holds, with the grade on record.
    private List<Named> named(Claim claim) {
        List<Named> named = new ArrayList<>();
        for (String actor : evidence.actors()) {
            if (Words.contains(claim.text(), actor)) {
                evidence.changes().stream()
                        .filter(change ->
                                change.actor().equals(actor) && claim.events().contains(change.id()))
                        .map(Change::grade)
                        .min(Grade::compareTo)
                        .ifPresent(grade -> named.add(new Named(actor, grade)));
            }
        }
        return named;
    }
}
