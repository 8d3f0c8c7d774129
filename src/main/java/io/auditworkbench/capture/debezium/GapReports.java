package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import io.auditworkbench.model.change.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Words the gaps that the binlog's reader notices; evidence holds types, counts and digests, never values.
///
/// - **Threading**: the binlog client's thread.
final class GapReports {

    private final Clock clock;

    GapReports(Clock clock) {
        this.clock = clock;
    }

    /// The server logged a statement instead of its rows.
    CoverageGap statementInsteadOfRows(OpenTransaction transaction, String database, String sql, long offset) {
        return gap(
                transaction,
                GapCause.STATEMENT_DML,
                List.of(),
                offset,
                "query event",
                "statement sha256 " + digest(sql) + ", default schema " + database,
                "A session wrote with binlog_format STATEMENT or MIXED: the rows it changed in schema " + database
                        + " are not in the record.");
    }

    /// The server logged something that nobody reads.
    CoverageGap unreadEvent(OpenTransaction transaction, String type, List<TableName> tables, long offset) {
        boolean isPartial = type.startsWith("PARTIAL_UPDATE");
        String what = tables.isEmpty() ? "an unknown table" : tables.getFirst().toString();
        return gap(
                transaction,
                isPartial ? GapCause.PARTIAL_ROWS : GapCause.UNDETERMINED,
                tables,
                offset,
                "event type",
                "event type " + type,
                isPartial
                        ? "A session wrote with binlog_row_value_options PARTIAL_JSON: its updates of " + what
                                + " are not in the record."
                        : "The binlog holds an event of type " + type + " that cannot be read; what it changed in "
                                + what + " is not known.");
    }

    /// The server logged rows without all their columns.
    CoverageGap incompleteRows(OpenTransaction transaction, TableName table, int present, int declared, long offset) {
        return gap(
                transaction,
                GapCause.ROW_IMAGE_INCOMPLETE,
                List.of(table),
                offset,
                "row image",
                present + " of " + declared + " columns present",
                "A session wrote with binlog_row_image MINIMAL or NOBLOB: rows of " + table
                        + " are recorded without the columns the server left out.");
    }

    /// A schema statement removed rows that no rows event shows.
    CoverageGap rowsRemoved(OpenTransaction transaction, List<TableName> tables, String statementKind, long offset) {
        return gap(
                transaction,
                GapCause.ROWS_REMOVED_BY_DDL,
                tables,
                offset,
                "schema statement",
                "statement " + statementKind,
                statementKind + " removed rows of "
                        + tables.stream().map(TableName::toString).collect(Collectors.joining(" or "))
                        + " without logging them one by one.");
    }

    /// A table got a name that is not captured.
    CoverageGap tableTakenOut(OpenTransaction transaction, TableName table, long offset) {
        return gap(
                transaction,
                GapCause.ROWS_REMOVED_BY_DDL,
                List.of(table),
                offset,
                "schema statement",
                "statement RENAME TABLE",
                "RENAME TABLE took the rows of " + table
                        + " to a name that is not captured: what is done to them there is not in the record.");
    }

    /// A table got a captured name.
    CoverageGap tableBroughtIn(OpenTransaction transaction, TableName former, TableName table, long offset) {
        return gap(
                transaction,
                GapCause.UNCAPTURED_CHANGE,
                List.of(table),
                offset,
                "schema statement",
                "statement RENAME TABLE",
                "RENAME TABLE brought rows to " + table + " from " + former
                        + ", which is not captured: those that nobody changes from now on are not in the record.");
    }

    /// A group ended with ROLLBACK although rows of it were logged.
    CoverageGap rolledBack(OpenTransaction transaction, long offset) {
        CoverageGap gap = gap(
                transaction,
                GapCause.UNDETERMINED,
                List.of(),
                offset,
                "query event",
                "ROLLBACK at the end of a logged group",
                "This transaction mixed engines and was rolled back: its rows in transactional tables did not stay.");
        return new CoverageGap(
                gap.cause(),
                GapEffect.PHANTOM,
                gap.tables(),
                gap.gtidRange(),
                gap.fromPosition(),
                gap.untilPosition(),
                gap.fromMicros(),
                gap.untilMicros(),
                null,
                null,
                gap.detectedBy(),
                gap.detectedMicros(),
                gap.evidence(),
                gap.meaning());
    }

    private CoverageGap gap(
            OpenTransaction transaction,
            GapCause cause,
            List<TableName> tables,
            long offset,
            String detectedBy,
            String evidence,
            String meaning) {
        String place = transaction.file() + ":" + offset;
        String gtid = transaction.gtid();
        return new CoverageGap(
                cause,
                GapEffect.MISSING,
                tables,
                gtid == null ? "" : gtid,
                place,
                place,
                transaction.commitMicros(),
                transaction.commitMicros(),
                null,
                null,
                detectedBy,
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()),
                evidence,
                meaning);
    }

    private static String digest(String sql) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java platform has no SHA-256", missing);
        }
    }
}
