package io.auditworkbench.workbench;

import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.StoredEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The statements of events that are read one after another: a look into the store beside the one before brings the
/// neighbours too, because statements are numbered in the order of their events. Of long ones only the last is kept.
///
/// - **Threading**: any number of threads; one at a time looks into the store.
final class NearStatements {

    private static final long NEIGHBOURS = 512;
    /// Of events further apart than this too few share a look to pay for it.
    private static final long NEAR = 64;
    private static final int MOST_KEPT = 8_192;

    private final ChangeLog log;
    private final Map<Long, String> kept = new HashMap<>();
    private long lastNumber;
    private long lastMissed = -NEAR - 1;
    private @Nullable String last;

    NearStatements(ChangeLog log) {
        this.log = log;
    }

    synchronized Optional<String> of(StoredEvent event) {
        Long number = event.statementId();
        if (number == null) {
            return Optional.empty();
        }
        String known = number == lastNumber ? last : kept.get(number);
        if (known == null) {
            known = read(event, number);
            lastNumber = number;
            last = known;
        }
        return Optional.ofNullable(known);
    }

    private @Nullable String read(StoredEvent event, long number) {
        boolean isNear = Math.abs(number - lastMissed) <= NEAR;
        boolean isBackwards = number < lastMissed;
        lastMissed = number;
        if (isNear) {
            keepNeighbours(isBackwards ? number - NEIGHBOURS : number, isBackwards ? number : number + NEIGHBOURS);
        }
        String found = kept.get(number);
        return found != null ? found : log.statement(event).orElse(null);
    }

    private void keepNeighbours(long first, long last) {
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        kept.putAll(log.shortStatements(first, last));
    }
}
