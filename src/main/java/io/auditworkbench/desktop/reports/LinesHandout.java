package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.EventSink;
import io.auditworkbench.workbench.audit.AuditDesk.Left;
import io.auditworkbench.workbench.export.EventExport;
import io.auditworkbench.workbench.export.EventExport.Outcome;
import io.auditworkbench.workbench.export.ExportFiles;
import io.auditworkbench.workbench.export.ExportFormat;
import io.auditworkbench.workbench.export.ExportMask;
import io.auditworkbench.workbench.view.EventView;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/// Events in a file to be read.
///
/// - **Shape**: `stem` names the file without its ending.
record LinesHandout(
        DesktopContext context, OpenStore store, Place place, String stem, ExportFormat format, ExportChoice choice)
        implements Handout {

    private static final int LINES = 10;
    private static final int SAMPLE = 200;
    private static final int TOLD_EVERY = 500;

    @Override
    public Look look(BooleanSupplier stop) throws Exception {
        return store.witness().act(Kind.READ, "export preview", place.filter(), this::sample);
    }

    private Look sample() {
        PreviewText text = new PreviewText();
        ExportOrders orders = new ExportOrders(store, place);
        EventExport lines = new EventExport(store.reading(), orders.readable(choice, format), context.clock());
        lines.sample(LINES, text::add, new CountedBytes());
        CountedBytes bytes = new CountedBytes();
        EventExport whole = new EventExport(store.reading(), orders.of(choice, format), context.clock());
        Outcome outcome = whole.sample(SAMPLE, bytes::addText, bytes);
        return new Look(text.toString(), outcome.tally().events(), bytes.count());
    }

    @Override
    public String size(Look look, BooleanSupplier stop) {
        long events =
                store.reading().events().count(Asked.of(store, place), stop).events();
        if (events <= look.events()) {
            return context.text("reports.export.size", events, bytes(look.bytes()));
        }
        return context.text("reports.export.about", events, bytes(look.bytes() * events / look.events()));
    }

    private String bytes(long bytes) {
        return bytes < 1_000_000
                ? context.text("reports.export.kilobytes", Math.max(1, bytes / 1_000))
                : context.text("reports.export.megabytes", bytes / 1_000_000.0);
    }

    @Override
    public String suggestedName() {
        return stem + "." + format.ending();
    }

    @Override
    public String command() {
        CommandText command = CommandText.of("export").option("--as", format.toString());
        command.option("--to", suggestedName());
        if (!choice.chosenColumns(format).isEmpty()) {
            command.option("--columns", String.join(",", choice.chosenColumns(format)));
        }
        if (format.hasZone() && !choice.zone().equals("UTC")) {
            command.option("--tz", choice.zone());
        }
        if (format.isCsv()) {
            spelling(command);
        }
        if (choice.mask() != ExportMask.Mode.KEEP) {
            command.option("--mask", choice.mask().word());
        }
        return command.asked(store, place).toString();
    }

    private void spelling(CommandText command) {
        if (!choice.delimiter().equals(",")) {
            command.option("--delimiter", choice.delimiter());
        }
        if (choice.hasMark()) {
            command.word("--bom");
        }
        if (!choice.isGuarded()) {
            command.word("--no-formula-guard");
        }
    }

    @Override
    public Result write(Path file, Watch watch) throws Exception {
        Outcome outcome = store.witness()
                .act(Kind.EXPORT, file.toString(), command(), () -> written(file, watch), LinesHandout::left);
        return switch (outcome) {
            case Outcome.Stopped _ -> new Result.Stopped();
            case Outcome.Whole(var tally, var files, var _) ->
                new Result.Written(
                        files.getFirst().file(),
                        files.getFirst().sha256(),
                        tally.summary(),
                        context.text("reports.export.sha256", files.getFirst().sha256()),
                        "");
        };
    }

    private static Left left(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Stopped _ -> Witness.rows(0);
            case Outcome.Whole(var tally, var files, var _) ->
                Witness.file(
                        tally.events(),
                        files.getFirst().file(),
                        files.getFirst().sha256());
        };
    }

    private Outcome written(Path file, Watch watch) {
        EventExport export =
                new EventExport(store.reading(), new ExportOrders(store, place).of(choice, format), context.clock());
        EventExport.Destination to = EventExport.Destination.of(file, 0, ExportFiles.Existing.REPLACE, store.reading());
        return export.toFiles(to, watched(watch));
    }

    private UnaryOperator<EventSink> watched(Watch watch) {
        return sink -> new EventSink() {
            private long taken;

            @Override
            public void take(EventView event) {
                sink.take(event);
                taken++;
                if (taken % TOLD_EVERY == 0) {
                    watch.told(context.text("reports.export.writing", taken));
                }
            }

            @Override
            public void scanned(long events, long of) {
                sink.scanned(events, of);
            }

            @Override
            public boolean isWanted() {
                return !watch.isStopped();
            }
        };
    }
}
