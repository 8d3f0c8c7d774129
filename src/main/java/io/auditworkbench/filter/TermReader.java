package io.auditworkbench.filter;

import io.auditworkbench.filter.FilterProblem.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gives a term its meaning: decides by the field how the values are read.
final class TermReader {

    private final TermNotes notes;
    private final TextTermReader texts;
    private final NumberTermReader numbers;
    private final WordTermReader words;
    private final TimeTermReader times;
    private final ReferenceTermReader references;
    private final ColumnTermReader columns;

    TermReader(TermNotes notes) {
        this.notes = notes;
        texts = new TextTermReader(notes);
        numbers = new NumberTermReader(notes);
        words = new WordTermReader(notes);
        times = new TimeTermReader(notes);
        references = new ReferenceTermReader(notes);
        columns = new ColumnTermReader(notes, texts);
    }

    /// A word or phrase of its own; null with a problem when it says nothing.
    @Nullable
    FilterExpression read(RawTerm.Word word) {
        RawScalar scalar = word.scalar();
        if (scalar.text().isEmpty()) {
            notes.errorUnlessTyping(
                    word.span(),
                    TermNotes.Typing.COULD_BECOME_VALID,
                    Code.WRONG_VALUE,
                    "an empty phrase finds nothing; write a word in the quotes",
                    List.of());
            return null;
        }
        if (scalar.isPattern() && !scalar.isStar()) {
            return new FilterTerm.AnyTextLike(new GlobPattern(scalar.globParts()));
        }
        if (scalar.isStar()) {
            notes.error(Code.WRONG_VALUE, word.span(), "* alone is everything: leave it out", "");
            return null;
        }
        return new FilterTerm.AnyText(scalar.text());
    }

    /// A test of a field; null with a problem when it cannot be understood.
    @Nullable
    FilterExpression read(FieldName name, RawTerm.Test term) {
        return switch (name) {
            case FieldName.BuiltIn(Field field) -> takes(field, term) ? builtIn(field, term) : null;
            case FieldName.Column(ColumnName column) -> columns.read(column, term);
            case FieldName.Directive _ -> throw new IllegalArgumentException("a directive tests nothing");
        };
    }

    private @Nullable FilterExpression builtIn(Field field, RawTerm.Test term) {
        return switch (field.kind()) {
            case TEXT -> texts.read(field, term);
            case NUMBER, SIZE, IDENTIFIER, DURATION -> numbers.read(field, term);
            case TIME -> times.read(field, term);
            case HOUR -> words.readHours(term);
            case DAY -> words.readDays(term);
            case OPERATION -> words.readOperations(term);
            case SEVERITY -> words.readSeverities(term);
            case FLAG -> words.readFlags(term);
            case HOURS -> references.readOutside(term);
            case NEAR -> references.readNear(term);
            case SAME -> references.readSame(term);
        };
    }

    private boolean takes(Field field, RawTerm.Test term) {
        if (field.operators().contains(term.operator())) {
            return true;
        }
        List<String> symbols = field.operators().stream().map(Operator::symbol).toList();
        String message = field.word() + " goes with " + String.join(" ", symbols) + ", not with "
                + term.operator().symbol();
        notes.error(Code.WRONG_OPERATOR, term.operatorSpan(), message, symbols.toArray(String[]::new));
        return false;
    }
}
