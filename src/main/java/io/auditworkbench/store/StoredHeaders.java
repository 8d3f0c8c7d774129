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

/// Makes the header of a transaction of a row of `source_tx`, without a jOOQ record.
final class StoredHeaders {

    private StoredHeaders() {}

    /// - **Errors**: any `RuntimeException` for a row that no writer of ours wrote.
    static TransactionHeader read(ResultSet row, ReadNames names) throws SQLException {
        String gtid = Gtid.text(names.gtidOrigin(number(row, "gtid_origin_id")), number(row, "gtid_number"));
        String identity = row.getString("identity");
        String file = names.file(number(row, "file_id"));
        return new TransactionHeader(
                TransactionKind.ofCode(row.getInt("kind")),
                identity == null ? Objects.requireNonNull(gtid) : identity,
                gtid,
                file == null ? "" : file,
                row.getLong("offset"),
                row.getLong("commit_us"),
                row.getLong("captured_us"),
                number(row, "connection_id"),
                row.getLong("server_id"),
                row.getInt("snapshot_run"),
                attribution(row, names));
    }

    private static Attribution attribution(ResultSet row, ReadNames names) throws SQLException {
        String actor = names.actor(number(row, "actor_id"));
        int grade = row.getInt("actor_grade");
        int source = row.getInt("actor_source");
        if (actor == null) {
            Attribution unknown = Attribution.UNKNOWN;
            if (grade != unknown.grade().code() || source != unknown.source().code()) {
                throw new IllegalStateException("a grade without an actor");
            }
            return unknown;
        }
        return new Attribution(actor, AttributionGrade.ofCode(grade), AttributionSource.ofCode(source));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : (Long) number;
    }
}
