package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.FilterTerms;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.RowAddress;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Finds rows to offer when nobody knows the one that was asked for.
///
/// - **Threading**: any thread but the JavaFX thread.
final class NearRows {

    private static final int EVENTS_READ = 2_000;
    private static final int OFFERED = 5;

    private NearRows() {}

    /// Rows of the same table among those that changed last: those with the nearest numbers first, or the newest where
    /// keys are no numbers; none when there is no such table.
    static List<String> of(StoreReading reading, String asked, BooleanSupplier stop) {
        try {
            RowAddress wanted = RowAddress.parse(asked);
            String table = FilterTerms.table(wanted.schema(), wanted.table());
            return reading.filters().read(FilterRequest.of(table)) instanceof FilterReading.Accepted(var filter)
                    ? nearest(
                            wanted,
                            changedLast(
                                    reading,
                                    new EventQuery(
                                            filter, EVENTS_READ, EventQuery.Order.NEWEST_FIRST, Optional.empty()),
                                    stop))
                    : List.of();
        } catch (WorkbenchException noRow) {
            return List.of();
        }
    }

    private static Set<RowAddress> changedLast(StoreReading reading, EventQuery query, BooleanSupplier stop) {
        Set<RowAddress> rows = new LinkedHashSet<>();
        reading.events().search(query, new EventSink() {
            @Override
            public void take(EventView event) {
                if (event.row() != null) {
                    rows.add(event.row());
                }
            }

            @Override
            public void scanned(long events, long of) {
                // a few thousand events are read at once
            }

            @Override
            public boolean isWanted() {
                return !stop.getAsBoolean();
            }
        });
        return rows;
    }

    static List<String> nearest(RowAddress wanted, Set<RowAddress> rows) {
        Optional<BigInteger> number = number(wanted);
        Comparator<RowAddress> byDistance = Comparator.comparing(row -> number(row)
                .flatMap(other -> number.map(other::subtract))
                .map(BigInteger::abs)
                .orElse(BigInteger.ZERO));
        return rows.stream()
                .sorted(byDistance)
                .limit(OFFERED)
                .map(RowAddress::toString)
                .toList();
    }

    private static Optional<BigInteger> number(RowAddress row) {
        boolean isNumber = row.key().size() == 1 && row.key().getFirst().matches("-?[0-9]{1,30}");
        return isNumber ? Optional.of(new BigInteger(row.key().getFirst())) : Optional.empty();
    }
}
