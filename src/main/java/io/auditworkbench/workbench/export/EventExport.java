package io.auditworkbench.workbench.export;

import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.report.XlsxBook;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.view.EventView;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One export of events, to a stream or to files; events pass through one by one, so that its size does not matter.
///
/// - **Threading**: one thread at a time.
public final class EventExport {

    private final StoreReading reading;
    private final ExportOrder order;
    private final @Nullable FormulaGuard guard;
    private final Instant created;

    public EventExport(StoreReading reading, ExportOrder order, Clock clock) {
        this.reading = reading;
        this.order = order;
        this.guard = order.isGuarded() ? new FormulaGuard() : null;
        this.created = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /// Which files to write: `split` rows each, 0 for one file; `kept` are those that it must not be.
    public record Destination(Path target, long split, ExportFiles.Existing existing, List<Path> kept) {

        /// To a file that is none of the store's.
        public static Destination of(Path target, long split, ExportFiles.Existing existing, StoreReading reading) {
            String name = reading.name();
            return new Destination(
                    target, split, existing, List.of(Path.of(name), Path.of(name + "-wal"), Path.of(name + "-shm")));
        }
    }

    /// How an export ended.
    public sealed interface Outcome {

        /// What went out.
        ExportTally tally();

        /// Somebody stopped it; of files nothing is left.
        record Stopped(ExportTally tally) implements Outcome {}

        /// It is whole; `manifest` is null and `files` empty for a stream.
        record Whole(
                ExportTally tally,
                List<ExportFiles.Written> files,
                @Nullable Path manifest) implements Outcome {}
    }

    /// To a stream; `watched` is put around the search, to see how far it is and to stop it.
    public Outcome toStream(Consumer<String> text, OutputStream bytes, UnaryOperator<EventSink> watched) {
        try (EventWriter writer = writer(ExportTarget.of(text, bytes))) {
            if (isStopped(writer, watched)) {
                return new Outcome.Stopped(tally(writer));
            }
            writer.finish();
            return new Outcome.Whole(tally(writer), List.of(), null);
        }
    }

    /// The first so many events as they would be written, as a whole of their own.
    public Outcome.Whole sample(int events, Consumer<String> text, OutputStream bytes) {
        try (EventWriter writer = writer(ExportTarget.of(text, bytes))) {
            search(writer, events, UnaryOperator.identity());
            writer.finish();
            return new Outcome.Whole(tally(writer), List.of(), null);
        }
    }

    /// To files, which appear under their names when all of them are whole.
    public Outcome toFiles(Destination destination, UnaryOperator<EventSink> watched) {
        try (ExportFiles files = ExportFiles.begin(
                        destination.target(), destination.split(), destination.existing(), destination.kept());
                EventWriter writer = writer(ExportTarget.of(files))) {
            if (isStopped(writer, watched)) {
                return new Outcome.Stopped(tally(writer));
            }
            writer.finish();
            ExportTally tally = tally(writer);
            List<ExportFiles.Written> written = files.seal();
            ExportManifest manifest = new ExportManifest(reading.name(), order, created);
            return new Outcome.Whole(
                    tally, written, files.publish(JsonText.indented(manifest.of(tally, written)) + "\n"));
        }
    }

    private boolean isStopped(EventWriter writer, UnaryOperator<EventSink> watched) {
        return search(writer, order.filter().limit(0), watched);
    }

    /// Whether somebody stopped it.
    private boolean search(EventWriter writer, int limit, UnaryOperator<EventSink> watched) {
        EventSink sink = watched.apply(new EventSink() {
            @Override
            public void take(EventView event) {
                writer.add(order.mask().of(event));
            }

            @Override
            public void scanned(long events, long of) {
                // whoever watches wants to know it, not the file
            }

            @Override
            public boolean isWanted() {
                return true;
            }
        });
        EventQuery query = new EventQuery(order.filter(), limit, EventQuery.Order.OLDEST_FIRST, Optional.empty());
        EventSearch.Found found = reading.events().search(query, sink);
        return found.isPartial() || !sink.isWanted();
    }

    private EventWriter writer(ExportTarget target) {
        return switch (order.format()) {
            case XLSX -> new XlsxEvents(order, facts(), target, XlsxBook.ROWS_OF_A_SHEET);
            case PDF -> new PdfEvents(facts(), target);
            case CSV, LONG_CSV, JSON, NDJSON, HTML ->
                new TextEvents(order, new ExportHead(reading.name(), order, created).text(guard), guard, target);
        };
    }

    private ExportFacts facts() {
        return ExportFacts.of(reading.name(), order, created);
    }

    private ExportTally tally(EventWriter writer) {
        return ExportTally.of(order, writer, guard == null ? 0 : guard.guarded());
    }
}
