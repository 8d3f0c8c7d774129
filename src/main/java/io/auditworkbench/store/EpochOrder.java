package io.auditworkbench.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// Whether the epochs of a source's transactions are in order. No leaf holds them: they only grow, and end with the one
/// of the source, which is a sealed record. That a change of server was moved to other transactions is not seen.
///
/// - **Threading**: one thread, on a connection with a transaction open.
final class EpochOrder {

    private final Connection connection;
    private final Map<Long, Long> last = new HashMap<>();
    private final Map<Long, Long> newest = new HashMap<>();

    EpochOrder(Connection connection) {
        this.connection = connection;
    }

    /// Takes the next transaction of a source; false when its epoch cannot follow the one before.
    boolean follows(long source, long epoch) throws SQLException {
        if (epoch < 0 || epoch > newest(source)) {
            return false;
        }
        // which of the two was changed nobody can tell: one step back is said once
        Long before = last.put(source, epoch);
        return before == null || epoch >= before;
    }

    private long newest(long source) throws SQLException {
        Long known = newest.get(source);
        if (known != null) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement("select epoch from source where source_id = ?")) {
            select.setLong(1, source);
            try (ResultSet row = select.executeQuery()) {
                long epoch = row.next() ? row.getLong(1) : -1;
                newest.put(source, epoch);
                return epoch;
            }
        }
    }
}
