package io.auditworkbench.store;

import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.integrity.MerkleFrontier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Hashes the transactions of a store anew, a large store in two halves at once, and the tree over their leaves.
///
/// The later half and the tree are read in the transaction of the given connection. The earlier half has a connection
/// of its own, which may see a later state of the store: of what is in that half a writer changes nothing but values
/// that are erased, which leaves its hashes as they are.
///
/// - **Threading**: one thread, which waits for what it gives to the executor.
final class TransactionRanges {

    /// Fewer are hashed before a second connection pays.
    private static final long WORTH_HALVING = 20_000;

    private final Connection connection;
    private final Path file;
    private final LogProblems problems;
    private final ExpectedRoots roots;
    private final Executor executor;
    private final HashedEvents hashed;

    TransactionRanges(
            Connection connection,
            Path file,
            LogProblems problems,
            ExpectedRoots roots,
            Executor executor,
            HashedEvents hashed) {
        this.connection = connection;
        this.file = file;
        this.problems = problems;
        this.roots = roots;
        this.executor = executor;
        this.hashed = hashed;
    }

    /// Checks every transaction after those that `frontier` has, and adds their leaves to it.
    void run(MerkleFrontier frontier, MerkleFrontier.Subtrees subtrees) throws SQLException {
        long from = frontier.size();
        long last = last();
        long middle = last - from < WORTH_HALVING ? from : from + (last - from) / 2;
        OptionalLong cut = middle == from ? OptionalLong.empty() : eventAfter(middle);
        if (cut.isEmpty()) {
            check(connection, problems)
                    .run(from, Long.MAX_VALUE, eventAfter(from).orElse(1), Long.MAX_VALUE);
        } else {
            halves(from, middle, cut.getAsLong());
        }
        tree(frontier, subtrees);
    }

    private void halves(long from, long middle, long cut) throws SQLException {
        LogProblems earlier = new LogProblems();
        LogProblems later = new LogProblems();
        long first = eventAfter(from).orElse(1);
        CompletableFuture<Void> half = CompletableFuture.runAsync(
                () -> SqlWork.on(file, () -> {
                    try (Connection own = Connections.reading(file)) {
                        own.setAutoCommit(false);
                        check(own, earlier).run(from, middle, first, cut);
                    }
                    return true;
                }),
                executor);
        try {
            check(connection, later).run(middle, Long.MAX_VALUE, cut, Long.MAX_VALUE);
        } finally {
            join(half);
        }
        problems.addAll(earlier);
        problems.addAll(later);
    }

    private static void join(CompletableFuture<Void> half) {
        try {
            half.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private TransactionCheck check(Connection on, LogProblems found) {
        return new TransactionCheck(on, file, found, hashed);
    }

    /// Of the leaves as they are kept: that they are the right ones is looked at elsewhere.
    private void tree(MerkleFrontier frontier, MerkleFrontier.Subtrees subtrees) throws SQLException {
        pass(frontier);
        try (PreparedStatement select =
                connection.prepareStatement("select leaf from source_tx where tx_id > ? order by tx_id")) {
            select.setLong(1, frontier.size() == 0 ? Long.MIN_VALUE : frontier.size());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byte[] leaf = row.getBytes(1);
                    frontier.add(
                            leaf == null || leaf.length != LeafHasher.HASH_BYTES
                                    ? new byte[LeafHasher.HASH_BYTES]
                                    : leaf,
                            subtrees);
                    pass(frontier);
                }
            }
        }
        roots.ended(frontier.size());
    }

    private void pass(MerkleFrontier frontier) {
        if (roots.isExpected(frontier.size())) {
            roots.passed(frontier.size(), frontier.root());
        }
    }

    private long last() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select max(tx_id) from source_tx");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /// The event that the transaction after this one begins with; empty where there is no such transaction.
    private OptionalLong eventAfter(long transaction) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select first_seq + event_count from source_tx where tx_id = ?")) {
            select.setLong(1, transaction);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
