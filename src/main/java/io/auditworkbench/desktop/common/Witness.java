package io.auditworkbench.desktop.common;

import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.audit.AuditDesk.Left;
import io.auditworkbench.workbench.audit.StoreActs;
import io.auditworkbench.workbench.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the self-audit record what somebody does with the open store: what is looked at, judged, written and taken away.
///
/// A **look** is a place: a screen with its subject, filter and range. It is noted when the window goes there, and
/// recorded before anything is read for it; however far somebody scrolls and however often it is drawn anew, it is one
/// act, which ends when the next begins. What changes something or takes something away is an act of its own.
///
/// - **Errors**: `AUDIT_JOURNAL_UNWRITABLE` from everything that records.
/// - **Threading**: [#look], [#leave] and [#awaitEnd] on the JavaFX thread; everything else on any other, because it
///   waits for the disk.
/// - **Source**: ADR-0043.
public final class Witness {

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final long PATIENCE_SECONDS = 5;
    private static final Left NOTHING = new Left(0, 0, "");

    private final StoreActs acts;
    private final Executor background;
    private final long opening;
    private final Queue<Asked> looks = new ConcurrentLinkedQueue<>();
    private final AtomicLong rows = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Asked lastSeen;
    private long look;

    /// What an act gave.
    ///
    /// - **Shape**: as of [Left].
    public interface Giving<T> {
        Left of(T answer);
    }

    private Witness(StoreActs acts, Executor background, long opening) {
        this.acts = acts;
        this.background = background;
        this.opening = opening;
    }

    /// Records that a store is opened; only then it may be.
    public static Witness ofOpening(Path store, Function<Path, StoreActs> maker, Executor background) {
        StoreActs acts = maker.apply(store);
        try {
            return new Witness(acts, background, acts.begin(new Asked(Kind.OPEN, "window", store.toString())));
        } catch (WorkbenchException refused) {
            acts.close();
            throw refused;
        }
    }

    /// Somebody looks at this from now on; nothing is recorded before something of it is read.
    void look(Asked asked) {
        if (!asked.equals(lastSeen)) {
            lastSeen = asked;
            looks.add(asked);
        }
    }

    /// Records all looks up to now. Whoever reads calls it first, and reads only when it returned.
    public void admit() {
        if (!looks.isEmpty()) {
            recordLooks();
        }
    }

    /// A look leaves the queue only when it is on the disk, so that nobody who finds the queue empty is too early.
    private synchronized void recordLooks() {
        for (Asked next = looks.peek(); next != null; next = looks.peek()) {
            look = look == 0 ? acts.begin(next) : acts.next(look, new Left(rows.getAndSet(0), 0, ""), next);
            looks.remove();
        }
    }

    /// So many rows more were read for what is looked at.
    public void shown(long more) {
        rows.addAndGet(more);
    }

    /// Does something as an act of its own; what cannot be recorded is not done.
    ///
    /// - **Errors**: those of `doing`; the act then is recorded as failed.
    public <T> T act(Kind kind, String object, String details, Callable<T> doing, Giving<? super T> giving)
            throws Exception {
        return act(acts, new Asked(kind, object, details), doing, giving);
    }

    /// The same by other acts than those of the open store.
    public static <T> T act(StoreActs acts, Asked asked, Callable<T> doing, Giving<? super T> giving) throws Exception {
        long act = acts.begin(asked);
        T answer;
        try {
            answer = doing.call();
        } catch (Exception | Error failure) {
            try {
                acts.end(act, Outcome.FAILED, NOTHING);
            } catch (WorkbenchException unrecorded) {
                failure.addSuppressed(unrecorded);
            }
            throw failure;
        }
        acts.end(act, Outcome.GIVEN, giving.of(answer));
        return answer;
    }

    /// Does something of which nothing leaves.
    public <T> T act(Kind kind, String object, String details, Callable<T> doing) throws Exception {
        return act(kind, object, details, doing, _ -> NOTHING);
    }

    /// So many rows on the screen.
    public static Left rows(long rows) {
        return new Left(rows, 0, "");
    }

    /// A text that leaves.
    public static Left text(long rows, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Left(rows, bytes.length, Sha256.of(bytes));
    }

    /// A file that left.
    public static Left file(long rows, Path file, String sha256) {
        return new Left(rows, file.toFile().length(), sha256);
    }

    /// The window shows another store: the ends are recorded, and nothing more.
    void leave() {
        background.execute(this::end);
    }

    /// The store could not be opened.
    void fail() {
        try (acts) {
            acts.end(opening, Outcome.FAILED, NOTHING);
        } catch (WorkbenchException unrecorded) {
            LOG.warn("a store that could not be opened: {}", unrecorded.happened());
        }
    }

    /// An act whose end cannot be recorded stays open in the self-audit, as after a crash.
    private synchronized void end() {
        try (acts) {
            if (look != 0) {
                acts.end(look, Outcome.GIVEN, rows(rows.get()));
            }
            acts.end(opening, Outcome.GIVEN, NOTHING);
        } catch (WorkbenchException unrecorded) {
            LOG.warn("the end of a look could not be recorded: {}", unrecorded.happened());
        } finally {
            end.countDown();
        }
    }

    /// Waits until the ends are recorded, for as long as closing a window may take.
    void awaitEnd() {
        try {
            if (!end.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the end of a look was not recorded in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
