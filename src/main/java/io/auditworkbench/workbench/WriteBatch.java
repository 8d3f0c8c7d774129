package io.auditworkbench.workbench;

import java.util.ArrayList;
import java.util.List;

/// Steps gathered for one commit.
///
/// - **Threading**: filled by one thread, then handed to the writer and not touched again.
final class WriteBatch {

    /// SQLite is fastest at about this many rows a commit.
    private static final int EVENTS_PER_COMMIT = 5_000;

    private static final long BYTES_PER_COMMIT = 8L * 1024 * 1024;

    private final List<WriteStep> steps = new ArrayList<>();
    private int eventCount;
    private int gapCount;
    private long bytes;
    private long newestCommitMicros;
    private boolean endsSnapshot;

    void add(WriteStep step) {
        steps.add(step);
        switch (step) {
            case WriteStep.Append append -> {
                append.transaction().events().forEach(event -> bytes += event.body().length);
                eventCount += append.transaction().events().size();
                newestCommitMicros = append.transaction().header().commitMicros();
            }
            case WriteStep.Stage stage -> {
                stage.events().forEach(event -> bytes += event.body().length);
                eventCount += stage.events().size();
            }
            case WriteStep.CompleteStaged complete ->
                newestCommitMicros = complete.header().commitMicros();
            case WriteStep.Gap _ -> gapCount++;
            case WriteStep.DropStaged _,
                    WriteStep.SchemaRecord _,
                    WriteStep.Position _,
                    WriteStep.Gtids _,
                    WriteStep.ImagesChecked _,
                    WriteStep.BeginSnapshot _ -> {
                // weigh nothing
            }
            case WriteStep.FinishSnapshot _ -> endsSnapshot = true;
        }
    }

    List<WriteStep> steps() {
        return steps;
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    int eventCount() {
        return eventCount;
    }

    /// How many coverage gaps are recorded with it.
    int gapCount() {
        return gapCount;
    }

    /// Enough for one commit.
    boolean isLarge() {
        return isLarge(eventCount, bytes);
    }

    /// The same of so many events of so many canonical bytes in all.
    static boolean isLarge(int events, long bytes) {
        return events >= EVENTS_PER_COMMIT || bytes >= BYTES_PER_COMMIT;
    }

    /// The commit time of the newest transaction in it, 0 when there is none; microseconds since the epoch.
    long newestCommitMicros() {
        return newestCommitMicros;
    }

    /// True when a snapshot is whole as soon as this batch is durable.
    boolean endsSnapshot() {
        return endsSnapshot;
    }
}
