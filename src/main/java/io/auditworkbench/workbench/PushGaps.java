package io.auditworkbench.workbench;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TransactionHeader;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words what pushed records cannot show, or show to be missing.
final class PushGaps {

    static final String NO_ENDS = "pushed transaction ends";
    static final String EMPTY_TRANSACTION = "pushed empty transaction";
    static final String TWIN_ROW = "pushed snapshot row";
    static final String ZERO_DATE = "pushed zero date";

    private PushGaps() {}

    static CoverageGap countMismatch(
            TransactionHeader header, long expected, long kept, String tables, long nowMicros) {
        return new Words(GapCause.COUNT_MISMATCH, GapEffect.MISSING, "pushed row count")
                .counting(expected, kept)
                .at(
                        header,
                        nowMicros,
                        expected + " records counted by the sender, " + kept + " received" + tables,
                        "The sender counted another number of row changes in a transaction than it sent.");
    }

    static CoverageGap unconfirmed(TransactionHeader header, long nowMicros) {
        return new Words(GapCause.XA_UNRESOLVED, GapEffect.PHANTOM, "pushed rows without a transaction")
                .at(
                        header,
                        nowMicros,
                        "transaction block and connection are missing",
                        "Rows of an XA transaction were sent when it was prepared, and the sender does not tell how it ended:"
                                + " they may never have been committed.");
    }

    static CoverageGap endsNotSent(TransactionHeader header, long nowMicros) {
        return new Words(GapCause.UNDETERMINED, GapEffect.UNDETERMINED, NO_ENDS)
                .at(
                        header,
                        nowMicros,
                        "rows came without BEGIN and END",
                        "This sender does not say where transactions end, and as CloudEvents sends no schema changes: rows that"
                                + " never arrived go unnoticed, and keys and declared types of its tables may be unknown.");
    }

    static CoverageGap emptyTransaction(TransactionHeader header, long nowMicros) {
        return new Words(GapCause.UNDETERMINED, GapEffect.UNDETERMINED, EMPTY_TRANSACTION)
                .at(
                        header,
                        nowMicros,
                        "END with event_count 0",
                        "This sender reports transactions without row changes: they changed tables that it leaves out, or the"
                                + " server logged a statement or partial JSON instead of rows. What is pushed does not tell which.");
    }

    static CoverageGap twinRow(TransactionHeader header, TableName table, long nowMicros) {
        return new Words(GapCause.UNDETERMINED, GapEffect.MISSING, TWIN_ROW + " " + table)
                .of(table)
                .at(
                        header,
                        nowMicros,
                        "the same snapshot row twice, without a time or a message id",
                        "A snapshot row of " + table
                                + " came twice and is kept once: it was sent again, or the table holds two"
                                + " equal rows. CloudEvents without signatures do not tell which.");
    }

    static CoverageGap zeroDate(TransactionHeader header, TableName table, String column, long nowMicros) {
        return new Words(GapCause.VALUE_FALSIFIED, GapEffect.UNDETERMINED, zeroDateGuard(table, column))
                .of(table)
                .at(
                        header,
                        nowMicros,
                        "1970-01-01 in the NOT NULL column " + column,
                        "The sender writes 0000-00-00 as 1970-01-01 in columns that are NOT NULL: where " + table + "."
                                + column + " shows 1970-01-01 the row may hold either.");
    }

    static CoverageGap unread(TransactionHeader around, String file, long count, int firstLine, long nowMicros) {
        return new Words(GapCause.UNDETERMINED, GapEffect.MISSING, "imported file")
                .at(
                        around,
                        nowMicros,
                        file + ": " + count + " not read, the first at line " + firstLine,
                        "Records of an imported file could not be read: what they tell is not in the record.");
    }

    static String zeroDateGuard(TableName table, String column) {
        return ZERO_DATE + " " + table + "." + column;
    }

    static CoverageGap rowsRemoved(
            TransactionHeader header, List<TableName> tables, String statementKind, long nowMicros) {
        return new Words(GapCause.ROWS_REMOVED_BY_DDL, GapEffect.MISSING, "schema statement")
                .of(tables)
                .at(
                        header,
                        nowMicros,
                        "statement " + statementKind,
                        statementKind + " removed rows of "
                                + tables.stream().map(TableName::toString).collect(Collectors.joining(" or "))
                                + " without logging them one by one.");
    }

    /// The parts of a gap that do not come from its place.
    private record Words(
            GapCause cause,
            GapEffect effect,
            String detectedBy,
            List<TableName> tables,
            @Nullable Long expected,
            @Nullable Long kept) {

        Words(GapCause cause, GapEffect effect, String detectedBy) {
            this(cause, effect, detectedBy, List.of(), null, null);
        }

        Words of(TableName table) {
            return of(List.of(table));
        }

        Words of(List<TableName> concerned) {
            return new Words(cause, effect, detectedBy, concerned, expected, kept);
        }

        Words counting(long expectedRows, long keptRows) {
            return new Words(cause, effect, detectedBy, tables, expectedRows, keptRows);
        }

        CoverageGap at(TransactionHeader header, long nowMicros, String evidence, String meaning) {
            String place = header.file().isEmpty() ? "" : header.file() + ":" + header.offset();
            return new CoverageGap(
                    cause,
                    effect,
                    tables,
                    header.gtid() == null ? "" : header.gtid(),
                    place,
                    place,
                    header.commitMicros(),
                    header.commitMicros(),
                    expected,
                    kept,
                    detectedBy,
                    nowMicros,
                    evidence,
                    meaning);
        }
    }
}
