package io.auditworkbench.workbench.sql;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows that a statement found.
///
/// - **Shape**: cells are texts, null for SQL's `NULL`; `throughSequence` is the newest event that could be seen.
public record SqlAnswer(
        List<String> columns, List<@Nullable String[]> rows, Ending ending, long throughSequence, Duration took) {

    /// How far it goes.
    public enum Ending {
        WHOLE,
        /// There are more than [SqlDesk#MOST_ROWS] rows.
        ROWS,
        /// There is more than fits.
        SIZE,
        /// [SqlDesk#LONGEST] was over.
        TIME,
        /// Somebody stopped it.
        STOPPED;

        /// `whole`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SqlAnswer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// The column with numbers of events, where there is one: `seq`.
    public Optional<Integer> sequenceColumn() {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).equalsIgnoreCase("seq")) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
