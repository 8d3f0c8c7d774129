package io.auditworkbench.filter;

import java.util.List;

/// One thing that is wrong with, missing from, or odd about a filter text; the same object in every interface.
///
/// - **Shape**: `message` is for people and says what to do; `text` is the offending part; `suggestions` are texts that
/// could stand
///   in its place, best first.
/// - **Units**: offsets are UTF-16 units into the filter text.
public record FilterProblem(
        Code code, String message, int startOffset, int endOffset, String text, List<String> suggestions) {

    public FilterProblem {
        suggestions = List.copyOf(suggestions);
    }

    /// How bad it is.
    public Weight weight() {
        return code.weight;
    }

    /// The line of the filter, and under it a caret for each offending character and the message.
    public String render(String filterText) {
        return ProblemRendering.render(this, filterText);
    }

    /// How bad a problem is.
    public enum Weight {
        /// The filter can run, but may not mean what was meant.
        WARNING,
        /// Something is still to come; not an error, but it cannot run yet.
        INCOMPLETE,
        /// It cannot run.
        ERROR
    }

    /// What kind of problem it is; names are stable, machines read them.
    public enum Code {
        /// A value, a bracket, a quote or an operand is still to come.
        UNFINISHED(Weight.INCOMPLETE),
        /// A character that means something here stands inside a value or alone.
        UNQUOTED_CHARACTER(Weight.ERROR),
        /// An operator, comma or bracket that belongs to nothing.
        STRAY_CHARACTER(Weight.ERROR),
        /// An escape inside a string that does not exist.
        BAD_ESCAPE(Weight.ERROR),
        /// A field name with an empty or misplaced part.
        BAD_NAME(Weight.ERROR),
        /// The operator does not fit the field or the type of the column.
        WRONG_OPERATOR(Weight.ERROR),
        /// The value has a form that does not fit here.
        WRONG_VALUE(Weight.ERROR),
        /// Not one of the words that the field knows.
        UNKNOWN_VALUE(Weight.ERROR),
        /// A range whose end comes before its start.
        EMPTY_RANGE(Weight.ERROR),
        /// Not a regular expression that can be used.
        BAD_PATTERN(Weight.ERROR),
        /// Not a zone.
        UNKNOWN_ZONE(Weight.ERROR),
        /// `sort:`, `limit:` or `tz:` inside brackets or negated.
        MISPLACED_DIRECTIVE(Weight.ERROR),
        /// `limit:` or `tz:` twice.
        REPEATED_DIRECTIVE(Weight.ERROR),
        /// Brackets in too many levels.
        TOO_DEEP(Weight.ERROR),
        /// Too many terms or values.
        TOO_LARGE(Weight.ERROR),
        /// No captured table has the column.
        UNKNOWN_COLUMN(Weight.ERROR),
        /// Not a captured table.
        UNKNOWN_TABLE(Weight.ERROR),
        /// Not a captured schema.
        UNKNOWN_SCHEMA(Weight.ERROR),
        /// Values of a masked column are compared as they are shown.
        MASKED_VALUE(Weight.WARNING),
        /// A masked column can be asked for equality only.
        MASKED_COLUMN(Weight.ERROR),
        /// A pattern that no captured name fits.
        NOTHING_FITS(Weight.WARNING),
        /// A text column is compared with a number.
        TEXT_AS_NUMBER(Weight.WARNING),
        /// A star behind `=`, where it is an ordinary character.
        LITERAL_STAR(Weight.WARNING),
        /// No value like this was seen.
        UNSEEN_VALUE(Weight.WARNING);

        private final Weight weight;

        Code(Weight weight) {
            this.weight = weight;
        }

        /// How bad problems of this kind are.
        public Weight weight() {
            return weight;
        }
    }
}
