package io.auditworkbench.store;

import io.auditworkbench.integrity.HashedBody;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.change.TransactionHeader;
import io.auditworkbench.model.change.TransactionKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Hashes a range of the transactions of a store and their events anew, and compares.
///
/// - **Threading**: one thread, on a connection of its own with a transaction open.
final class TransactionCheck {

    private static final String EVENTS = "select e.seq, e.version_id, e.op, e.statement_id, e.body, e.leaf, s.text"
            + " from change_event e left join statement s on s.statement_id = e.statement_id"
            + " where e.seq >= ? and e.seq < ? order by e.seq";
    private static final String TRANSACTIONS = "select t.*, n.name as source_name from source_tx t"
            + " left join source n on n.source_id = t.source_id where t.tx_id > ? and t.tx_id <= ?"
            + " order by t.tx_id";

    private final Connection connection;
    private final LogProblems problems;
    private final HashedEvents hashed;
    private final LeafHasher hasher = new LeafHasher();
    private final MerkleFrontier events = new MerkleFrontier();
    private final Map<Long, byte[]> tableDigests = new HashMap<>();
    private final CoverageLog coverage;
    private final ReadNames names;
    private long lastStatementId = -1;
    private byte @Nullable [] lastStatementDigest;
    private long nextTransaction;
    private long nextSeq;

    TransactionCheck(Connection connection, Path file, LogProblems problems, HashedEvents hashed) {
        this.connection = connection;
        this.problems = problems;
        this.hashed = hashed;
        DSLContext sql = DSL.using(connection, SQLDialect.SQLITE);
        coverage = new CoverageLog(file, sql);
        names = new ReadNames(sql);
    }

    /// Checks the transactions after `from` up to `until`, which have the events from `firstSeq` to before `endSeq`;
    /// the range that begins at 0 has whatever somebody put before the first ones.
    void run(long from, long until, long firstSeq, long endSeq) throws SQLException {
        nextTransaction = from + 1;
        nextSeq = firstSeq;
        try (PreparedStatement eventRows = connection.prepareStatement(EVENTS);
                PreparedStatement transactionRows = connection.prepareStatement(TRANSACTIONS)) {
            eventRows.setLong(1, from == 0 ? Long.MIN_VALUE : firstSeq);
            eventRows.setLong(2, endSeq);
            transactionRows.setLong(1, from == 0 ? Long.MIN_VALUE : from);
            transactionRows.setLong(2, until);
            try (ResultSet event = eventRows.executeQuery();
                    ResultSet transaction = transactionRows.executeQuery()) {
                boolean isEventThere = event.next();
                while (transaction.next()) {
                    isEventThere = transaction(transaction, event, isEventThere);
                }
                for (; isEventThere; isEventThere = event.next()) {
                    problem("E" + event.getLong(1), "No transaction has it.");
                }
            }
        }
    }

    private boolean transaction(ResultSet row, ResultSet event, boolean isThere) throws SQLException {
        long txId = row.getLong("tx_id");
        String place = "T" + txId;
        if (txId != nextTransaction) {
            problem(place, "Transactions before it are missing: it should be T" + nextTransaction + ".");
        }
        nextTransaction = txId + 1;
        long first = row.getLong("first_seq");
        long count = row.getLong("event_count");
        if (first != nextSeq) {
            problem(place, "It begins with E" + first + ", and the one before ended with E" + (nextSeq - 1) + ".");
        }
        events.clear();
        boolean isEventThere = isThere;
        while (isEventThere && event.getLong(1) < first + count) {
            if (event.getLong(1) >= first) {
                event(event);
            } else {
                problem("E" + event.getLong(1), "No transaction has it.");
            }
            isEventThere = event.next();
        }
        nextSeq = first + count;
        if (events.size() != count) {
            problem(place, "It was sealed with " + count + " events and has " + events.size() + ".");
        }
        byte[] leaf = row.getBytes("leaf");
        Optional<byte[]> sealed = leaf(row, place);
        if (sealed.isEmpty() || !Arrays.equals(sealed.get(), leaf)) {
            problem(place, "What the store says of it, or which events it has, is not what was sealed.");
        }
        return isEventThere;
    }

    private void problem(String place, String what) {
        problems.add(LogProblem.Kind.TRANSACTION, place, what);
    }

    private void event(ResultSet row) throws SQLException {
        hashed.hashed();
        byte[] body = row.getBytes(5);
        byte[] leaf = row.getBytes(6);
        byte[] sealed = leaf(row, body);
        if (sealed == null || !Arrays.equals(sealed, leaf)) {
            problems.add(
                    LogProblem.Kind.EVENT,
                    "E" + row.getLong(1),
                    "Its values, its table, its statement or its place is not what was sealed.");
        }
        events.add(leaf == null || leaf.length != LeafHasher.HASH_BYTES ? new byte[LeafHasher.HASH_BYTES] : leaf);
    }

    /// The hash of an event as it is stored; null when it cannot be one.
    private byte @Nullable [] leaf(ResultSet row, byte @Nullable [] body) throws SQLException {
        byte[] table = tableDigest(row.getLong(2));
        if (body == null || body.length == 0 || table == null || HashedBody.operationCode(body) != row.getInt(3)) {
            return null;
        }
        return hasher.event(events.size(), table, statementDigest(row), body);
    }

    private byte @Nullable [] statementDigest(ResultSet row) throws SQLException {
        long id = row.getLong(4);
        if (row.wasNull()) {
            return null;
        }
        if (id != lastStatementId) {
            // the bytes that SQLite has: hundreds of thousands of texts need not become strings
            byte[] text = row.getBytes(7);
            lastStatementDigest = hasher.statement(text == null ? new byte[0] : text);
            lastStatementId = id;
        }
        return lastStatementDigest;
    }

    /// The digest of a table as declared, made anew of its columns.
    private byte @Nullable [] tableDigest(long version) throws SQLException {
        if (!tableDigests.containsKey(version)) {
            byte[] digest = null;
            String definition = definition(version);
            try {
                TableSchema table = names.table(version);
                // one form only: a text that reads the same may still have been changed
                digest = TableDefinition.write(table).equals(definition) ? hasher.table(table) : null;
            } catch (RuntimeException _) {
                // a definition that cannot be read is not what was sealed
            }
            tableDigests.put(version, digest);
        }
        return tableDigests.get(version);
    }

    private String definition(long version) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select definition from table_version where version_id = ?")) {
            select.setLong(1, version);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private Optional<byte[]> leaf(ResultSet row, String place) throws SQLException {
        String source = row.getString("source_name");
        if (source == null) {
            return Optional.empty();
        }
        try {
            TransactionHeader header = StoredHeaders.read(row, names);
            if (header.kind() != TransactionKind.GAP) {
                return Optional.of(hasher.transaction(source, header, events.size(), events.root()));
            }
            return coverage.gapOf(Long.parseLong(place.substring(1)))
                    .map(gap -> hasher.record('G', gap.gap().toString().getBytes(StandardCharsets.UTF_8)))
                    .map(content -> hasher.transaction(source, header, 0, content));
        } catch (RuntimeException _) {
            // what cannot be read is not what was sealed
            return Optional.empty();
        }
    }
}
