package io.auditworkbench.workbench.evidence;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.LogCheck;
import io.auditworkbench.store.LogCheckResult;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.LogProblem;
import io.auditworkbench.store.PrunedLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredGap;
import io.auditworkbench.workbench.audit.ActLog;
import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Proves that a store is what was signed, or names what is not.
///
/// - **Threading**: one thread; SQLite's own check runs beside it on the executor.
public final class StoreVerification {

    private final LogKeeper keeper;
    private final Executor executor;
    private final Clock clock;
    private final AuditDesks audits;
    private final @Nullable Path stampAuthorities;

    public StoreVerification(LogKeeper keeper, Executor executor, Clock clock, AuditDesks audits) {
        this(keeper, executor, clock, audits, null);
    }

    private StoreVerification(
            LogKeeper keeper, Executor executor, Clock clock, AuditDesks audits, @Nullable Path stampAuthorities) {
        this.audits = audits;
        this.stampAuthorities = stampAuthorities;
        this.keeper = keeper;
        this.executor = executor;
        this.clock = clock;
    }

    /// The same, where the certificates of time-stamp authorities must lead to one in this file; null asks for none.
    public StoreVerification trusting(@Nullable Path authorities) {
        return new StoreVerification(keeper, executor, clock, audits, authorities);
    }

    /// Verifies a store, also while it is written; it is held against the checkpoints in the files `against`, those of
    /// its anchors, and what is kept outside it. `progress` hears of events as they are hashed. What was found as
    /// sealed is remembered, for [#verifySinceLast(Path, List, LongConsumer)].
    ///
    /// - **Errors**: what opening a store refuses; `NOT_FOUND`, `BAD_INPUT` for a file without a checkpoint.
    public Verification verify(Path file, List<Path> against, LongConsumer progress) {
        return verify(file, LogCheck.Reach.EVERYTHING, against, progress);
    }

    /// The same of what came after the last time that everything was found as sealed on this computer; of everything
    /// where nothing is known of such a time.
    ///
    /// - **Errors**: as of [#verify(Path, List, LongConsumer)].
    public Verification verifySinceLast(Path file, List<Path> against, LongConsumer progress) {
        return verify(file, LogCheck.Reach.SINCE_LAST, against, progress);
    }

    private Verification verify(Path file, LogCheck.Reach reach, List<Path> against, LongConsumer progress) {
        TimeStamps stamps = new TimeStamps(stampAuthorities == null ? null : StampAuthorities.read(stampAuthorities));
        List<LogCheck.Anchor> held = new ArrayList<>();
        try (Store store = Store.openForReading(file)) {
            against.forEach(path -> held.addAll(Anchors.at(path, store, stamps)));
            Anchors.Found anchored = new Anchors(keeper).of(store, stamps);
            held.addAll(anchored.checkpoints());
            CompletableFuture<List<String>> damage = reach == LogCheck.Reach.SINCE_LAST
                    ? CompletableFuture.completedFuture(List.of())
                    : CompletableFuture.supplyAsync(store::damage, executor);
            Optional<String> newest = store.newestCheckpoint();
            LogCheckResult result = store.checkLog(keeper, reach, held, progress);
            Verification found = view(store, result, joined(damage), stamps, anchored);
            return found.isIntact() && newest.isPresent() ? remembered(found, newest.get()) : found;
        } catch (WorkbenchException refused) {
            if (refused.code() != ErrorCode.STORE_CORRUPT) {
                throw refused;
            }
            return unreadable(file, refused.happened());
        }
    }

