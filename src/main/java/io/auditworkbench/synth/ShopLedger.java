package io.auditworkbench.synth;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The committed transactions of the synthetic shop that nobody fetched yet.
///
/// - **Units**: microseconds since the epoch.
/// - **Threading**: one thread at a time.
final class ShopLedger {

    /// How long a transaction takes at least after the one before it.
    private static final long STEP_MICROS = 700;

    private final Deque<ShopTransaction> committed = new ArrayDeque<>();
    private long nowMicros;
    private long lastCommitMicros;
    private long ordinal;

    /// The time goes on; commits follow.
    void at(long micros) {
        nowMicros = Math.max(nowMicros, micros);
    }

    long nowMicros() {
        return nowMicros;
    }

    ShopDraft begin(ShopActor actor) {
        return new ShopDraft(this, actor, ordinal + 1, nextCommit());
    }

    /// A transaction that is made with the log switched off.
    ShopDraft beginUnlogged(ShopActor actor) {
        return new ShopDraft(this, actor, 0, nextCommit());
    }

    void commit(ShopDraft draft, List<ShopChange> changes, List<ShopFact> facts) {
        lastCommitMicros = draft.commitMicros();
        ordinal = Math.max(ordinal, draft.ordinal());
        committed.add(new ShopTransaction(draft.ordinal(), draft.commitMicros(), draft.actor(), changes, facts));
    }

    @Nullable
    ShopTransaction poll() {
        return committed.poll();
    }

    private long nextCommit() {
        return Math.max(nowMicros, lastCommitMicros + STEP_MICROS);
    }
}
