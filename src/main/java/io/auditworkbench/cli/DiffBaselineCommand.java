package io.auditworkbench.cli;

import io.auditworkbench.filter.GroupField;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.BaselineDiff;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.BaselineView;
import io.auditworkbench.workbench.view.BaselineView.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says in what some events differ from others.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "diff-baseline",
        description =
                "Say in what the chosen events differ from others: which actors, tables, operations and columns have"
                        + " another share of them, the most telling first.",
        footer = {
            "Shares are compared, not numbers: twice as much of everything is no difference. The order is that of the",
            "log-likelihood ratio of the two counts."
        })
public final class DiffBaselineCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.diff-baseline/1";
    private static final List<String> USUAL_FIELDS = List.of("actor", "table", "op", "changed");

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--baseline",
            paramLabel = "WHAT",
            description =
                    "prev: as long a time before; same-hour-4w: the same time of the four weeks before; or a filter"
                            + " (default: prev)")
    private String baseline = "prev";

    @Option(
            names = "--by",
            paramLabel = "FIELD,…",
            split = ",",
            description = "the fields to compare by (default: actor, table, op, changed)")
    private List<String> by = USUAL_FIELDS;

    @Option(names = "--top", paramLabel = "N", description = "the N most telling; 0 for all (default: 8)")
    private int top = 8;

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;

    public DiffBaselineCommand(Output output, StoreDoor store, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        AtLeast.zero("--top", top);
        interruption.onRequest(() -> {});
        return store.read(reading -> {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            Optional<List<AcceptedFilter>> usual = accepted.flatMap(chosen -> usual(reading, chosen));
            return usual.isEmpty() ? ExitCode.BAD_USAGE : compare(reading, accepted.get(), usual.get());
        });
    }

    private Optional<List<AcceptedFilter>> usual(StoreReading reading, AcceptedFilter chosen) {
        return switch (baseline.strip()) {
            case "prev" -> Optional.of(List.of(reading.filters().before(chosen)));
            case "same-hour-4w" -> Optional.of(reading.filters().weeksBefore(chosen, 4));
            default -> FilterOptions.read(reading, output, baseline.strip()).map(List::of);
        };
    }

    private ExitCode compare(StoreReading reading, AcceptedFilter chosen, List<AcceptedFilter> usual) {
        List<GroupField> fields = reading.statistics().fields("--by", by);
        output.formatAmong(
                OutputFormat.TABLE, OutputFormat.WIDE, OutputFormat.JSON, OutputFormat.NDJSON, OutputFormat.CSV);
        BaselineView view =
                new BaselineDiff(reading.statistics()).compare(chosen, usual, fields, interruption::isRequested);
        ListWriter<Difference> list = output.list(new Shape<>(
                SCHEMA,
                columns(view.events(), view.usualEvents()),
                one -> json(one, view.events(), view.usualEvents()),
                one -> one.field() + ":" + one.value()));
        view.differences().stream().limit(top == 0 ? Long.MAX_VALUE : top).forEach(list::add);
        boolean isCut = top > 0 && view.differences().size() > top;
        Ending ending = new Ending(
                reading.name(),
                chosen.canonical(),
                CoverageText.json(view.coverage()),
                view.isPartial() || isCut ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                notes(view, usual));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        if (view.isPartial()) {
            output.warn("PARTIAL: not everything was counted");
            return ExitCode.INCOMPLETE;
        }
        return ExitCode.DONE;
    }

    private static List<String> notes(BaselineView view, List<AcceptedFilter> usual) {
        List<String> notes = new ArrayList<>();
        if (view.events() == 0 || view.usualEvents() == 0) {
            notes.add("There is nothing to compare: " + Quantity.of(view.events()) + " events were chosen, and "
                    + Quantity.of(view.usualEvents()) + " are in the baseline.");
        }
        notes.add(Quantity.of(view.events()) + " events against " + Quantity.of(view.usualEvents()) + " of "
                + usual.getFirst().canonical() + (usual.size() > 1 ? " and the weeks before" : "") + " · "
                + CoverageText.sentence(view.coverage()));
        return notes;
    }

    private static List<Column<Difference>> columns(long events, long usualEvents) {
        return List.of(
                Column.text("field", one -> Cell.of(one.field())),
                Column.text("value", one -> Cell.of(one.value().isEmpty() ? "?" : one.value())),
                Column.number("events", one -> Cell.of(one.count())),
                Column.number("share", one -> Cell.of(percent(one.count(), events) + " %")),
                Column.number("usual", one -> Cell.of(percent(one.usualCount(), usualEvents) + " %")),
                Column.number("times", one -> Cell.of(times(one, events, usualEvents))),
                Column.number("of", (Difference one) -> Cell.of(one.usualCount()))
                        .whenWide());
    }

    private static String percent(long count, long of) {
        return of == 0 ? "0" : String.format(Locale.ROOT, "%.1f", 100.0 * count / of);
    }

    /// How many times the usual share; `new` and `gone` where there is none.
    private static String times(Difference one, long events, long usualEvents) {
        if (one.usualCount() == 0) {
            return "new";
        }
        if (one.count() == 0) {
            return "gone";
        }
        return String.format(
                Locale.ROOT, "%.2f", ((double) one.count() / events) / ((double) one.usualCount() / usualEvents));
    }

    private static Map<String, @Nullable Object> json(Difference one, long events, long usualEvents) {
        return Trees.map(
                "field", one.field(),
                "value", one.value(),
                "events", one.count(),
                "of", events,
                "share_percent", percent(one.count(), events),
                "baseline_events", one.usualCount(),
                "baseline_of", usualEvents,
                "baseline_share_percent", percent(one.usualCount(), usualEvents),
                "score", String.format(Locale.ROOT, "%.2f", one.score()));
    }
}
