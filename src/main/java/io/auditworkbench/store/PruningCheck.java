package io.auditworkbench.store;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.MerkleFrontier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Checks what a store says was pruned: only what a signed record says was is allowed to be gone, and the leaves that
/// are kept in its place must come to the roots that were signed before.
///
/// - **Threading**: one thread, on a connection of its own with a transaction open.
final class PruningCheck {

    private static final byte[] NO_LEAF = new byte[LeafHasher.HASH_BYTES];

    private final Connection connection;
    private final LogProblems problems;
    private final ExpectedRoots roots;
    private final List<PrunedLog.Kept> prunings;
    private long signed;

    PruningCheck(Connection connection, LogProblems problems, ExpectedRoots roots) throws SQLException {
        this.connection = connection;
        this.problems = problems;
        this.roots = roots;
        prunings = PrunedLog.read(connection);
    }

    List<PrunedLog.Kept> prunings() {
        return prunings;
    }

    PrunedLog.Edge edge() {
        return prunings.isEmpty()
                ? PrunedLog.Edge.NOTHING
                : new PrunedLog.Edge(
                        prunings.getLast().throughTx(), prunings.getLast().throughSeq());
    }

    /// Checks the records of prunings against each other and against the newest checkpoint; `from` transactions were
    /// looked at before.
    void records(Optional<Checkpoint> newest, long from) throws SQLException {
        signed = newest.map(Checkpoint::size).orElse(0L);
        long transactions = 0;
        long events = 0;
        long number = 0;
        for (PrunedLog.Kept one : prunings) {
            boolean isNext = one.number() == ++number
                    && one.throughTx() % PrunedLeaves.TILE == 0
                    && one.transactions() > 0
                    && one.events() >= 0
                    && one.throughTx() == transactions + one.transactions()
                    && one.throughSeq() == events + one.events();
            if (!isNext) {
                problem(one, "It does not follow the one before, or does not end where a pruning can.");
            }
            if (newest.isEmpty()
                    || one.throughTx() > newest.get().size()
                    || recordOf(one) > newest.get().recordSize()) {
                problem(one, "No checkpoint signs it: what it says was pruned is gone without a reason.");
            }
            transactions = one.throughTx();
            events = one.throughSeq();
            if (one.throughTx() >= from) {
                roots.expect(one.throughTx(), column(one, "root"), "pruning " + one.number());
            }
        }
        if (!prunings.isEmpty()
                && !Arrays.equals(column(prunings.getLast(), "names"), PrunedNames.digest(connection))) {
            problem(prunings.getLast(), "The names of pruned transactions are not those that were kept.");
        }
        tiles();
    }

    private void problem(PrunedLog.Kept pruning, String what) {
        problems.add(LogProblem.Kind.RECORD, "pruning " + pruning.number(), what);
    }

    private byte[] column(PrunedLog.Kept pruning, String column) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select " + column + " from pruning where pruning_no = ?")) {
            select.setLong(1, pruning.number());
            try (ResultSet row = select.executeQuery()) {
                byte[] bytes = row.next() ? row.getBytes(1) : null;
                return bytes == null ? new byte[0] : bytes;
            }
        }
    }

    private long recordOf(PrunedLog.Kept pruning) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select max(record_no) from log_record where table_name = 'pruning' and row_key = ?")) {
            select.setString(1, Long.toString(pruning.number()));
            try (ResultSet row = select.executeQuery()) {
                long number = row.next() ? row.getLong(1) : 0;
                return number == 0 ? Long.MAX_VALUE : number;
            }
        }
    }

    /// There must be exactly the tiles of what was pruned.
    private void tiles() throws SQLException {
        if (Migrations.version(connection) < PrunedLog.FIRST_VERSION) {
            return;
        }
        long expected = edge().throughTx() / PrunedLeaves.TILE;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), min(tile), max(tile) from pruned_leaf")) {
            row.next();
            boolean isExact = row.getLong(1) == expected
                    && (expected == 0 || (row.getLong(2) == 0 && row.getLong(3) == expected - 1));
            if (!isExact) {
                problems.add(
                        LogProblem.Kind.INDEX,
                        "pruned_leaf",
                        "It has " + row.getLong(1) + " tiles of leaves, and what was pruned has " + expected + ".");
            }
        }
    }

    /// Adds the leaves of pruned transactions after those that `frontier` has, and compares the roots on the way; what
    /// the log comes to with the last of them is left to whoever goes on.
    void leaves(MerkleFrontier frontier, MerkleFrontier.Subtrees subtrees) throws SQLException {
        long until = edge().throughTx();
        while (frontier.size() < until) {
            long index = frontier.size() / PrunedLeaves.TILE;
            List<byte[]> tile = PrunedLeaves.tile(connection, index);
            if (tile == null) {
                problems.add(
                        LogProblem.Kind.INDEX,
                        "pruned_leaf " + index,
                        "The leaves of pruned transactions are gone, or are none.");
                if (frontier.size() >= signed) {
                    return;
                }
                tile = Collections.nCopies(PrunedLeaves.TILE, NO_LEAF);
            }
            for (byte[] leaf : tile.subList((int) (frontier.size() % PrunedLeaves.TILE), PrunedLeaves.TILE)) {
                if (roots.isExpected(frontier.size())) {
                    roots.passed(frontier.size(), frontier.root());
                }
                frontier.add(leaf, subtrees);
            }
        }
    }
}
