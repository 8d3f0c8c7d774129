package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.workbench.browse.NumberRuns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// The lines that are seen when a list is shown: they come with its numbers, because another question for them would
/// take as long as finding the numbers did.
///
/// - **Threading**: one thread that is not the JavaFX thread.
final class FirstLines {

    /// As many as a tall window shows.
    private static final int MOST = 48;

    private final EventRows reader;
    private final OpenStore store;
    private boolean isTaken;

    FirstLines(EventRows reader, OpenStore store) {
        this.reader = reader;
        this.store = store;
    }

    /// Those of the first numbers that there are; none of any that follow.
    List<EventRow> of(long[] numbers) {
        if (isTaken || numbers.length == 0) {
            return List.of();
        }
        isTaken = true;
        return read(Arrays.stream(numbers));
    }

    List<EventRow> of(NumberRuns runs) {
        return read(LongStream.range(0, Math.min(MOST, runs.size())).map(runs::at));
    }

    private List<EventRow> read(LongStream numbers) {
        return reader.read(store, numbers.limit(MOST).boxed().toList());
    }
}
