package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventQuery;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.EventView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists events, newest first.
@Recorded(AuditAction.Kind.READ)
@Command(name = "events", description = "List events, newest first; also called search.")
public final class EventsCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.events/1";

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--limit", paramLabel = "N", description = "at most so many; 0 for all (default: 100)")
    private @Nullable Integer limit;

    @Option(names = "--reverse", description = "oldest first")
    private boolean reverse;

    @Option(names = "--fields", paramLabel = "A,B", split = ",", description = "captured columns to show as columns")
    private List<String> fields = List.of();

    @Option(
            names = "--after",
            paramLabel = "CURSOR",
            description = "go on after this id, as printed by the page before")
    private @Nullable String after;

    @Option(names = "--count", description = "only how many there are")
    private boolean count;

    @Option(names = "--follow", description = "then print new events as they come, until Ctrl-C")
    private boolean follow;

    @Option(names = "--strict", description = "exit with 8 when a gap or a cut makes the answer incomplete")
    private boolean strict;

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;

    public EventsCommand(Output output, StoreDoor store, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        return store.read(reading -> {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            if (accepted.isEmpty()) {
                return ExitCode.BAD_USAGE;
            }
            fields = fields.stream().map(String::strip).toList();
            reading.filters().requireColumns("--fields", fields);
            if (follow) {
                return new LiveView(output, interruption).follow(reading, accepted.get());
            }
            return count ? count(reading, accepted.get()) : list(reading, accepted.get());
        });
    }

    private ExitCode count(StoreReading reading, AcceptedFilter accepted) {
        interruption.onRequest(() -> {});
        EventSearch.Counted counted = reading.events().count(accepted, interruption::isRequested);
        Ending ending = new Ending(
                reading.name(),
                accepted.canonical(),
                CoverageText.json(counted.coverage()),
                counted.isPartial() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                List.of(CoverageText.sentence(counted.coverage())));
        OutputFormat format =
                output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.NDJSON, OutputFormat.CSV);
        switch (format) {
            case JSON -> output.document(format, SCHEMA, ending, List.of(Trees.map("count", counted.events())));
            case NDJSON -> output.line(JsonText.compact(Trees.map("count", counted.events())));
            default -> output.line(Long.toString(counted.events()));
        }
        output.notes(ending);
        if (counted.isPartial()) {
            output.warn("partial: counting was stopped; there may be more");
        }
        return Completion.of(strict, counted.isPartial(), counted.coverage());
    }

    private ExitCode list(StoreReading reading, AcceptedFilter accepted) {
        ListWriter<EventView> list = output.list(EventShape.of(SCHEMA, fields));
        Progress progress = new Progress(output, interruption);
        EventQuery query = new EventQuery(
                accepted,
                accepted.limit(limit == null ? 100 : AtLeast.zero("--limit", limit)),
                reverse ? EventQuery.Order.OLDEST_FIRST : EventQuery.Order.NEWEST_FIRST,
                Optional.ofNullable(after));
        EventSearch.Found found = reading.events().search(query, progress.watching(list));
        progress.end();
        List<String> notes = new ArrayList<>();
        notes.add(progress.found() + (progress.found() == 1 ? " event" : " events") + more(found) + " · "
                + CoverageText.sentence(found.coverage()));
        if (progress.found() == 0 && reading.events().leavesOutSnapshotRows(accepted)) {
            notes.add("The rows that capture found when it began are left out: add op:snapshot to see them.");
        }
        progress.first()
                .ifPresent(event -> notes.add(output.hint(
                        "show " + event.id(),
                        "trace " + event.transactionId(),
                        event.row() == null ? "coverage" : "row history " + event.row())));
        Ending ending = new Ending(
                reading.name(),
                accepted.canonical(),
                CoverageText.json(found.coverage()),
                found.next().isPresent() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                found.next().orElse(null),
                notes);
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return Completion.of(strict, found.next().isPresent() || found.isPartial(), found.coverage());
    }

    private static String more(EventSearch.Found found) {
        if (found.isPartial()) {
            return ", PARTIAL: the search was stopped";
        }
        return found.next().map(next -> ", more with --after " + next).orElse("");
    }
}
