package io.auditworkbench.store;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.integrity.MerkleFrontier;
import io.auditworkbench.integrity.SignedNote;
import io.auditworkbench.integrity.VerifyingKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// Checks that a store is what was signed: every event, transaction and record is hashed anew and held against every
/// checkpoint, inside the file and outside it.
///
/// - **Threading**: one thread; sees the store as it is when it begins, also while it is written.
public final class LogCheck {

    /// The first version of stores that are signed.
    static final int FIRST_WITH_LOG = 7;

    private final Path file;
    private final LogKeeper keeper;
    private final Function<String, Optional<String>> newestOutside;
    private final LogProblems problems = new LogProblems();
    private final ExpectedRoots transactionRoots = new ExpectedRoots(problems, "transactions");
    private final ExpectedRoots recordRoots = new ExpectedRoots(problems, "records");
    private final List<LogCheckResult.Vouched> anchors = new ArrayList<>();
    private LogCheckResult.@Nullable Vouched mirror;
    private @Nullable Instant backedUpAt;
    private long from;

    LogCheck(Path file, LogKeeper keeper) {
        this(file, keeper, keeper::newest);
    }

    /// - **Shape**: `newestOutside` answers the checkpoint of a log that the store must not be behind.
    LogCheck(Path file, LogKeeper keeper, Function<String, Optional<String>> newestOutside) {
        this.file = file;
        this.keeper = keeper;
        this.newestOutside = newestOutside;
    }

    /// A signed checkpoint from elsewhere: a file, a printed code, a tag.
    public record Anchor(String from, String note) {}

    /// How much is hashed.
    public enum Reach {
        EVERYTHING,
        /// What came after the last time that everything was found as sealed on this computer; everything where nothing
        /// is known of such a time.
        SINCE_LAST
    }

    /// Checks it; `progress` hears of events as they are hashed.
    LogCheckResult run(Reach reach, List<Anchor> held, LongConsumer progress) throws SQLException {
        try (Connection connection = Connections.reading(file)) {
            connection.setAutoCommit(false);
            byte[] schema = SchemaPin.of(connection);
            int version = Migrations.version(connection);
            if (version >= FIRST_WITH_LOG && !Arrays.equals(schema, SchemaPin.expected(version))) {
                problems.add(
                        LogProblem.Kind.SCHEMA,
                        "the store",
                        "Tables, indexes, triggers or views are not those of store version " + version + ".");
            }
            return version < FIRST_WITH_LOG
                    ? unsigned(connection, progress)
                    : signed(connection, schema, reach, held, progress);
        }
    }

    private LogCheckResult unsigned(Connection connection, LongConsumer progress) throws SQLException {
        MerkleFrontier transactions = new MerkleFrontier();
        TransactionCheck check = new TransactionCheck(connection, file, problems, transactionRoots, progress);
        check.run(transactions, TransactionCheck.Start.everything(PrunedLog.Edge.NOTHING), (_, _, _) -> {});
        return new LogCheckResult(
                check.eventCount(),
                transactions.size(),
                0,
                0,
                null,
                null,
                null,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                null,
                null,
                List.of(),
                problems.kept(),
                problems.count());
    }

    private LogCheckResult signed(
            Connection connection, byte[] schema, Reach reach, List<Anchor> held, LongConsumer progress)
            throws SQLException {
        SignatureCheck signatures = new SignatureCheck(connection, problems);
        signatures.run(schema);
        Optional<String> known = LogNotes.newest(connection).map(Checkpoint::origin);
        LogCheckResult.@Nullable Since since = reach == Reach.EVERYTHING
                ? null
                : known.flatMap(log -> before(log, signatures.keys())).orElse(null);
        from = since == null ? 0 : since.transactions();
        for (Checkpoint checkpoint : signatures.checkpoints()) {
            expect(checkpoint, SignatureCheck.label(checkpoint));
        }
        Optional<Checkpoint> newest = LogNotes.newest(connection);
        PruningCheck pruning = new PruningCheck(connection, problems, transactionRoots);
        pruning.records(newest, from);
        String origin = newest.map(Checkpoint::origin).orElse(null);
        outside(origin, LogNotes.newestNote(connection), signatures.keys());
        held.forEach(anchor -> anchor(anchor, origin, signatures.keys()));
        MerkleFrontier transactions = LogFrontiers.transactionsAt(connection, from);
        TransactionCheck check = new TransactionCheck(connection, file, problems, transactionRoots, progress);
        try (SubtreeCheck subtrees =
                new SubtreeCheck(connection, problems, LogFrontiers.TRANSACTIONS, transactions.size())) {
            TransactionCheck.Start start = start(connection, transactions.size(), pruning.edge());
            pruning.leaves(transactions, subtrees);
            check.run(transactions, start, subtrees);
            subtrees.ended();
        }
        MerkleFrontier records = new MerkleFrontier();
        RecordCheck recordCheck = new RecordCheck(connection, problems, recordRoots);
        try (SubtreeCheck subtrees = new SubtreeCheck(connection, problems, LogFrontiers.RECORDS, 0)) {
            recordCheck.records(records, subtrees);
            subtrees.ended();
        }
        recordCheck.rows();
        return new LogCheckResult(
                check.eventCount(),
                transactions.size(),
                records.size(),
                signatures.checkpoints().size(),
                origin,
                signatures.keys().isEmpty()
                        ? null
                        : signatures.keys().getFirst().fingerprint(),
                newest.map(Checkpoint::signedAt).orElse(null),
                newest.map(Checkpoint::size).orElse(0L),
                newest.map(Checkpoint::recordSize).orElse(0L),
                signatures.keys().size(),
                signatures.uncertified(),
                mirror,
                anchors,
                backedUpAt,
                since,
                pruning.prunings(),
                problems.kept(),
                problems.count());
    }

