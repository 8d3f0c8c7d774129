package io.auditworkbench.cli;

import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.export.EventExport;
import io.auditworkbench.workbench.export.EventExport.Outcome;
import io.auditworkbench.workbench.export.ExportFiles;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.EventView;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One export, watched from the command line.
final class ExportRun {

    private final Output output;
    private final Interruption interruption;
    private final EventExport export;
    private final CoverageView coverage;

    ExportRun(Output output, Interruption interruption, EventExport export, CoverageView coverage) {
        this.output = output;
        this.interruption = interruption;
        this.export = export;
        this.coverage = coverage;
    }

    /// To standard output, with a summary on standard error.
    ExitCode toStream(boolean strict) {
        Outcome outcome = watched(progress -> export.toStream(output::text, OutputStream.nullOutputStream(), progress));
        output.flush();
        return switch (outcome) {
            case Outcome.Stopped(var tally) -> {
                output.handedOut().rows(tally.rows());
                output.warn("PARTIAL: the export was stopped after " + tally.eventsInWords());
                yield ExitCode.INCOMPLETE;
            }
            case Outcome.Whole(var tally, var _, var _) -> {
                output.handedOut().rows(tally.rows());
                output.note(tally.summary());
                yield Completion.of(strict, false, coverage);
            }
        };
    }

    /// To files; nothing is left of them when it is stopped.
    ExitCode toFiles(EventExport.Destination destination, boolean wantsDigests, boolean strict) {
        return switch (watched(progress -> export.toFiles(destination, progress))) {
            case Outcome.Stopped _ -> {
                output.warn("The export was stopped; nothing was kept of it.");
                yield ExitCode.INCOMPLETE;
            }
            case Outcome.Whole(var tally, var files, var manifest) -> {
                tell(output, files, manifest, wantsDigests);
                output.note(tally.summary());
                yield Completion.of(strict, false, coverage);
            }
        };
    }

    private interface Exporting {
        Outcome with(UnaryOperator<EventSink> progress);
    }

    private Outcome watched(Exporting exporting) {
        Progress progress = new Progress(output, interruption);
        Outcome outcome = exporting.with(sink -> progress.watching(new ListWriter<>() {
            @Override
            public void add(EventView event) {
                sink.take(event);
            }

            @Override
            public void finish(Ending ending) {
                // the export ends its files itself
            }
        }));
        progress.end();
        return outcome;
    }

    /// Says what was written, with digests on standard output where they are wanted.
    static void tell(Output output, List<ExportFiles.Written> written, @Nullable Path manifest, boolean wantsDigests) {
        if (wantsDigests) {
            written.forEach(file -> output.line(file.sha256() + "  " + file.file()));
        }
        output.flush();
        for (ExportFiles.Written file : written) {
            output.handedOut().file(file.bytes(), file.sha256());
            output.handedOut().rows(file.rows());
            output.note("Written: " + file.file() + " (" + Quantity.ofBytes(file.bytes()) + ", sha256 " + file.sha256()
                    + ")");
        }
        output.note("Written: " + manifest);
    }
}
