package io.auditworkbench.store;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.RecordFields;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry of the self-audit as it is stored, and as it is hashed: what is stored is what is hashed.
///
/// - **Shape**: `action` is the kind of an act, or `ANSWER` for what was handed out in answer to entry `asked`.
/// - **Units**: microseconds since the epoch, UTC.
record JournalRow(
        long number,
        long atMicros,
        String user,
        String client,
        String action,
        String object,
        String details,
        @Nullable Long asked,
        @Nullable String outcome,
        @Nullable Long rowCount,
        @Nullable Long byteCount,
        @Nullable String sha256) {

    static final String COLUMNS =
            "number, at_us, user, client, action, object, details, asked, outcome, row_count, byte_count, sha256";

    private static final char RECORD_TYPE = 'J';
    private static final String ANSWER = "ANSWER";

    static JournalRow of(long number, Instant at, Actor actor, AuditAction action) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return switch (action) {
            case AuditAction.Asked(var kind, var object, var details) ->
                new JournalRow(
                        number,
                        micros,
                        actor.user(),
                        actor.client(),
                        kind.name(),
                        object,
                        details,
                        null,
                        null,
                        null,
                        null,
                        null);
            case AuditAction.Answered(var asked, var outcome, var rows, var bytes, var sha256) ->
                new JournalRow(
                        number,
                        micros,
                        actor.user(),
                        actor.client(),
                        ANSWER,
                        "",
                        "",
                        asked,
                        outcome.name(),
                        rows,
                        bytes,
                        sha256);
            case AuditAction.Happened(var kind, var object, var details, var outcome, var count) ->
                new JournalRow(
                        number,
                        micros,
                        actor.user(),
                        actor.client(),
                        kind.name(),
                        object,
                        details,
                        null,
                        outcome.name(),
                        count,
                        null,
                        null);
        };
    }

    /// - **Errors**: an `IllegalArgumentException` or a `NullPointerException` for a row that no version wrote.
    AuditEntry entry() {
        return new AuditEntry(
                number, Instant.EPOCH.plus(atMicros, ChronoUnit.MICROS), new Actor(user, client), parsedAction());
    }

    private AuditAction parsedAction() {
        if (action.equals(ANSWER)) {
            return new AuditAction.Answered(
                    Objects.requireNonNull(asked), parsedOutcome(), count(rowCount), count(byteCount), text(sha256));
        }
        AuditAction.Kind kind = AuditAction.Kind.valueOf(action);
        return outcome == null
                ? new AuditAction.Asked(kind, object, details)
                : new AuditAction.Happened(kind, object, details, parsedOutcome(), count(rowCount));
    }

    private AuditAction.Outcome parsedOutcome() {
        return AuditAction.Outcome.valueOf(text(outcome));
    }

    private static long count(@Nullable Long count) {
        return Objects.requireNonNull(count);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNull(text);
    }

    /// The bytes that are hashed: every column in its order.
    byte[] canonical() {
        return new RecordFields()
                .number(number)
                .number(atMicros)
                .text(user)
                .text(client)
                .text(action)
                .text(object)
                .text(details)
                .number(asked)
                .text(outcome)
                .number(rowCount)
                .number(byteCount)
                .text(sha256)
                .toBytes();
    }

    byte[] leaf(LeafHasher hasher) {
        return hasher.record(RECORD_TYPE, canonical());
    }

    /// Binds the twelve columns from the first parameter on.
    void bind(PreparedStatement insert) throws SQLException {
        insert.setLong(1, number);
        insert.setLong(2, atMicros);
        insert.setString(3, user);
        insert.setString(4, client);
        insert.setString(5, action);
        insert.setString(6, object);
        insert.setString(7, details);
        insert.setObject(8, asked);
        insert.setString(9, outcome);
        insert.setObject(10, rowCount);
        insert.setObject(11, byteCount);
        insert.setString(12, sha256);
    }

    static JournalRow read(ResultSet row) throws SQLException {
        return new JournalRow(
                row.getLong("number"),
                row.getLong("at_us"),
                row.getString("user"),
                row.getString("client"),
                row.getString("action"),
                row.getString("object"),
                row.getString("details"),
                number(row, "asked"),
                row.getString("outcome"),
                number(row, "row_count"),
                number(row, "byte_count"),
                row.getString("sha256"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }
}