    /// Where this log was last found as sealed on this computer; the transactions that it has since are held against
    /// it.
    private Optional<LogCheckResult.Since> before(String origin, List<VerifyingKey> keys) {
        Optional<LogKeeper.Verified> verified = keeper.verified(origin);
        Optional<SignedNote> note = verified.flatMap(one -> SignedNote.parse(one.note()));
        Optional<Checkpoint> read = note.flatMap(signed -> Checkpoint.parse(signed.text()))
                .filter(checkpoint -> checkpoint.origin().equals(origin));
        if (read.isEmpty() || keys.stream().noneMatch(note.get()::isSignedBy)) {
            return Optional.empty();
        }
        expect(read.get(), "the last verification here");
        return Optional.of(
                new LogCheckResult.Since(verified.get().at(), read.get().size()));
    }

    /// After a check of before, `done` transactions need not be looked at again; what was pruned cannot be.
    private TransactionCheck.Start start(Connection connection, long done, PrunedLog.Edge pruned) throws SQLException {
        if (from == 0) {
            return TransactionCheck.Start.everything(pruned);
        }
        long nextSeq = done <= pruned.throughTx() ? pruned.throughSeq() + 1 : firstEventAfter(connection, done);
        return new TransactionCheck.Start(pruned.throughTx(), nextSeq, Math.max(done, pruned.throughTx()) + 1, nextSeq);
    }

    private static long firstEventAfter(Connection connection, long transactions) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select first_seq + event_count from source_tx where tx_id = ?")) {
            select.setLong(1, transactions);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 1;
            }
        }
    }

    /// What vouches for less than what was looked at before was held against it then.
    private void expect(Checkpoint checkpoint, String label) {
        if (checkpoint.size() >= from) {
            transactionRoots.expect(checkpoint.size(), checkpoint.root(), label);
        }
        recordRoots.expect(checkpoint.recordSize(), checkpoint.recordRoot(), label);
    }

    /// Holds the store against what this computer keeps outside it.
    private void outside(@Nullable String origin, Optional<String> newest, List<VerifyingKey> keys) {
        Optional<String> pinned = keeper.logAt(file);
        if (pinned.isPresent() && !pinned.get().equals(origin)) {
            problems.add(
                    LogProblem.Kind.REPLACED,
                    "the store",
                    "This path held the log " + pinned.get() + ", and now "
                            + (origin == null ? "one that nobody signed." : "holds " + origin + "."));
            return;
        }
        if (origin == null) {
            return;
        }
        Optional<String> root = keeper.root(origin);
        if (root.isPresent() && (keys.isEmpty() || !keys.getFirst().line().equals(root.get()))) {
            problems.add(LogProblem.Kind.REPLACED, "key 1", "It is not the key that this log began with here.");
        }
        Optional<Instant> backedUp =
                pinned.isPresent() ? Optional.empty() : newest.flatMap(note -> keeper.backedUp(origin, note));
        backedUpAt = backedUp.orElse(null);
        // a backup is older than the log, and nothing is wrong with that where no store is in its place
        (backedUp.isPresent() ? newest : newestOutside.apply(origin))
                .flatMap(note -> vouched("the copy of the newest checkpoint outside the store", note, origin, keys))
                .filter(seen -> seen.size() >= from)
                .ifPresent(seen -> mirror =
                        new LogCheckResult.Vouched("outside the store on this computer", seen.size(), seen.signedAt()));
    }

    private void anchor(Anchor anchor, @Nullable String origin, List<VerifyingKey> keys) {
        vouched(anchor.from(), anchor.note(), origin, keys)
                .filter(seen -> seen.size() >= from)
                .ifPresent(
                        seen -> anchors.add(new LogCheckResult.Vouched(anchor.from(), seen.size(), seen.signedAt())));
    }

    private Optional<Checkpoint> vouched(String from, String text, @Nullable String origin, List<VerifyingKey> keys) {
        Optional<SignedNote> note = SignedNote.parse(text);
        Optional<Checkpoint> read = note.flatMap(signed -> Checkpoint.parse(signed.text()));
        if (read.isEmpty()) {
            problems.add(LogProblem.Kind.SIGNATURE, from, "It is no checkpoint.");
            return Optional.empty();
        }
        if (!read.get().origin().equals(origin)) {
            problems.add(
                    LogProblem.Kind.REPLACED,
                    from,
                    "It is of another log: " + read.get().origin() + ".");
            return Optional.empty();
        }
        if (keys.stream().noneMatch(note.get()::isSignedBy)) {
            problems.add(LogProblem.Kind.SIGNATURE, from, "No key of this store signed it.");
        }
        expect(read.get(), from);
        return read;
    }
}
