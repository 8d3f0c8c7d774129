package io.auditworkbench.cli;

import io.auditworkbench.filter.GroupField;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventStatistics;
import io.auditworkbench.workbench.StatsQuestion;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.StatsView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Counts events by groups and by time.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "stats",
        description = "Count events by groups and by time, and add up a column.",
        footer = {
            "Every event is counted; what is stopped with Ctrl-C says so. A column's value is the one after the change, for a",
            "deleted row the one before; old., new. and delta. before it choose, as in --sum delta.total.",
        })
public final class StatsCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.stats/1";

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--by",
            paramLabel = "FIELD,…",
            split = ",",
            description =
                    "actor, table, op, hour, day, changed, row, tx … or a column (default: table, without --bucket)")
    private List<String> by = List.of();

    @Option(names = "--bucket", paramLabel = "TIME", description = "in stretches of so long: 10m, 1h, 1d, 1w")
    private @Nullable String bucket;

    @Option(names = "--top", paramLabel = "N", description = "the N largest groups; 0 for all (default: 20)")
    private int top = 20;

    @Option(names = "--sum", paramLabel = "COLUMN", description = "also add up this column")
    private @Nullable String sum;

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;

    public StatsCommand(Output output, StoreDoor store, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        AtLeast.zero("--top", top);
        Optional<Duration> length = Optional.ofNullable(bucket).map(EventStatistics::bucket);
        List<String> names = by.isEmpty() && length.isEmpty() ? List.of("table") : by;
        return store.read(reading -> {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            return accepted.isEmpty() ? ExitCode.BAD_USAGE : count(reading, accepted.get(), names, length);
        });
    }

    private ExitCode count(
            StoreReading reading, AcceptedFilter accepted, List<String> names, Optional<Duration> length) {
        List<GroupField> fields = reading.statistics().fields("--by", names);
        Optional<GroupField> summed = Optional.ofNullable(sum).map(reading.statistics()::summed);
        ListWriter<StatsView.Row> list = output.list(shape(fields, length.isPresent(), summed));
        interruption.onRequest(() -> {});
        ProgressLine line = new ProgressLine(output, System::nanoTime);
        StatsView view = reading.statistics()
                .count(
                        new StatsQuestion(accepted, fields, length, summed, top),
                        at -> line.show(() -> "Counted up to E" + at),
                        interruption::isRequested);
        line.clear();
        view.rows().forEach(list::add);
        Ending ending = new Ending(
                reading.name(),
                accepted.canonical(),
                CoverageText.json(view.coverage()),
                view.isPartial() || view.isCut() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                notes(reading, accepted, fields, view));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        if (view.isPartial()) {
            output.warn("PARTIAL: the counting was stopped");
            return ExitCode.INCOMPLETE;
        }
        if (view.isCut()) {
            output.warn("PARTIAL: there are more groups than can be told apart; those that came late are in (other)");
        }
        return ExitCode.DONE;
    }

    private List<String> notes(StoreReading reading, AcceptedFilter accepted, List<GroupField> fields, StatsView view) {
        List<String> notes = new ArrayList<>();
        notes.add((fields.isEmpty() ? "" : groups(view) + " · ") + Quantity.of(view.events(), "event") + " examined · "
                + CoverageText.sentence(view.coverage()));
        if (view.isShared()) {
            notes.add("An event can be in several groups, so they add up to more.");
        }
        if (view.events() == 0 && reading.events().leavesOutSnapshotRows(accepted)) {
            notes.add("The rows that capture found when it began are left out: add op:snapshot to see them.");
        }
        notes.add(output.hint("events"));
        return notes;
    }

    private static String groups(StatsView view) {
        long shown = view.rows().stream()
                .filter(row -> !row.isOther())
                .map(StatsView.Row::group)
                .distinct()
                .count();
        return (view.isCut() ? "more than " : "")
                + Quantity.of(view.groups(), "group")
                + (shown < view.groups() ? ", the largest " + Quantity.of(shown) + " of them shown (--top)" : "");
    }

    private static Shape<StatsView.Row> shape(
            List<GroupField> fields, boolean hasBuckets, Optional<GroupField> summed) {
        List<Column<StatsView.Row>> columns = new ArrayList<>();
        if (hasBuckets) {
            columns.add(Column.text("time", (StatsView.Row row) -> Cell.of(TimeText.data(row.bucket())))
                    .whole());
        }
        for (int i = 0; i < fields.size(); i++) {
            int at = i;
            columns.add(Column.text(fields.get(i).text(), (StatsView.Row row) -> value(row, at))
                    .asData(row -> row.isOther()
                            ? Cell.of("(other)")
                            : Cell.of(row.group().get(at))));
        }
        columns.add(Column.number("events", row -> Cell.of(row.events())));
        summed.ifPresent(field -> {
            columns.add(Column.number("sum " + field.text(), row -> Cell.of(number(row.sum()))));
            columns.add(Column.number("of", (StatsView.Row row) -> Cell.of(row.summed()))
                    .whenWide());
        });
        return new Shape<>(SCHEMA, columns, row -> json(fields, row), StatsCommand::name);
    }

    private static Cell value(StatsView.Row row, int at) {
        if (row.isOther()) {
            return Cell.of("(other)", Style.DIM);
        }
        String value = row.group().get(at);
        return value.isEmpty() ? Cell.of("?", Style.DIM) : Cell.of(value);
    }

    private static String name(StatsView.Row row) {
        return row.isOther() ? "(other)" : String.join(" ", row.group());
    }

    private static @Nullable String number(@Nullable BigDecimal sum) {
        return sum == null
                ? null
                : sum.setScale(Math.max(0, sum.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString();
    }

    private static Map<String, @Nullable Object> json(List<GroupField> fields, StatsView.Row row) {
        Map<String, @Nullable Object> group = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String value = row.isOther() ? "" : row.group().get(i);
            group.put(fields.get(i).text(), value.isEmpty() ? null : value);
        }
        return Trees.map(
                "time", TimeText.data(row.bucket()),
                "group", group,
                "other", row.isOther(),
                "events", row.events(),
                "sum", number(row.sum()),
                "summed", row.sum() == null ? null : row.summed());
    }
}
