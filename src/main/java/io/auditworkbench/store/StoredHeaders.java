package io.auditworkbench.store;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes the headers of transactions of rows of `source_tx`, without a jOOQ record.
///
/// - **Threading**: one thread.
final class StoredHeaders {

    /// What a row must have, in this order.
    static final String COLUMNS = "kind, gtid_origin_id, gtid_number, identity, file_id, \"offset\", commit_us,"
            + " captured_us, connection_id, server_id, snapshot_run, actor_id, actor_grade, actor_source";

    private final ReadNames names;
    private final int first;

    /// - **Shape**: `first` is the place of the first of [#COLUMNS] in a row, counted from 1.
    StoredHeaders(ReadNames names, int first) {
        this.names = names;
        this.first = first;
    }

    /// - **Errors**: any `RuntimeException` for a row that no writer of ours wrote.
    TransactionHeader read(ResultSet row) throws SQLException {
        String gtid = Gtid.text(names.gtidOrigin(number(row, 1)), number(row, 2));
        String identity = row.getString(first + 3);
        String file = names.file(number(row, 4));
        return new TransactionHeader(
                TransactionKind.ofCode(row.getInt(first)),
                identity == null ? Objects.requireNonNull(gtid) : identity,
                gtid,
                file == null ? "" : file,
                row.getLong(first + 5),
                row.getLong(first + 6),
                row.getLong(first + 7),
                number(row, 8),
                row.getLong(first + 9),
                row.getInt(first + 10),
                attribution(row));
    }

    private Attribution attribution(ResultSet row) throws SQLException {
        String actor = names.actor(number(row, 11));
        int grade = row.getInt(first + 12);
        int source = row.getInt(first + 13);
        if (actor == null) {
            Attribution unknown = Attribution.UNKNOWN;
            if (grade != unknown.grade().code() || source != unknown.source().code()) {
                throw new IllegalStateException("a grade without an actor");
            }
            return unknown;
        }
        return new Attribution(actor, AttributionGrade.ofCode(grade), AttributionSource.ofCode(source));
    }

    /// A number, or null; only what reads as 0 can be null.
    private @Nullable Long number(ResultSet row, int column) throws SQLException {
        long number = row.getLong(first + column);
        return number == 0 && row.wasNull() ? null : (Long) number;
    }
}