    /// Verifies a copy of a store that was made a moment ago and that nobody else knows yet: held against the
    /// checkpoint that was kept outside the store before the copy was made. Nothing of it is remembered.
    public Verification verifyCopy(Path copy, Optional<String> keptBefore, LongConsumer progress) {
        TimeStamps stamps = new TimeStamps(null);
        try (Store store = Store.openForReading(copy)) {
            CompletableFuture<List<String>> damage = CompletableFuture.supplyAsync(store::damage, executor);
            try {
                LogCheckResult result = store.checkCopy(keeper, keptBefore, progress);
                return view(store, result, joined(damage), stamps, new Anchors.Found(List.of(), List.of(), List.of()));
            } finally {
                // the file must not be in use when it is taken away
                damage.handle((_, _) -> true).join();
            }
        } catch (WorkbenchException refused) {
            if (refused.code() != ErrorCode.STORE_CORRUPT) {
                throw refused;
            }
            return unreadable(copy, refused.happened());
        }
    }

    private Verification remembered(Verification found, String note) {
        try {
            keeper.rememberVerified(found.origin(), note, clock.instant());
            return found;
        } catch (WorkbenchException unwritable) {
            return found.withLimit("That it was verified could not be kept. " + unwritable.happened());
        }
    }

    /// A file that cannot be read to its end.
    private static Verification unreadable(Path file, String why) {
        return new Verification(
                file.toString(),
                TrustLevel.NONE,
                0,
                0,
                0,
                0,
                0,
                null,
                null,
                null,
                0,
                List.of(),
                0,
                null,
                List.of(),
                List.of(new Verification.Problem("file", "the file", why)),
                1,
                List.of("The rest of it could not be looked at."));
    }

    /// What is wrong with what acts on the store were recorded in, beside it and in the user's folder.
    private List<Verification.Problem> journals(Path store) {
        return audits.logs(store).stream()
                .map(ActLog::prove)
                .filter(proof -> proof.verdict() == ActLog.Verdict.ALTERED)
                .map(proof -> new Verification.Problem(
                        "self-audit", proof.entry() == 0 ? "the self-audit" : "entry " + proof.entry(), proof.what()))
                .toList();
    }

