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
    private static final String EVENTS =
            "select seq, version_id, op, statement_id, body, leaf from change_event" + " where seq >= ? order by seq";
    private static final String TRANSACTIONS = "select tx_id, first_seq, event_count, leaf, source_id, epoch, "
            + StoredHeaders.COLUMNS + " from source_tx where tx_id >= ? order by tx_id";
    private static final int HEADER_COLUMN = 7;

    private final Connection connection;
    private final LogProblems problems;
    private final ExpectedRoots roots;
    private final LongConsumer progress;
    private final LeafHasher hasher = new LeafHasher();
    private final MerkleFrontier events = new MerkleFrontier();
    private final Map<Long, byte[]> tableDigests = new HashMap<>();
    private final CoverageLog coverage;
    private final ReadNames names;
    private final Map<Long, Optional<String>> sourceNames = new HashMap<>();
    private final StoredHeaders headers;
    private final EpochOrder epochs;
    private MerkleFrontier frontier = new MerkleFrontier();
    private MerkleFrontier.Subtrees subtrees = (_, _, _) -> {};
    private long eventCount;
    private long pruned;
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
        headers = new StoredHeaders(names, HEADER_COLUMN);
        epochs = new EpochOrder(connection);
    }

    /// How many events were hashed.
    long eventCount() {
        return eventCount;
    }

    /// Where a check begins: `pruned` transactions are gone, the next one begins with the event `nextSeq`; rows of
    /// before `fromTransaction` and `fromSeq` were looked at before.
    record Start(long pruned, long nextSeq, long fromTransaction, long fromSeq) {

        /// Whatever somebody put before the first ones is looked at too.
        static Start everything(PrunedLog.Edge edge) {
            return new Start(edge.throughTx(), edge.throughSeq() + 1, Long.MIN_VALUE, Long.MIN_VALUE);
        }
    }

    /// Checks every transaction after those that `frontier` has, and adds their leaves to it.
    void run(MerkleFrontier frontier, Start start, MerkleFrontier.Subtrees subtrees) throws SQLException {
        pruned = start.pruned();
        nextSeq = start.nextSeq();
        nextTransaction = frontier.size() + 1;
        this.frontier = frontier;
        this.subtrees = subtrees;
        pass();
        try (StatementDigests statements = new StatementDigests(connection);
                PreparedStatement eventRows = connection.prepareStatement(EVENTS);
                PreparedStatement transactionRows = connection.prepareStatement(TRANSACTIONS)) {
            eventRows.setLong(1, start.fromSeq());
            transactionRows.setLong(1, start.fromTransaction());
            try (ResultSet event = eventRows.executeQuery();
                    ResultSet transaction = transactionRows.executeQuery()) {
                EventCursor cursor = new EventCursor(event, statements);
                while (transaction.next()) {
                    transaction(transaction, cursor);
                }
                for (; cursor.isThere; cursor.next()) {
                    problem("E" + cursor.seq, "No transaction has it.");
                }
            }
        }
        roots.ended(frontier.size());
    }

    /// The events in their order, each with its number read once.
    private static final class EventCursor {

        private final ResultSet row;
        private final StatementDigests statements;
        private boolean isThere;
        private long seq;

        EventCursor(ResultSet row, StatementDigests statements) throws SQLException {
            this.row = row;
            this.statements = statements;
            next();
        }

        void next() throws SQLException {
            isThere = row.next();
            seq = isThere ? row.getLong(1) : Long.MAX_VALUE;
        }

        /// Null for an event without a statement.
        byte @Nullable [] statementDigest() throws SQLException {
            long number = row.getLong(4);
            // whatever is not null and no number reads as 0 too
            return number == 0 && row.wasNull() ? null : statements.of(number);
        }
    }

    private void transaction(ResultSet row, EventCursor event) throws SQLException {
        long txId = row.getLong(1);
        if (txId <= pruned && pruned > 0) {
            problem("T" + txId, "It was pruned, and something stands in its place.");
            return;
        }
        if (txId != nextTransaction) {
            problem("T" + txId, "Transactions before it are missing: it should be T" + nextTransaction + ".");
        }
        nextTransaction = txId + 1;
        long first = row.getLong(2);
        long count = row.getLong(3);
        if (first != nextSeq) {
            problem("T" + txId, "It begins with E" + first + ", and the one before ended with E" + (nextSeq - 1) + ".");
        }
        events.clear();
        while (event.isThere && event.seq < first + count) {
            if (event.seq >= first) {
                event(event);
            } else {
                problem("E" + event.seq, "No transaction has it.");
            }
            event.next();
        }
        nextSeq = first + count;
        if (events.size() != count) {
            problem("T" + txId, "It was sealed with " + count + " events and has " + events.size() + ".");
        }
        byte[] leaf = row.getBytes(4);
        Optional<byte[]> sealed = leaf(row, txId);
        if (sealed.isEmpty() || !Arrays.equals(sealed.get(), leaf)) {
            problem("T" + txId, "What the store says of it, or which events it has, is not what was sealed.");
        }
        if (!epochs.follows(row.getLong(5), row.getLong(6))) {
            problem(
                    "T" + txId,
                    "Its epoch, which counts the servers behind the source, or that of the one before is out of order.");
        }
        frontier.add(
                leaf == null || leaf.length != LeafHasher.HASH_BYTES ? new byte[LeafHasher.HASH_BYTES] : leaf,
                subtrees);
        pass();
    }

    private void pass() {
        if (roots.isExpected(frontier.size())) {
            roots.passed(frontier.size(), frontier.root());
        }
    }

    private void problem(String place, String what) {
        problems.add(LogProblem.Kind.TRANSACTION, place, what);
    }

    private void event(EventCursor event) throws SQLException {
        if (++eventCount % PROGRESS_EVERY == 0) {
            progress.accept(eventCount);
        }
        byte[] body = event.row.getBytes(5);
        byte[] leaf = event.row.getBytes(6);
        byte[] sealed = leaf(event, body);
        if (sealed == null || !Arrays.equals(sealed, leaf)) {
            problems.add(
                    LogProblem.Kind.EVENT,
                    "E" + event.seq,
                    "Its values, its table, its statement or its place is not what was sealed.");
        }
        events.add(leaf == null || leaf.length != LeafHasher.HASH_BYTES ? new byte[LeafHasher.HASH_BYTES] : leaf);
    }

    /// The hash of an event as it is stored; null when it cannot be one.
    private byte @Nullable [] leaf(EventCursor event, byte @Nullable [] body) throws SQLException {
        byte[] table = tableDigest(event.row.getLong(2));
        if (body == null
                || body.length == 0
                || table == null
                || HashedBody.operationCode(body) != event.row.getInt(3)) {
            return null;
        }
        return hasher.event(events.size(), table, event.statementDigest(), body);
    }

    /// The digest of a table as declared, made anew of its columns.
    private byte @Nullable [] tableDigest(long version) throws SQLException {
        byte[] known = tableDigests.get(version);
        if (known != null) {
            return known;
        }
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

    private Optional<byte[]> leaf(ResultSet row, long txId) throws SQLException {
        Optional<String> source = sourceName(row.getLong(5));
        if (source.isEmpty()) {
            return Optional.empty();
        }
        try {
            TransactionHeader header = headers.read(row);
            if (header.kind() != TransactionKind.GAP) {
                return Optional.of(hasher.transaction(source.get(), header, events.size(), events.root()));
            }
            return coverage.gapOf(txId)
                    .map(gap -> hasher.record('G', gap.gap().toString().getBytes(StandardCharsets.UTF_8)))
                    .map(content -> hasher.transaction(source.get(), header, 0, content));
        } catch (RuntimeException _) {
            // what cannot be read is not what was sealed
            return Optional.empty();
        }
    }

    private Optional<String> sourceName(long sourceId) throws SQLException {
        Optional<String> known = sourceNames.get(sourceId);
        if (known != null) {
            return known;
        }
        try (PreparedStatement select = connection.prepareStatement("select name from source where source_id = ?")) {
            select.setLong(1, sourceId);
            try (ResultSet row = select.executeQuery()) {
                Optional<String> name = row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
                sourceNames.put(sourceId, name);
                return name;
            }
        }
    }
}
