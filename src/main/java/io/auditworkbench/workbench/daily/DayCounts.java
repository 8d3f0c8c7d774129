package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.store.ActivityLog;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.Store;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How much happened on one day.
///
/// - **Shape**: `business` counts events that were not withdrawn.
record DayCounts(
        Map<String, Long> operations,
        long snapshotRows,
        Map<String, Long> tables,
        Map<String, Long> actors,
        Map<String, Long> business,
        Map<String, Long> corrected,
        Map<String, Long> withdrawn) {

    static DayCounts of(Store store, DayWindow day, boolean hasConclusions) {
        Map<String, Long> operations = new HashMap<>();
        Map<String, Long> tables = new HashMap<>();
        long snapshotRows = 0;
        for (ActivityLog.TableCount count : store.activity().byTable(day.fromMicros(), day.untilMicros())) {
            if (count.operation() == Operation.SNAPSHOT) {
                snapshotRows += count.events();
            } else {
                operations.merge(count.operation().name().toLowerCase(Locale.ROOT), count.events(), Long::sum);
                tables.merge(count.table().toString(), count.events(), Long::sum);
            }
        }
        Map<String, Long> actors = new HashMap<>();
        store.activity()
                .byActor(day.fromMicros(), day.untilMicros())
                .forEach(count -> actors.merge(count.actor(), count.events(), Long::sum));
        Map<String, Long> business = new HashMap<>();
        Map<String, Long> corrected = new HashMap<>();
        Map<String, Long> withdrawn = new HashMap<>();
        if (hasConclusions) {
            for (ConclusionLog.StandingCount count : store.conclusions().countsByStanding(question(day))) {
                if (count.standing() == Standing.WITHDRAWN) {
                    withdrawn.merge(count.type(), count.count(), Long::sum);
                    continue;
                }
                business.merge(count.type(), count.count(), Long::sum);
                if (count.standing() == Standing.CORRECTED) {
                    corrected.merge(count.type(), count.count(), Long::sum);
                }
            }
        }
        return new DayCounts(operations, snapshotRows, tables, actors, business, corrected, withdrawn);
    }

    static ConclusionLog.Question question(DayWindow day) {
        return new ConclusionLog.Question(
                Optional.empty(), Optional.empty(), Optional.empty(), day.fromMicros(), day.untilMicros());
    }

    long total() {
        return operations.values().stream().mapToLong(Long::longValue).sum();
    }
}
