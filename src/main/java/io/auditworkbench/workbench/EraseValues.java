package io.auditworkbench.workbench;

import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Compaction;
import io.auditworkbench.store.ErasureLog;
import io.auditworkbench.store.ErasureWriter;
import io.auditworkbench.store.EventOrder;
import io.auditworkbench.store.ExplanationShelf;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.text.Sha256;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.ErasureView;
import io.auditworkbench.workbench.view.KeptErasureView;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Erases values that a masking policy kept erasable: from events, and from everything that was made from them. What is
/// left is a commitment, so every hash and proof stays valid.
///
/// - **Errors**: `BAD_FILTER`, `BAD_USAGE` for what cannot be read; `STORE_BUSY` while another program writes the
///   store.
/// - **Threading**: one thread.
public final class EraseValues {

    private static final String DONE_AGAIN = "Say what to erase with --where, --column and --reason.";

    private final StoreOpener stores;
    private final Clock clock;

    public EraseValues(StoreOpener stores) {
        this.stores = stores;
        this.clock = stores.clock();
    }

    /// What would go; nothing is changed.
    public ErasureView plan(Path file, EraseRequest request) {
        try (Store store = Store.openForReading(file)) {
            ErasurePlan plan = gathered(store, request);
            return view(plan, mentions(store, plan));
        }
    }

    /// Erases it: in events, in what was concluded from them, and in what models were shown of them. [#clean] makes an
    /// end of what is left of the bytes in the file.
    public ErasureView erase(Path file, EraseRequest request, String reason) {
        if (reason.isBlank()) {
            throw new WorkbenchException(ErrorCode.BAD_USAGE, "An erasure needs a reason.", DONE_AGAIN);
        }
        try (Store store = stores.open(file)) {
            ErasurePlan plan = gathered(store, request);
            ErasureView view = view(plan, mentions(store, plan));
            if (!view.isEmpty()) {
                write(store, plan, view, reason);
                forgetAnswers(file, plan);
            }
            return view;
        }
    }

    /// Rewrites the file, so that no free page and no write-ahead log holds anything of what was erased; nobody may use
    /// it meanwhile.
    public void clean(Path file) {
        Compaction.run(file);
    }

    /// The erasures of a store, the oldest first.
    public List<KeptErasureView> all(Path file) {
        try (Store store = Store.openForReading(file)) {
            return store.erasures().all().stream()
                    .map(kept -> new KeptErasureView(
                            kept.number(),
                            TimeText.people(EventViews.instant(kept.erasedMicros())),
                            kept.erasedBy(),
                            kept.reason(),
                            kept.columns(),
                            kept.events(),
                            kept.valueCount()))
                    .toList();
        }
    }

    private ErasurePlan gathered(Store store, EraseRequest request) {
        // not closed: that would close the store
        StoreReading reading = StoreReading.of(store, new Masker(MaskingPolicy.KEEP_EVERYTHING), clock);
        if (request.columns().isEmpty()) {
            throw new WorkbenchException(ErrorCode.BAD_USAGE, "No column was named.", DONE_AGAIN);
        }
        requireColumns(store, request.columns());
        AcceptedFilter filter = switch (reading.filters().read(FilterRequest.of(request.where()))) {
            case FilterReading.Accepted accepted -> accepted.filter();
            case FilterReading.Refused refused ->
                throw new WorkbenchException(
                        ErrorCode.BAD_FILTER,
                        "--where cannot be read: "
                                + refused.problems().getFirst().message() + ".",
                        "See `auditctl help filters`.");
        };
        FilterSelections selections =
                new FilterSelections(store, new EventSurroundings(store), new RowHints(store.catalogue()), clock);
        ErasurePlan plan = new ErasurePlan(request.columns());
        EventScanner scanner = new EventScanner(store.changes(), selections);
        scanner.of(filter, EventOrder.OLDEST_FIRST).run(plan::take);
        if (!filter.expression().asksForSnapshotRows()) {
            // a search leaves out the rows of a snapshot; an erasure must not
            AcceptedFilter copied = filter.and(new FilterTerm.OperationIn(Set.of(Operation.SNAPSHOT)));
            scanner.of(copied, EventOrder.OLDEST_FIRST).run(plan::take);
        }
        return plan;
    }

    private static void requireColumns(Store store, List<String> columns) {
        Set<String> known = new TreeSet<>();
        for (TableSchema table : store.catalogue().versions().values()) {
            table.columns().forEach(column -> {
                known.add((table.name().table() + "." + column.name()).toLowerCase(Locale.ROOT));
                known.add((table.name() + "." + column.name()).toLowerCase(Locale.ROOT));
            });
        }
        for (String column : columns) {
            if (!known.contains(column.toLowerCase(Locale.ROOT))) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "--column: no captured table has " + column + ".",
                        "Write it as table.column, or schema.table.column.");
            }
        }
    }

    private void write(Store store, ErasurePlan plan, ErasureView view, String reason) {
        long number = store.erasures().all().size() + 1L;
        Map<Long, TableSchema> versions = store.catalogue().versions();
        store.writer().erase(writer -> {
            plan.bodies().forEach(writer::body);
            for (ErasureWriter.Hidden hidden : writer.hidden()) {
                TableSchema table = versions.get(hidden.tableVersion());
                if (table != null) {
                    plan.of(hidden, table).ifPresent(body -> writer.body(hidden, body));
                }
            }
            ErasedTexts erased = new ErasedTexts(plan.texts(), number);
            writer.conclusions(erased);
            writer.days(erased, Sha256::of);
            plan.bodies().keySet().stream().min(Long::compare).ifPresent(writer::forgetWords);
            writer.keep(new ErasureLog.Kept(
                    number,
                    CaptureProgress.micros(clock),
                    System.getProperty("user.name", "?"),
                    reason.strip(),
                    view.columns(),
                    view.events(),
                    plan.values()));
        });
    }

    private static void forgetAnswers(Path file, ErasurePlan plan) {
        try (ExplanationShelf shelf = ExplanationShelf.beside(file).orElse(null)) {
            if (shelf != null) {
                plan.bodies().keySet().forEach(seq -> shelf.erase(seq, seq));
            }
        }
    }

    private static ErasureView view(ErasurePlan plan, List<String> mentions) {
        return new ErasureView(
                plan.columns(), plan.events(), plan.bodies().size(), plan.values(), plan.kept(), mentions);
    }

    /// What people keep is evidence, and is never changed: they are told where to look.
    private static List<String> mentions(Store store, ErasurePlan plan) {
        List<String> mentions = new ArrayList<>();
        if (plan.texts().isEmpty() || !store.cases().isThere()) {
            return mentions;
        }
        ErasedTexts erased = new ErasedTexts(plan.texts(), 0);
        Set<String> events = new TreeSet<>();
        plan.bodies().keySet().forEach(seq -> events.add("E" + seq));
        store.cases().all().forEach(found -> {
            long holding = store.cases().items(found.number()).stream()
                    .filter(item -> !erased.apply(item.content()).equals(item.content())
                            || !erased.apply(item.summary()).equals(item.summary()))
                    .count();
            long naming = store.cases().items(found.number()).stream()
                    .filter(item -> events.contains(item.subject()))
                    .count();
            boolean isNoted = store.cases().notes(found.number()).stream()
                    .anyMatch(note -> !erased.apply(note.body()).equals(note.body()));
            if (holding + naming > 0 || isNoted) {
                mentions.add("C" + found.number() + (holding > 0 || isNoted ? " holds values" : " names events")
                        + " of it: what was pinned or noted stays");
            }
        });
        return mentions;
    }
}
