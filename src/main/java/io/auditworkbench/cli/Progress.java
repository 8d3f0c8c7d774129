package io.auditworkbench.cli;

import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.view.EventView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches a search: hands on what is found, tells a waiting person how far it is, and stops it on Ctrl-C or when
/// nobody reads.
final class Progress {

    private static final int FLUSHED_EVERY = 64;

    private final Output output;
    private final Interruption interruption;
    private final ProgressLine line;
    private @Nullable EventView first;
    private long found;
    private boolean hasReaders = true;

    Progress(Output output, Interruption interruption) {
        this.output = output;
        this.interruption = interruption;
        line = new ProgressLine(output, System::nanoTime);
    }

    /// A sink that prints into `list`.
    EventSink watching(ListWriter<EventView> list) {
        interruption.onRequest(() -> {});
        return new EventSink() {
            @Override
            public void take(EventView event) {
                first = first == null ? event : first;
                found++;
                line.clear();
                list.add(event);
                if (found % FLUSHED_EVERY == 0 && output.flush()) {
                    hasReaders = false;
                }
            }

            @Override
            public void scanned(long events, long of) {
                list.flush();
                hasReaders &= !output.flush();
                line.show(() -> "Scanned " + Quantity.of(events) + " of " + Quantity.of(of) + " · " + found + " found");
            }

            @Override
            public boolean isWanted() {
                return hasReaders && !interruption.isRequested();
            }
        };
    }

    /// Nothing more is searched: the line that told how far it was goes away.
    void end() {
        line.clear();
    }

    long found() {
        return found;
    }

    Optional<EventView> first() {
        return Optional.ofNullable(first);
    }
}
