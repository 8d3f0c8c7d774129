package io.auditworkbench.filter;

import io.auditworkbench.filter.Directives.SortKey;
import io.auditworkbench.filter.FilterProblem.Code;
import io.auditworkbench.filter.TermNotes.Typing;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `sort:`, `limit:` and `tz:`, and collects them.
final class DirectiveReader {

    private static final Set<Field> WITHOUT_VALUE =
            Set.of(Field.HAS, Field.IS, Field.OUTSIDE, Field.NEAR, Field.SAME, Field.CHANGED);

    private final TermNotes notes;
    private final List<SortKey> sort = new ArrayList<>();
    private OptionalInt limit = OptionalInt.empty();
    private @Nullable ZoneId zone;

    DirectiveReader(TermNotes notes) {
        this.notes = notes;
    }

    Directives collected() {
        return new Directives(sort, limit, Optional.ofNullable(zone));
    }

    void read(RawTerm.Sort term) {
        List<String> parts = term.key().stream().map(RawName::text).toList();
        if (parts.stream().anyMatch(String::isEmpty)) {
            return;
        }
        TextSpan span = RawTerm.spanOf(term.key());
        Optional<FieldName> field = FieldNames.resolve(parts);
        if (field.isEmpty() || field.get() instanceof FieldName.Directive) {
            notes.error(Code.BAD_NAME, span, "sort takes a field, such as sort:-time");
            return;
        }
        if (field.get() instanceof FieldName.BuiltIn(Field builtIn) && !isSortable(builtIn)) {
            notes.error(Code.WRONG_VALUE, span, builtIn.word() + " has no order; sort by a field with a value", "time");
            return;
        }
        sort.add(new SortKey(field.get(), term.order()));
    }

    void read(FieldName.Word word, RawTerm.Test term) {
        if (term.operator() != Operator.MATCHES) {
            String name = word.name().toLowerCase(Locale.ROOT);
            notes.error(Code.WRONG_OPERATOR, term.operatorSpan(), name + " is followed by a colon", ":");
            return;
        }
        RawScalar value = notes.single(term);
        if (value == null) {
            return;
        }
        switch (word) {
            case LIMIT -> readLimit(term, value);
            case TZ -> readZone(term, value);
            case SORT -> {}
        }
    }

    private void readLimit(RawTerm.Test term, RawScalar value) {
        OptionalLong number = NumberText.whole(value.text());
        if (number.isEmpty() || number.getAsLong() < 1 || number.getAsLong() > Integer.MAX_VALUE) {
            notes.error(Code.WRONG_VALUE, value.span(), "limit takes a whole number from 1 on");
            return;
        }
        refuseSecond(term, limit.isPresent());
        limit = OptionalInt.of((int) number.getAsLong());
    }

    private void readZone(RawTerm.Test term, RawScalar value) {
        Optional<ZoneId> found = zone(value.text());
        if (found.isEmpty()) {
            List<String> close = Spelling.closest(value.text(), ZoneId.getAvailableZoneIds());
            String hint = close.isEmpty() ? "Write UTC, Europe/Berlin or +02:00." : Spelling.didYouMean(close);
            String message = "there is no time zone " + Quotation.of(value.text()) + ". " + hint;
            Typing typing = Typing.of(isBeginningOfZone(value.text()));
            notes.errorUnlessTyping(value.span(), typing, Code.UNKNOWN_ZONE, message, close);
            return;
        }
        refuseSecond(term, zone != null);
        zone = found.get();
    }

    private void refuseSecond(RawTerm.Test term, boolean isSecond) {
        if (isSecond) {
            notes.error(Code.REPEATED_DIRECTIVE, term.span(), "this is given twice; keep one");
        }
    }

    private static Optional<ZoneId> zone(String text) {
        if (text.length() > 64) {
            return Optional.empty();
        }
        Optional<String> known = ZoneId.getAvailableZoneIds().stream()
                .filter(text::equalsIgnoreCase)
                .sorted()
                .findFirst();
        return known.map(ZoneId::of).or(() -> offset(text));
    }

    private static Optional<ZoneId> offset(String text) {
        if (!text.startsWith("+") && !text.startsWith("-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean isBeginningOfZone(String text) {
        return text.startsWith("+")
                || text.startsWith("-")
                || ZoneId.getAvailableZoneIds().stream()
                        .anyMatch(id -> id.regionMatches(true, 0, text, 0, text.length()));
    }

    private static boolean isSortable(Field field) {
        return !WITHOUT_VALUE.contains(field);
    }
}
