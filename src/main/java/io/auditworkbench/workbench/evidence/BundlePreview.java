package io.auditworkbench.workbench.evidence;

import io.auditworkbench.integrity.Checkpoint;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.casework.CaseView;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueKind;
import io.auditworkbench.workbench.view.ValueView;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What a bundle would hold, to be looked at before anything leaves.
///
/// - **Shape**: `events` and `transactions` are those that the signature covers, `uncovered` events are too new and
///   stay out; `tables`, and the columns as `shop.customers.email`, in alphabetical order: `masked` hold what was kept
///   in place of values, `withheld` values that can be erased; `statements` counts events whose statement is known;
///   `key` is the digest of the key that would sign, empty where this computer has none; `pinned` is 0 without a case.
public record BundlePreview(
        long events,
        long transactions,
        long uncovered,
        List<String> tables,
        List<String> masked,
        List<String> withheld,
        long statements,
        Instant signedAt,
        Optional<String> key,
        CoverageView coverage,
        int pinned) {

    public BundlePreview {
        tables = List.copyOf(tables);
        masked = List.copyOf(masked);
        withheld = List.copyOf(withheld);
        Objects.requireNonNull(signedAt, "signedAt");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(coverage, "coverage");
    }

    /// Looks through the events; empty when `stop` said so.
    static Optional<BundlePreview> of(
            StoreReading reading,
            BundleRequest request,
            Checkpoint signed,
            Optional<String> key,
            CoverageView coverage,
            BooleanSupplier stop) {
        Optional<List<Long>> seqs = BundleSelection.of(reading, request, stop);
        if (seqs.isEmpty()) {
            return Optional.empty();
        }
        Seen seen = new Seen(signed.size());
        for (List<Long> part : BundleSelection.parts(seqs.get())) {
            if (stop.getAsBoolean()) {
                return Optional.empty();
            }
            reading.events().withheldViews(part, seen::add);
        }
        return Optional.of(new BundlePreview(
                seen.events,
                seen.transactions.size(),
                seen.uncovered,
                List.copyOf(seen.tables),
                List.copyOf(seen.masked),
                List.copyOf(seen.withheld),
                seen.statements,
                signed.signedAt(),
                key,
                coverage,
                request instanceof BundleRequest.OfCase(CaseView view)
                        ? view.items().size()
                        : 0));
    }

    private static final class Seen {

        private final long size;
        private long events;
        private long uncovered;
        private long statements;
        private final Set<Long> transactions = new HashSet<>();
        private final TreeSet<String> tables = new TreeSet<>();
        private final TreeSet<String> masked = new TreeSet<>();
        private final TreeSet<String> withheld = new TreeSet<>();

        private Seen(long size) {
            this.size = size;
        }

        private void add(EventView event) {
            if (event.transaction() > size) {
                uncovered++;
                return;
            }
            events++;
            statements += event.statement() == null ? 0 : 1;
            transactions.add(event.transaction());
            String table = event.schema() + "." + event.table();
            tables.add(table);
            for (ColumnView column : event.columns()) {
                if (holds(column, ValueKind.MASKED)) {
                    masked.add(table + "." + column.name());
                }
                if (holds(column, ValueKind.ERASED)) {
                    withheld.add(table + "." + column.name());
                }
            }
        }

        private static boolean holds(ColumnView column, ValueKind kind) {
            return Stream.of(Optional.ofNullable(column.before()), Optional.ofNullable(column.after()))
                    .flatMap(Optional::stream)
                    .map(ValueView::kind)
                    .anyMatch(kind::equals);
        }
    }
}
