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
import java.util.function.LongConsumer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Hashes every transaction and event of a store anew, and compares.
///
/// - **Threading**: one thread, on a connection of its own with a transaction open.
final class TransactionCheck {

    private static final int PROGRESS_EVERY = 100_000;
    private static final String EVENTS = "select e.seq, e.version_id, e.op, e.statement_id, e.body, e.leaf, s.text"
            + " from change_event e left join statement s on s.statement_id = e.statement_id"
            + " where e.seq >= ? order by e.seq";
    private static final String TRANSACTIONS = "select t.*, n.name as source_name from source_tx t"
            + " left join source n on n.source_id = t.source_id where t.tx_id > ? order by t.tx_id";

    private final Connection connection;
    private final LogProblems problems;
    private final ExpectedRoots roots;
    private final LongConsumer progress;
    private final LeafHasher hasher = new LeafHasher();
    private final MerkleFrontier events = new MerkleFrontier();
    private final Map<Long, byte[]> tableDigests = new HashMap<>();
    private final CoverageLog coverage;
    private final ReadNames names;
    private long lastStatementId = -1;
    private byte @Nullable [] lastStatementDigest;
    private MerkleFrontier frontier = new MerkleFrontier();
    private MerkleFrontier.Subtrees subtrees = (_, _, _) -> {};
    private long eventCount;
    private long nextTransaction;
    private long nextSeq;

    TransactionCheck(
            Connection connection, Path file, LogProblems problems, ExpectedRoots roots, LongConsumer progress) {
        this.connection = connection;
        this.problems = problems;
        this.roots = roots;
        this.progress = progress;
        DSLContext sql = DSL.using(connection, SQLDialect.SQLITE);
        coverage = new CoverageLog(file, sql);
        names = new ReadNames(sql);
    }

    /// How many events were hashed.
    long eventCount() {
        return eventCount;
    }

    /// Checks every transaction after those that `frontier` has, and adds their leaves to it; `firstSeq` is the event
    /// that the next one begins with.
    void run(MerkleFrontier frontier, long firstSeq, MerkleFrontier.Subtrees subtrees) throws SQLException {
        nextSeq = firstSeq;
        nextTransaction = frontier.size() + 1;
        this.frontier = frontier;
        this.subtrees = subtrees;
        pass();
        try (PreparedStatement eventRows = connection.prepareStatement(EVENTS);
                PreparedStatement transactionRows = connection.prepareStatement(TRANSACTIONS)) {
            // where nothing was looked at before, whatever somebody put before the first ones is looked at too
            eventRows.setLong(1, frontier.size() == 0 ? Long.MIN_VALUE : firstSeq);
            transactionRows.setLong(1, frontier.size() == 0 ? Long.MIN_VALUE : frontier.size());
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
        roots.ended(frontier.size());
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
        frontier.add(
                leaf == null || leaf.length != LeafHasher.HASH_BYTES ? new byte[LeafHasher.HASH_BYTES] : leaf,
                subtrees);
        pass();
        return isEventThere;
    }

    private void pass() {
        if (roots.isExpected(frontier.size())) {
            roots.passed(frontier.size(), frontier.root());
        }
    }

    private void problem(String place, String what) {
        problems.add(LogProblem.Kind.TRANSACTION, place, what);
    }

    private void event(ResultSet row) throws SQLException {
        if (++eventCount % PROGRESS_EVERY == 0) {
            progress.accept(eventCount);
        }
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
