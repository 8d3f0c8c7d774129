package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the summaries of days that are missing, behind whoever writes the store: computed on another thread, kept by
/// the writer between two batches in a few milliseconds.
///
/// Missing is a day of the last [#MOST_DAYS] of which none is kept, or one that said itself that more may come: not all
/// was looked at, or not seen to its end. For more that may come it is waited, but not for ever: capture catches up
/// after a restart, and conclusions follow it.
/// A failure is logged and tried again later; what is captured meanwhile is not touched by it.
///
/// - **Threading**: [#step()], [#catchUp] and [#close()] by the writer's thread; the computing goes to the executor.
public final class DailyJob implements Runnable, AutoCloseable {

    /// So many days back at most are made good.
    static final int MOST_DAYS = 31;

    static final Duration PATIENCE = Duration.ofMinutes(30);
    static final Duration SOON = Duration.ofSeconds(10);
    static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    private static final int AT_ONCE = 7;
    private static final Duration ENDING = Duration.ofSeconds(20);
    private static final Logger LOG = LoggerFactory.getLogger(DailyJob.class);

    private final Store store;
    private final DayDesk desk;
    private final DailySchedule schedule;
    private final Clock clock;
    private final Executor executor;
    private final Instant began;
    private final Set<LocalDate> tried = new HashSet<>();
    private @Nullable LocalDate lastDue;
    private @Nullable FutureTask<Result> working;
    private Instant nextLook = Instant.MIN;

    /// - **Shape**: `store` is open for writing.
    public DailyJob(Store store, DayDesk desk, DailySchedule schedule, Clock clock, Executor executor) {
        this.store = store;
        this.desk = desk;
        this.schedule = schedule;
        this.clock = clock;
        this.executor = executor;
        began = clock.instant();
    }

    /// What came of a look.
    private sealed interface Result {

        /// Summaries to keep.
        record Made(List<KeptDay> days) implements Result {}

        /// One is missing, and more is about to be known of it.
        record Postponed() implements Result {}

        /// None is missing.
        record Nothing() implements Result {}
    }

    /// Goes a little further without waiting for anything.
    @Override
    public void run() {
        try {
            while (step()) {
                // what was computed is kept, and the next is begun
            }
        } catch (RuntimeException failed) {
            // what is captured must not end with it
            working = null;
            later(failed);
        }
    }

    /// Keeps what was computed, or has the next one computed when one is due; false when there is nothing to do now.
    boolean step() {
        if (schedule.at().isEmpty()) {
            return false;
        }
        FutureTask<Result> current = working;
        if (current != null) {
            if (!current.isDone()) {
                return false;
            }
            working = null;
            take(current);
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return false;
        }
        FutureTask<Result> task = task(schedule.at().get(), now);
        working = task;
        executor.execute(task);
        return true;
    }

    /// Makes everything that is missing now, and waits for nothing: nobody may write the store for a long time.
    public void catchUp(BooleanSupplier isStopped) {
        if (schedule.at().isEmpty()) {
            return;
        }
        boolean isMore = true;
        while (isMore && !isStopped.getAsBoolean()) {
            FutureTask<Result> task = task(schedule.at().get(), Instant.MAX);
            task.run();
            isMore = take(task);
        }
    }

    private FutureTask<Result> task(LocalTime time, Instant asOf) {
        LocalDate due = schedule.due(clock.instant(), time);
        if (!due.equals(lastDue)) {
            tried.clear();
            lastDue = due;
        }
        Instant begin = schedule.dueAt(due, time);
        Instant patientUntil = (begin.isAfter(began) ? begin : began).plus(PATIENCE);
        Set<LocalDate> not = Set.copyOf(tried);
        return new FutureTask<>(() -> next(due, not, asOf.isBefore(patientUntil)));
    }

    /// The first few days that are missing, computed.
    private Result next(LocalDate due, Set<LocalDate> not, boolean isPatient) {
        List<KeptDay> made = new ArrayList<>();
        LocalDate first = due.minusDays(MOST_DAYS - 1L);
        for (LocalDate date = first; !date.isAfter(due) && made.size() < AT_ONCE; date = date.plusDays(1)) {
            if (not.contains(date) || !isMissing(date) || !desk.mayBeKept(date, schedule.zone())) {
                continue;
            }
            if (isPatient && !desk.isSettled(date, schedule.zone())) {
                return made.isEmpty() ? new Result.Postponed() : new Result.Made(made);
            }
            made.add(desk.now(date, schedule.zone()));
        }
        return made.isEmpty() ? new Result.Nothing() : new Result.Made(made);
    }

    private boolean isMissing(LocalDate date) {
        Optional<KeptDay> kept = desk.kept(date, schedule.zone());
        return kept.isEmpty() || !kept.get().isSettled();
    }

    /// True when there may be more.
    private boolean take(FutureTask<Result> task) {
        try {
            return switch (task.get()) {
                case Result.Made(List<KeptDay> days) -> {
                    days.forEach(this::keep);
                    yield true;
                }
                case Result.Postponed() -> {
                    nextLook = clock.instant().plus(SOON);
                    yield false;
                }
                case Result.Nothing() -> {
                    nextLook = nextDue();
                    yield false;
                }
            };
        } catch (ExecutionException failed) {
            later(failed.getCause());
        } catch (WorkbenchException failed) {
            later(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void keep(KeptDay day) {
        tried.add(LocalDate.parse(day.facts().day()));
        if (DayKeeping.keep(store, day)) {
            LOG.info(
                    "kept the summary of {} ({})",
                    day.facts().day(),
                    day.facts().zone());
        }
    }

    private Instant nextDue() {
        LocalTime time = schedule.at().orElseThrow();
        return schedule.dueAt(schedule.due(clock.instant(), time).plusDays(1), time);
    }

    private void later(@Nullable Throwable why) {
        nextLook = clock.instant().plus(AFTER_FAILURE);
        LOG.warn(
                "no summary of a day was made: {}; it is tried again in {} minutes",
                why instanceof WorkbenchException known
                        ? known.code()
                        : why == null ? "unknown" : why.getClass().getSimpleName(),
                AFTER_FAILURE.toMinutes());
    }

    /// Waits for what is being computed, and forgets it: it is made again next time.
    @Override
    public void close() {
        FutureTask<Result> current = working;
        working = null;
        if (current == null) {
            return;
        }
        try {
            current.get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            later(failed.getCause());
        } catch (TimeoutException unfinished) {
            LOG.info("a summary was not finished, and is made the next time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
