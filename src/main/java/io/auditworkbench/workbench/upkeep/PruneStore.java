package io.auditworkbench.workbench.upkeep;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Compaction;
import io.auditworkbench.store.ExplanationShelf;
import io.auditworkbench.store.PrunePlan;
import io.auditworkbench.store.PruneRequest;
import io.auditworkbench.store.Pruned;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.evidence.StoreVerification;
import io.auditworkbench.workbench.evidence.Verification;
import io.auditworkbench.workbench.text.Quantity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Takes the oldest part of a store away, so that every proof of what is left stays: only of a store that was found as
/// sealed a moment before, because of what is gone nobody can tell any more whether it was.
///
/// - **Errors**: what opening a store to write refuses, `STORE_BUSY` among it; `STORE_FULL` where there is no room for
///   it; the store is unchanged then.
/// - **Threading**: one thread.
public final class PruneStore {

    private final StoreOpener stores;
    private final StoreVerification verification;
    private final StoreScan scan;

    public PruneStore(StoreOpener stores, StoreVerification verification, StoreScan scan) {
        this.stores = stores;
        this.verification = verification;
        this.scan = scan;
    }

    /// What goes, or went, and why no more does.
    ///
    /// - **Shape**: transactions through `throughTransaction` and events through `throughEvent` are gone then; `first`
    ///   and `last` are commits of those that go, meaningless where nothing does. `closedCases` pin something of it.
    public record Part(
            long throughTransaction,
            long throughEvent,
            long transactions,
            long events,
            Instant first,
            Instant last,
            List<Hold> holds,
            List<String> closedCases) {

        public Part {
            holds = List.copyOf(holds);
            closedCases = List.copyOf(closedCases);
        }

        /// Whether nothing goes.
        public boolean isEmpty() {
            return transactions == 0;
        }
    }

    /// Something that is old enough and stays, with everything after it: why, as a word with dashes and as a sentence.
    public record Hold(String reason, String fromTransaction, String sentence) {}

    /// What concluding everything anew from what is left came to: of business events how many say something else now
    /// and how many are not concluded any more; how many groups of findings are new, and how many were not found again.
    public record Anew(long changed, long lost, long groupsGained, long groupsLost) {}

    /// Who asks, who hears of events as they are hashed and of transactions as they are looked at anew, and who stops
    /// it.
    public record Asked(String by, LongConsumer hashed, LongConsumer concluded, BooleanSupplier stop) {}

    /// What came of it.
    public sealed interface Outcome {

        /// It is gone; nothing was, where nothing was old enough.
        record Pruned(Part part, Optional<Anew> anew) implements Outcome {}

        /// The store is not as it was sealed: nothing was changed.
        record NotIntact(Verification found) implements Outcome {}

        /// Somebody stopped it: nothing was changed.
        record Stopped() implements Outcome {}
    }

    /// What would go of everything that is older than `keep`; nothing is changed.
    public Part look(Path file, Duration keep) {
        try (Store store = Store.openForReading(file)) {
            return part(store.prunePlan(cut(keep)));
        }
    }

    /// Prunes what is older than `keep`, which was written as `keepText`.
    public Outcome prune(Path file, Duration keep, String keepText, Asked asked) {
        Store.openForReading(file).close();
        try (Store store = stores.open(file)) {
            long cut = cut(keep);
            PrunePlan plan = store.prunePlan(cut);
            if (plan.isEmpty()) {
                return new Outcome.Pruned(part(plan), Optional.empty());
            }
            requireRoom(store.file());
            Verification found = verification.verify(file, List.of(), asked.hashed());
            if (!found.isIntact()) {
                return new Outcome.NotIntact(found);
            }
            if (asked.stop().getAsBoolean()) {
                return new Outcome.Stopped();
            }
            forgetAnswers(store.file(), plan);
            Pruned done = store.writer()
                    .prune(
                            new PruneRequest(cut, keepText, asked.by(), now()),
                            scan.redrawing(store, asked.by(), asked.concluded(), asked.stop()));
            return new Outcome.Pruned(
                    part(done.plan()),
                    done.redrawn()
                            .map(drawn ->
                                    new Anew(drawn.changed(), drawn.lost(), drawn.groupsGained(), drawn.groupsLost())));
        } catch (CancellationException _) {
            return new Outcome.Stopped();
        }
    }

    private long cut(Duration keep) {
        return now() - keep.toSeconds() * 1_000_000;
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, stores.clock().instant());
    }

    /// Every page that is written anew stands in the write-ahead log first: those that go too, overwritten.
    private static void requireRoom(Path store) {
        Compaction.Room room = Compaction.room(store);
        long free = store.getParent().toFile().getUsableSpace();
        if (free < room.usedBytes()) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FULL,
                    "There is no room to prune the store in " + store.getParent() + ": it can take "
                            + Quantity.ofBytes(room.usedBytes()) + " for a while, and " + Quantity.ofBytes(free)
                            + " are free.",
                    "Make room on that disk; nothing was changed.");
        }
    }

    /// What models were told of it goes too; all of it can be asked again.
    private static void forgetAnswers(Path file, PrunePlan plan) {
        try (ExplanationShelf shelf = ExplanationShelf.beside(file).orElse(null)) {
            if (shelf != null) {
                shelf.erase(1, plan.throughSeq());
            }
        }
    }

    private static Part part(PrunePlan plan) {
        return new Part(
                plan.throughTx(),
                plan.throughSeq(),
                plan.transactions(),
                plan.events(),
                instant(plan.firstMicros()),
                instant(plan.lastMicros()),
                plan.holds().stream().map(PruneStore::hold).toList(),
                plan.closedCases().stream().map(number -> "C" + number).toList());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Hold hold(PrunePlan.Hold hold) {
        String from = "T" + hold.beforeTx();
        return switch (hold.reason()) {
            case CASE ->
                new Hold(
                        "open-case",
                        from,
                        "C" + hold.number() + " is open and pins something of " + from
                                + ": close it, and take its bundle before");
            case SNAPSHOT ->
                new Hold(
                        "snapshot",
                        from,
                        "the snapshot that begins with " + from + " is not finished, or would be cut");
            case UNSIGNED -> new Hold("unsigned", from, "no checkpoint signs " + from + " yet");
            case NOT_CONCLUDED ->
                new Hold("not-concluded", from, "no conclusions were drawn from " + from + " yet: run `auditctl scan`");
            case LAST -> new Hold("last", from, "the last transaction stays");
        };
    }
}
