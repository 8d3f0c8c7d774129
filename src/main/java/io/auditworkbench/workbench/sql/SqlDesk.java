package io.auditworkbench.workbench.sql;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.store.SqlConsole;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Answers SQL that people write; nothing can be changed by it.
///
/// Every text of an answer passes the masker as the text of a statement does, because nobody can tell which values a
/// query has put together in it.
///
/// - **Errors**: `BAD_USAGE` for a statement that does not only read, or that SQLite does not understand.
/// - **Threading**: any number of threads.
public final class SqlDesk {

    /// More rows than this are for an export.
    public static final int MOST_ROWS = 100_000;

    /// A statement that takes longer is ended.
    public static final Duration LONGEST = Duration.ofSeconds(10);

    private final SqlConsole console;
    private final Masker masker;
    private final int mostRows;
    private final Duration longest;

    public SqlDesk(SqlConsole console, Masker masker) {
        this(console, masker, MOST_ROWS, LONGEST);
    }

    SqlDesk(SqlConsole console, Masker masker, int mostRows, Duration longest) {
        this.console = console;
        this.masker = masker;
        this.mostRows = mostRows;
        this.longest = longest;
    }

    /// What can be asked: views first.
    public List<SqlRelation> relations() {
        return console.relations().stream()
                .map(relation -> new SqlRelation(
                        relation.name(),
                        relation.kind() == SqlConsole.Relation.Kind.VIEW
                                ? SqlRelation.Kind.VIEW
                                : SqlRelation.Kind.TABLE,
                        relation.columns()))
                .toList();
    }

    /// Runs one statement; `stop` ends it early with what it has.
    public SqlAnswer run(String sql, BooleanSupplier stop) {
        long begun = System.nanoTime();
        SqlConsole.Answer answer = console.run(sql, mostRows, longest, stop);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new SqlAnswer(
                answer.columns(),
                answer.rows().stream().map(this::shown).toList(),
                ending(answer.ending()),
                answer.throughSeq(),
                took);
    }

    private @Nullable String[] shown(@Nullable String[] row) {
        @Nullable String[] masked = new String[row.length];
        for (int i = 0; i < row.length; i++) {
            String text = row[i];
            masked[i] = text == null ? null : masker.shownStatement(text).text();
        }
        return masked;
    }

    private static SqlAnswer.Ending ending(SqlConsole.Ending ending) {
        return switch (ending) {
            case WHOLE -> SqlAnswer.Ending.WHOLE;
            case ROWS -> SqlAnswer.Ending.ROWS;
            case SIZE -> SqlAnswer.Ending.SIZE;
            case TIME -> SqlAnswer.Ending.TIME;
            case STOPPED -> SqlAnswer.Ending.STOPPED;
        };
    }
}
