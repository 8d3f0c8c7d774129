package io.auditworkbench.filter;

import io.auditworkbench.filter.CompletionCandidate.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Offers fields and columns, and what a word alone may have been meant to find.
final class NameCandidates {

    /// What most filters begin with, in this order; every other field comes behind the columns.
    private static final List<Field> FIRST = List.of(
            Field.TABLE,
            Field.OP,
            Field.ACTOR,
            Field.ROW,
            Field.CHANGED,
            Field.SINCE,
            Field.UNTIL,
            Field.ON,
            Field.AT,
            Field.TX,
            Field.IS,
            Field.HAS);

    private static final int MOST_COLUMNS = 24;
    private static final int MOST_VALUES = 4;
    private static final int SHORTEST_WORD = 2;

    private final CapturedNames names;
    private final Observations observations;
    private final ColumnCandidates columns;

    NameCandidates(CapturedNames names, Observations observations) {
        this.names = names;
        this.observations = observations;
        columns = new ColumnCandidates(names);
    }

    /// The fields to begin with.
    Stream<CompletionCandidate> ofFields(TextSpan replaced) {
        return FIRST.stream().map(field -> field(field, replaced, "", Ending.WITH_ONLY_OPERATOR));
    }

    /// The names that go on from what was typed; `tables` are those whose columns come first.
    Stream<CompletionCandidate> of(CompletionContext.Name name, List<String> tables) {
        Ending ending = name.operator().isEmpty() ? Ending.WITH_ONLY_OPERATOR : Ending.NAME_ALONE;
        String separator = name.surroundings().separator();
        String typed = name.typed().toLowerCase(Locale.ROOT);
        Stream<CompletionCandidate> first = FIRST.stream()
                .filter(field -> field.word().startsWith(typed))
                .map(field -> field(field, name.replaced(), separator, ending));
        Stream<CompletionCandidate> others = Stream.of(Field.values())
                .filter(field -> !FIRST.contains(field))
                .filter(field -> field.word().startsWith(typed) || field.alias().equals(typed))
                .map(field -> field(field, name.replaced(), separator, ending));
        Stream<CompletionCandidate> ofColumns =
                columns.of(name.replaced(), name.parts(), separator, tables).limit(MOST_COLUMNS);
        return Stream.of(first, ofColumns, values(name), others, columns.qualifiers(name))
                .flatMap(candidates -> candidates);
    }

    /// What a list can be sorted by.
    Stream<CompletionCandidate> ofSortKey(CompletionContext.SortKey key) {
        String typed = String.join(".", key.parts()).toLowerCase(Locale.ROOT);
        Stream<CompletionCandidate> fields = Stream.of(Field.TIME, Field.SEQ, Field.TX_SIZE, Field.TABLE, Field.ACTOR)
                .filter(field -> field.word().startsWith(typed))
                .map(field -> field(field, key.replaced(), "", Ending.NAME_ALONE));
        return Stream.concat(
                fields, columns.of(key.replaced(), key.parts(), "", List.of()).limit(MOST_COLUMNS));
    }

    private enum Ending {
        NAME_ALONE,
        /// A field that goes with one operator only brings it along.
        WITH_ONLY_OPERATOR
    }

    private static CompletionCandidate field(Field field, TextSpan replaced, String separator, Ending ending) {
        boolean isOnly = field.operators().size() == 1 && ending == Ending.WITH_ONLY_OPERATOR;
        String inserted = field.word() + (isOnly ? Operator.MATCHES.symbol() : "") + separator;
        return new CompletionCandidate(Kind.FIELD, replaced, inserted, field.description());
    }

    /// A word alone looks everywhere; the actor or table of that name is found faster and says what was meant.
    private Stream<CompletionCandidate> values(CompletionContext.Name name) {
        boolean isWord = name.parts().size() == 1
                && name.typed().length() >= SHORTEST_WORD
                && !name.typed().startsWith("`")
                && name.operator().isEmpty();
        if (!isWord) {
            return Stream.of();
        }
        Stream<CompletionCandidate> tables = names.tableNames().stream()
                .filter(table -> ObservedText.startsWith(table, name.typed()))
                .limit(MOST_VALUES)
                .map(table -> value(name, Field.TABLE, table, "changes of this table"));
        Stream<CompletionCandidate> actors =
                observations.values(new FieldName.BuiltIn(Field.ACTOR), name.typed(), MOST_VALUES).stream()
                        .map(actor -> value(name, Field.ACTOR, actor.text(), ObservedText.sentence(actor)));
        return Stream.concat(tables, actors);
    }

    private static CompletionCandidate value(CompletionContext.Name name, Field field, String text, String sentence) {
        String inserted = field.word() + Operator.MATCHES.symbol() + CanonicalText.text(text);
        return CompletionCandidate.value(name.replaced(), inserted, sentence);
    }
}
