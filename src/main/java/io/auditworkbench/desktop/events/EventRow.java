package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.FlagView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One line of the list; light, because thousands are kept.
///
/// - **Shape**: `facts` is null while they are on their way.
record EventRow(long sequence, @Nullable Facts facts) {

    /// What the line says; names and the key are as they are stored, `change` is written for reading, and so are
    /// the values of `own` columns.
    record Facts(
            Instant at,
            ChangeKind kind,
            String schema,
            String table,
            String key,
            String actor,
            String actorKnownBy,
            String change,
            long transaction,
            long transactionSize,
            List<FlagView> flags,
            int bytes,
            String gtid,
            String position,
            String thread,
            Duration lag,
            Map<String, String> own) {

        /// The worst finding it is evidence of.
        Optional<Severity> severity() {
            return flags.stream().map(FlagView::severity).max(Comparator.naturalOrder());
        }

        /// The detectors that found something in it.
        String flagText() {
            return flags.stream().map(FlagView::detector).distinct().collect(Collectors.joining(", "));
        }

        String tableName() {
            return schema.isEmpty() ? table : schema + "." + table;
        }
    }

    /// A line whose event is still to come.
    static EventRow awaited(long sequence) {
        return new EventRow(sequence, null);
    }

    static EventRow of(EventView event, List<FlagView> flags, ChangeSummary summary, OwnColumns own) {
        return new EventRow(
                event.sequence(),
                new Facts(
                        event.committedAt(),
                        event.kind(),
                        event.schema(),
                        event.table(),
                        event.row() == null ? "" : event.row().keyText(),
                        event.actor().name(),
                        event.actor().grade() + ", " + event.actor().source(),
                        summary.of(event),
                        event.transaction(),
                        event.transactionSize(),
                        flags,
                        event.storedBytes(),
                        event.source().gtid() == null ? "" : event.source().gtid(),
                        event.source().position(),
                        event.source().connection() == null
                                ? ""
                                : String.valueOf(event.source().connection()),
                        Duration.between(event.committedAt(), event.capturedAt()),
                        own.of(event)));
    }

    /// `E1024`.
    String id() {
        return "E" + sequence;
    }
}
