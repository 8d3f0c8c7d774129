package io.auditworkbench.workbench.audit;

import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.error.WorkbenchException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records who was not let in: the first of a minute at once, and how many followed when the minute is over, so that no
/// flood of them fills a disk.
///
/// - **Threading**: any number of threads.
public final class RefusedLogins implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedLogins.class);
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ActRecorder acts;
    private final Path store;
    private final LongSupplier nanos;
    private final Map<Door, Minute> minutes = new HashMap<>();

    private record Door(String place, int status) {}

    private record Minute(long began, long further) {}

    /// - **Shape**: `nanos` is a clock that only goes forward, such as `System::nanoTime`.
    public RefusedLogins(ActRecorder acts, Path store, LongSupplier nanos) {
        this.acts = acts;
        this.store = store;
        this.nanos = nanos;
    }

    /// Somebody was refused at a place, such as `/ingest`.
    public synchronized void refused(String place, int status) {
        tellOfMinutesThatAreOver();
        Door door = new Door(place, status);
        Minute minute = minutes.get(door);
        if (minute == null) {
            minutes.put(door, new Minute(nanos.getAsLong(), 0));
            record(door, 1, "");
        } else {
            minutes.put(door, new Minute(minute.began(), minute.further() + 1));
        }
    }

    /// Records how many followed in minutes that are over; to be called now and then.
    public synchronized void tellOfMinutesThatAreOver() {
        tell(minute -> nanos.getAsLong() - minute.began() >= MINUTE_NANOS);
    }

    private void tell(Predicate<Minute> isOver) {
        for (Iterator<Map.Entry<Door, Minute>> left = minutes.entrySet().iterator(); left.hasNext(); ) {
            Map.Entry<Door, Minute> next = left.next();
            if (isOver.test(next.getValue())) {
                left.remove();
                if (next.getValue().further() > 0) {
                    record(next.getKey(), next.getValue().further(), "more within a minute");
                }
            }
        }
    }

    /// Whoever is refused gets nothing, so there is nothing to hold back when this cannot be recorded.
    private void record(Door door, long count, String details) {
        try {
            acts.happened(
                    store,
                    new Happened(
                            Kind.LOGIN, door.place(), (door.status() + " " + details).strip(), Outcome.REFUSED, count));
        } catch (WorkbenchException unrecorded) {
            LOG.warn("a refused login could not be recorded: {}", unrecorded.happened());
        }
    }

    @Override
    public synchronized void close() {
        tell(_ -> true);
    }
}