    private static List<String> joined(CompletableFuture<List<String>> damage) {
        try {
            return damage.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private Verification view(
            Store store, LogCheckResult result, List<String> damage, TimeStamps stamps, Anchors.Found anchored) {
        List<Verification.Problem> problems = Stream.of(
                        damage.stream().map(found -> new LogProblem(LogProblem.Kind.FILE, "the file", found)),
                        result.problems().stream())
                .flatMap(each -> each)
                .map(StoreVerification::problem)
                .collect(Collectors.toCollection(ArrayList::new));
        List<Verification.Problem> inJournals = journals(store.file());
        problems.addAll(inJournals);
        problems.addAll(stamps.problems());
        problems.addAll(anchored.problems());
        int openGaps = openGaps(store.coverage().gaps());
        return new Verification(
                store.file().toString(),
                level(result, problems),
                result.events(),
                result.transactions(),
                result.records(),
                result.checkpoints(),
                result.keys(),
                result.origin(),
                result.fingerprint(),
                result.signedAt(),
                result.transactions() - result.signedSize(),
                Stream.concat(Stream.ofNullable(result.mirror()), result.anchors().stream())
                        .map(seen -> new Verification.Held(
                                seen.from(), seen.size(), seen.signedAt(), stamps.of(seen.from())))
                        .toList(),
                openGaps,
                since(result),
                result.pruned().stream().map(StoreVerification::pruned).toList(),
                problems,
                result.problemCount()
                        + damage.size()
                        + inJournals.size()
                        + stamps.problems().size()
                        + anchored.problems().size(),
                limits(result, openGaps, stamps, anchored));
    }

    private static Verification.@Nullable Since since(LogCheckResult result) {
        return result.since() == null
                ? null
                : new Verification.Since(result.since().at(), result.since().transactions());
    }

    private static Verification.Pruned pruned(PrunedLog.Kept kept) {
        return new Verification.Pruned(
                instant(kept.prunedMicros()),
                kept.prunedBy(),
                kept.keep(),
                kept.transactions(),
                kept.events(),
                instant(kept.lastMicros()));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static TrustLevel level(LogCheckResult result, List<Verification.Problem> problems) {
        if (!problems.isEmpty()) {
            return TrustLevel.NONE;
        }
        if (result.origin() == null) {
            return TrustLevel.L1;
        }
        if (!result.anchors().isEmpty()) {
            return TrustLevel.L4;
        }
        return result.mirror() == null ? TrustLevel.L2 : TrustLevel.L3;
    }

    private static Verification.Problem problem(LogProblem found) {
        return new Verification.Problem(
                found.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), found.place(), found.what());
    }

    private static int openGaps(List<StoredGap> gaps) {
        long resolved = gaps.stream().filter(gap -> gap.resolves() != null).count();
        return (int) (gaps.size() - 2 * resolved);
    }

    private static Optional<String> pruned(List<PrunedLog.Kept> prunings) {
        if (prunings.isEmpty()) {
            return Optional.empty();
        }
        PrunedLog.Kept newest = prunings.getLast();
        long until =
                prunings.stream().mapToLong(PrunedLog.Kept::lastMicros).max().orElse(0);
        return Optional.of("The first " + Quantity.of(newest.throughTx(), "transaction") + " (up to "
                + TimeText.people(instant(until)) + " UTC) were pruned"
                + (prunings.size() == 1 ? "" : ", the last of them") + " on "
                + TimeText.day(instant(newest.prunedMicros()))
                + " by " + newest.prunedBy() + ": their hashes are there, what they said is not.");
    }

    private static List<String> limits(LogCheckResult result, int openGaps, TimeStamps stamps, Anchors.Found anchored) {
        List<String> limits = new ArrayList<>();
        limits.add(
                "It shows that nothing was changed after it was captured. It does not show that MySQL logged everything"
                        + " (sql_log_bin=0, filters of the log) or that what was written there was true.");
        if (result.since() != null) {
            limits.add("The first " + Quantity.of(result.since().transactions(), "transaction")
                    + ", the structure of the file and anchors of before were not looked at again. `verify` without"
                    + " --since-last looks at everything.");
        }
        pruned(result.pruned()).ifPresent(limits::add);
        if (openGaps > 0) {
            limits.add(Quantity.of(openGaps, "open gap") + " by name: what happened there is not in the store.");
        }
        if (result.origin() == null) {
            limits.add("Nobody signed it: whoever can write the file can write another history.");
            return limits;
        }
        if (result.backedUpAt() != null) {
            limits.add("It is a backup that was made on this computer at " + TimeText.people(result.backedUpAt())
                    + " UTC: what the store recorded later is not in it.");
        }
        if (result.transactions() > result.signedSize()) {
            limits.add(Quantity.of(result.transactions() - result.signedSize(), "transaction")
                    + " at the end: not signed yet.");
        }
        if (result.uncertified() > 0) {
            limits.add(Quantity.of(result.uncertified(), "key")
                    + " not handed on by the key before: another account or computer wrote"
                    + " the store from there on.");
        }
        if (result.mirror() == null) {
            limits.add("This computer keeps nothing of it outside the store: a file that was put back from a copy, or"
                    + " replaced as a whole, would look like this too.");
        }
        limits.add(
                result.anchors().isEmpty()
                        ? "No anchor: whoever has the account that writes it can have rewritten everything."
                        : "Before the last anchor, of "
                                + TimeText.people(result.anchors().getLast().signedAt())
                                + " UTC, not even the account that writes it can have rewritten anything unseen; after"
                                + " it, it can.");
        limits.addAll(stamps.limits());
        anchored.outOfReach()
                .forEach(place -> limits.add("The anchor in " + place
                        + " cannot be read now: the store was not held against it. Bring it back, or name a copy with"
                        + " --against."));
        limits.add("Findings and business events are conclusions: they are not signed, and can be drawn anew.");
        return limits;
    }
}
