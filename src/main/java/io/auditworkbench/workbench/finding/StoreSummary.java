package io.auditworkbench.workbench.finding;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.store.ActivityLog;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.FindingLog;
import io.auditworkbench.store.HourCount;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.MomentReader;
import io.auditworkbench.workbench.view.SummaryView;
import io.auditworkbench.workbench.view.SummaryView.Check;
import io.auditworkbench.workbench.view.SummaryView.Count;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Counts what happened in a range, and says what was checked.
///
/// - **Threading**: any thread.
public final class StoreSummary {

    private static final long HOUR_MICROS = 3_600_000_000L;
    /// Before any commit and after any, and far from the ends of a long.
    private static final long FAR = 8_000_000_000_000_000L;

    private final Store store;
    private final MomentReader moments;

    public StoreSummary(Store store, Clock clock) {
        this.store = store;
        moments = new MomentReader(store.changes(), clock);
    }

    /// Between two moments as the command line spells them; open where none is given.
    ///
    /// - **Errors**: as [MomentReader#read].
    public SummaryView between(Optional<String> since, Optional<String> until) {
        long from = since.map(this::micros).orElse(-FAR);
        long to = until.map(this::micros).orElse(FAR);
        Map<String, Long> operations = new HashMap<>();
        Map<String, Long> tables = new HashMap<>();
        for (HourCount count : store.activity().byHour(from, to)) {
            operations.merge(word(count.operation()), count.events(), Long::sum);
            if (count.operation() != Operation.SNAPSHOT) {
                tables.merge(count.table().toString(), count.events(), Long::sum);
            }
        }
        ConclusionLog conclusions = store.conclusions();
        boolean hasConclusions = conclusions.isThere();
        return new SummaryView(
                sorted(operations),
                sorted(tables),
                store.activity().byActor(from, to).stream()
                        .map(StoreSummary::count)
                        .toList(),
                hasConclusions ? business(conclusions, from, to) : List.of(),
                hasConclusions ? checks(from, to) : List.of(),
                hasConclusions,
                hasConclusions ? conclusions.behind() : 0);
    }

    private static Count count(ActivityLog.ActorCount one) {
        return new Count(one.actor(), one.events());
    }

    private long micros(String moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moments.instantOf(moment));
    }

    private static String word(Operation operation) {
        return operation.name().toLowerCase(Locale.ROOT);
    }

    private static List<Count> sorted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::name))
                .toList();
    }

    private static List<Count> business(ConclusionLog conclusions, long from, long to) {
        return conclusions
                .counts(new ConclusionLog.Question(Optional.empty(), Optional.empty(), Optional.empty(), from, to))
                .stream()
                .map(type -> new Count(type.type(), type.count()))
                .toList();
    }

    private List<Check> checks(long from, long to) {
        FindingLog findings = store.findings();
        Map<String, Long> groups = new HashMap<>();
        for (AnomalyGroup group : findings.groups(from, to)) {
            groups.merge(group.detector(), 1L, Long::sum);
        }
        Map<String, Long> looked =
                findings.looked(Math.floorDiv(from, HOUR_MICROS), Math.floorDiv(to - 1, HOUR_MICROS));
        return findings.detectors().stream()
                .map(detector -> new Check(
                        detector.detector(),
                        detector.state(),
                        detector.reason(),
                        looked.getOrDefault(detector.detector(), 0L),
                        groups.getOrDefault(detector.detector(), 0L)))
                .toList();
    }
}
