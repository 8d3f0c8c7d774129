package io.auditworkbench.workbench.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What verifying a store came to.
///
/// - **Shape**: `level` is `NONE` exactly when there are problems, of which `problems` are the first of `problemCount`.
///   `origin`, `fingerprint` (of the first key) and `signedAt` are null where nothing was signed. `unsigned` counts
///   transactions after the newest checkpoint. `limits` are sentences on what this does not prove. `since` is null
///   where everything was hashed. `transactions` counts pruned ones too; `pruned` says what is gone of them, the oldest
///   pruning first.
public record Verification(
        String store,
        TrustLevel level,
        long events,
        long transactions,
        long records,
        int checkpoints,
        int keys,
        @Nullable String origin,
        @Nullable String fingerprint,
        @Nullable Instant signedAt,
        long unsigned,
        List<Held> heldAgainst,
        int openGaps,
        @Nullable Since since,
        List<Pruned> pruned,
        List<Problem> problems,
        long problemCount,
        List<String> limits) {

    public Verification {
        heldAgainst = List.copyOf(heldAgainst);
        pruned = List.copyOf(pruned);
        problems = List.copyOf(problems);
        limits = List.copyOf(limits);
    }

    /// A checkpoint from outside the store that it was held against: where from, of how many transactions, of when.
    ///
    /// - **Shape**: `stamp` is null where no time-stamp authority saw it.
    public record Held(
            String from,
            long transactions,
            Instant signedAt,
            @Nullable Stamp stamp) {}

    /// A time-stamp authority had seen the checkpoint by then.
    ///
    /// - **Shape**: `authority` is the name in its certificate; `trustedBy` is the file of certificates that it was
    ///   found to lead to, null where nobody asked.
    public record Stamp(
            Instant at, String authority, @Nullable String trustedBy) {}

    /// What is not as it should be: its kind as a word with dashes, where (`E9`, `T4`, `case_note 3`), and what.
    public record Problem(String kind, String place, String what) {}

    /// What was found as sealed before and not hashed again: the first transactions, and when.
    public record Since(Instant at, long transactions) {}

    /// Transactions that are gone by a pruning: their hashes are there. `until` is the latest commit of them.
    public record Pruned(Instant at, String by, String keep, long transactions, long events, Instant until) {}

    /// How many transactions are gone: the first ones.
    public long prunedTransactions() {
        return pruned.stream().mapToLong(Pruned::transactions).sum();
    }

    /// The same, with a further sentence on what it does not prove.
    Verification withLimit(String sentence) {
        List<String> more = new ArrayList<>(limits);
        more.add(sentence);
        return new Verification(
                store,
                level,
                events,
                transactions,
                records,
                checkpoints,
                keys,
                origin,
                fingerprint,
                signedAt,
                unsigned,
                heldAgainst,
                openGaps,
                since,
                pruned,
                problems,
                problemCount,
                more);
    }

    /// Whether nothing is wrong.
    public boolean isIntact() {
        return level != TrustLevel.NONE;
    }
}
