package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.RowHistoryView;
import io.auditworkbench.workbench.view.RowVersionView;
import io.auditworkbench.workbench.view.ShownView;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Reads the versions of a row.
///
/// - **Threading**: any thread but the JavaFX thread.
final class RowReader {

    private static final int VERSIONS_FLAGGED = 200;

    private final DesktopContext context;

    RowReader(DesktopContext context) {
        this.context = context;
    }

    /// A column that changed, and the number of versions that asking for it leaves.
    record Facet(String column, long versions) {}

    /// What is known of the row.
    ///
    /// - **Shape**: `beginning` says where the record of the row begins and is never left out; `ending` is empty while
    ///   it goes on; `links` are rows that key changes link it with; `versions` newest first; `facets` the columns that
    ///   changed, the one that changed most often first; `from` to `until` is the time of the versions.
    record Shown(
            String row,
            String count,
            String beginning,
            String ending,
            List<String> links,
            List<Facet> facets,
            List<Version> versions,
            Instant from,
            Instant until) {}

    Shown read(OpenStore store, RowSubject subject) {
        StoreReading reading = store.reading();
        RowHistoryView all = reading.rows().history(subject.row(), Optional.empty(), 0);
        RowHistoryView wanted = subject.column().isEmpty()
                ? all
                : reading.rows().history(subject.row(), Optional.of(subject.column()), 0);
        Instant first = all.versions().getFirst().event().committedAt();
        Instant last = all.versions().getLast().event().committedAt();
        store.witness().shown(wanted.versions().size());
        return new Shown(
                all.row().toString(),
                context.text("history.count", wanted.versions().size(), all.total()),
                all.beginning(),
                all.ending(),
                all.links().stream().map(Object::toString).toList(),
                facets(all.versions()),
                wanted.versions().reversed().stream().map(this::version).toList(),
                first,
                last.isAfter(store.anchor()) ? last : store.anchor());
    }

    private static List<Facet> facets(List<RowVersionView> versions) {
        Set<String> changed = versions.stream()
                .flatMap(version -> version.event().touched().stream())
                .filter(ColumnView::isChanged)
                .map(ColumnView::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return changed.stream()
                .map(column -> new Facet(column, touching(versions, column)))
                .sorted(Comparator.comparingLong(Facet::versions).reversed())
                .toList();
    }

    /// Versions that came or went with the column count too, as they do when it is asked for.
    private static long touching(List<RowVersionView> versions, String column) {
        return versions.stream()
                .filter(version -> version.event().touched().stream()
                        .anyMatch(touched -> touched.name().equals(column)))
                .count();
    }

    private Version version(RowVersionView version) {
        return new Version(
                version.id(),
                version.event().kind(),
                version.event().committedAt(),
                context.times().moment(version.event().committedAt()),
                ForeignText.line(version.event().actor().name()),
                version.event().touched().stream()
                        .filter(ColumnView::isChanged)
                        .map(column -> ForeignText.line(column.name()))
                        .collect(Collectors.joining(", ")),
                version.event().sequence(),
                version.event().transactionId());
    }

    /// The groups of findings that the newest versions are evidence of, by the ids of their events.
    Map<String, List<String>> findings(OpenStore store, List<Version> versions, BooleanSupplier stop) {
        Map<String, List<String>> found = new HashMap<>();
        for (Version version : versions.stream().limit(VERSIONS_FLAGGED).toList()) {
            if (stop.getAsBoolean()) {
                break;
            }
            if (store.reading().show().show(version.event()) instanceof ShownView.OfEvent event
                    && !event.anomalies().isEmpty()) {
                found.put(
                        version.event(),
                        event.anomalies().stream().map(AnomalyView::id).toList());
            }
        }
        return found;
    }
}
