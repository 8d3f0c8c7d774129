package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.RawOperand.Joint;
import io.auditworkbench.filter.TermNotes.Typing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads terms that point at another event or at the working hours: `near: same: outside:`.
final class ReferenceTermReader {

    private static final String HOURS = "hours";

    private final TermNotes notes;

    ReferenceTermReader(TermNotes notes) {
        this.notes = notes;
    }

    @Nullable
    FilterExpression readOutside(RawTerm.Test term) {
        RawScalar value = notes.single(term);
        if (value == null || value.text().equalsIgnoreCase(HOURS)) {
            return value == null ? null : new FilterTerm.OutsideHours();
        }
        notes.errorUnlessTyping(
                value.span(),
                Typing.of(HOURS.startsWith(value.text())),
                Code.UNKNOWN_VALUE,
                "outside takes one word: outside:hours",
                List.of(HOURS));
        return null;
    }

    @Nullable
    FilterExpression readNear(RawTerm.Test term) {
        List<FilterExpression> all = new ArrayList<>();
        for (RawOperand operand : term.operands()) {
            FilterTerm near = near(operand);
            if (near == null) {
                return null;
            }
            all.add(near);
        }
        return FilterExpression.or(all);
    }

    @Nullable
    FilterExpression readSame(RawTerm.Test term) {
        List<FilterExpression> all = new ArrayList<>();
        for (RawOperand operand : term.operands()) {
            FilterTerm same = same(operand);
            if (same == null) {
                return null;
            }
            all.add(same);
        }
        return FilterExpression.or(all);
    }

    private @Nullable FilterTerm near(RawOperand operand) {
        RawScalar value = operand.single();
        String text = value == null ? "" : value.text();
        int slash = text.indexOf('/');
        OptionalLong event = event(slash < 0 ? text : text.substring(0, slash));
        Optional<Duration> distance = slash < 0 ? Optional.empty() : DurationText.read(text.substring(slash + 1));
        if (event.isPresent() && distance.isPresent()) {
            return new FilterTerm.Near(event.getAsLong(), distance.get());
        }
        String rest = slash < 0 ? "" : text.substring(slash + 1);
        boolean couldBecomeValid = isBeginningOfEvent(slash < 0 ? text : text.substring(0, slash))
                && (rest.isEmpty() || NumberText.whole(rest).isPresent());
        String message = "near takes an event and a distance: near:E1024/5m";
        notes.errorUnlessTyping(operand.span(), Typing.of(couldBecomeValid), Code.WRONG_VALUE, message, List.of());
        return null;
    }

    private @Nullable FilterTerm same(RawOperand operand) {
        String word = operand.first() == null ? "" : operand.first().text();
        Optional<Set<FilterTerm.Aspect>> aspect = EnumWords.ASPECTS.read(word);
        String id = operand.joint() == Joint.CALL && operand.second() != null
                ? operand.second().text()
                : "";
        OptionalLong event = event(id);
        if (aspect.isPresent() && event.isPresent()) {
            return new FilterTerm.Same(aspect.get().iterator().next(), event.getAsLong());
        }
        boolean isWordBeginning = operand.joint() == Joint.NONE && EnumWords.ASPECTS.hasWordStartingWith(word);
        boolean isCallBeginning = operand.joint() == Joint.CALL && aspect.isPresent() && isBeginningOfEvent(id);
        String message = "same takes actor, row, tx or session and an event: same:actor(E1024)";
        Typing typing = Typing.of(isWordBeginning || isCallBeginning);
        notes.errorUnlessTyping(operand.span(), typing, Code.WRONG_VALUE, message, List.of());
        return null;
    }

    private static OptionalLong event(String id) {
        return NumberText.identifier(NumberTermReader.letter(Field.ID), id);
    }

    private static boolean isBeginningOfEvent(String id) {
        return id.isEmpty() || id.equalsIgnoreCase("E") || event(id).isPresent();
    }
}
