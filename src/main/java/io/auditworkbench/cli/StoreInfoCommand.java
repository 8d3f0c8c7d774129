package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.StoreView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Says what a store file is and holds.
@Recorded(AuditAction.Kind.READ)
@Command(name = "info", description = "Say what the store is and holds.")
public final class StoreInfoCommand implements Callable<Integer> {

    private final Output output;
    private final StoreDoor store;

    StoreInfoCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::info);
    }

    private ExitCode info(StoreReading reading) {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        StoreView view = reading.report().report();
        if (format == OutputFormat.TABLE) {
            text(view);
            return ExitCode.DONE;
        }
        output.document(
                format,
                "auditctl.store.info/1",
                new Ending(
                        reading.name(),
                        "",
                        CoverageText.json(reading.coverage().all()),
                        Ending.Completeness.ALL,
                        null,
                        List.of()),
                List.of(json(view)));
        return ExitCode.DONE;
    }

    private void text(StoreView view) {
        Page page = new Page(output);
        page.heading(view.file(), "store version " + view.version(), Quantity.ofBytes(view.sizeBytes()));
        page.line(
                "journal",
                view.journalBytes() == 0 ? "" : Quantity.ofBytes(view.journalBytes()) + " not yet folded in");
        page.line("events", Quantity.of(view.events()) + " in " + Quantity.of(view.transactions()) + " transactions");
        page.line("pruned", view.pruned() == null ? "" : pruned(view.pruned()));
        page.line("bytes/event", view.events() == 0 ? "" : Long.toString(view.sizeBytes() / view.events()));
        page.line("tables", Quantity.of(view.tables()));
        page.line("from", view.first() == null ? "nothing captured yet" : TimeText.people(view.first()) + " UTC");
        page.line("until", view.last() == null ? "" : TimeText.people(view.last()) + " UTC");
        page.line("gaps", view.openGaps() + " open");
        view.indexed()
                .forEach((name, through) -> page.line(
                        "index",
                        name + " through E" + through + (through >= view.lastSequence() ? "" : ", catching up")));
        view.sources().forEach(source -> source(page, source));
        output.note(output.hint("status", "coverage"));
    }

    private static String pruned(StoreView.PrunedPart pruned) {
        return Quantity.of(pruned.events()) + " events in " + Quantity.of(pruned.transactions())
                + " transactions before, through " + TimeText.people(pruned.until()) + " UTC, on "
                + TimeText.day(pruned.at()) + " by " + pruned.by();
    }

    private static void source(Page page, StoreView.SourceLine source) {
        page.line("source", source.name() + (source.serverUuid() == null ? "" : " (" + source.serverUuid() + ")"));
        page.line("", source.savedAt() == null ? "" : "position saved " + TimeText.people(source.savedAt()) + " UTC");
    }

    private static Map<String, @Nullable Object> json(StoreView view) {
        return Trees.map(
                "file", view.file(),
                "version", view.version(),
                "size_bytes", view.sizeBytes(),
                "journal_bytes", view.journalBytes(),
                "events", view.events(),
                "transactions", view.transactions(),
                "pruned",
                        view.pruned() == null
                                ? null
                                : Trees.map(
                                        "events", view.pruned().events(),
                                        "transactions", view.pruned().transactions(),
                                        "until", TimeText.data(view.pruned().until()),
                                        "at", TimeText.data(view.pruned().at()),
                                        "by", view.pruned().by()),
                "tables", view.tables(),
                "open_gaps", view.openGaps(),
                "first", TimeText.data(view.first()),
                "last", TimeText.data(view.last()),
                "last_event", view.lastSequence() == 0 ? null : "E" + view.lastSequence(),
                "indexed_through", new LinkedHashMap<>(view.indexed()),
                "sources", view.sources().stream().map(StoreInfoCommand::json).toList());
    }

    private static Map<String, @Nullable Object> json(StoreView.SourceLine source) {
        return Trees.map(
                "name", source.name(),
                "server_uuid", source.serverUuid(),
                "epoch", source.epoch(),
                "position", source.position().isEmpty() ? null : source.position(),
                "saved_at", TimeText.data(source.savedAt()));
    }
}
