package io.auditworkbench.workbench.evidence;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.casework.CaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/// The events of a bundle, by their numbers.
///
/// - **Errors**: `NOT_FOUND` where nothing is asked for; `BAD_USAGE` for too much.
final class BundleSelection {

    /// More events than somebody reads; a whole store is handed over as a store.
    private static final int MOST_EVENTS = 100_000;

    private static final int PART = 500;

    private BundleSelection() {}

    /// Ascending; empty when nobody wants them any more.
    static Optional<List<Long>> of(StoreReading reading, BundleRequest request, BooleanSupplier stop) {
        TreeSet<Long> seqs = new TreeSet<>();
        for (AcceptedFilter filter : filters(reading, request)) {
            reading.events().numbers(filter, seqs::add, () -> seqs.size() > MOST_EVENTS || stop.getAsBoolean());
        }
        if (stop.getAsBoolean()) {
            return Optional.empty();
        }
        if (seqs.isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "There is no event to prove: " + request.subject() + ".",
                    "Pin events, transactions, rows or findings to the case, or name another filter.");
        }
        if (seqs.size() > MOST_EVENTS) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "A bundle holds at most " + MOST_EVENTS + " events.",
                    "Narrow the filter, or hand over a copy of the store, which `verify` proves as a whole.");
        }
        return Optional.of(List.copyOf(seqs));
    }

    private static List<AcceptedFilter> filters(StoreReading reading, BundleRequest request) {
        return switch (request) {
            case BundleRequest.OfFilter(var filter) -> List.of(filter);
            case BundleRequest.OfCase(CaseView view) ->
                view.items().stream()
                        .filter(item ->
                                !item.kind().equals("query") && !item.kind().equals("gap"))
                        .map(item -> reading.filters().ofId(item.subject()))
                        .flatMap(Optional::stream)
                        .toList();
        };
    }

    /// The same in parts, between which somebody can be asked.
    static List<List<Long>> parts(List<Long> seqs) {
        List<List<Long>> parts = new ArrayList<>();
        for (int from = 0; from < seqs.size(); from += PART) {
            parts.add(seqs.subList(from, Math.min(seqs.size(), from + PART)));
        }
        return parts;
    }
}
