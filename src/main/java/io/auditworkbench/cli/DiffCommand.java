package io.auditworkbench.cli;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterSpelling;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.NetRowView;
import io.auditworkbench.workbench.view.TableDiffView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows the net change of tables between two moments.
@Recorded(AuditAction.Kind.READ)
@Command(name = "diff", description = "Show the net change of tables between two moments.")
public final class DiffCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "T1..T2",
            description = "the two moments: yesterday..now, 2026-11-20T09:00..@E1024")
    private String range = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FILTER", description = "only changes that match")
    private @Nullable String filter;

    @Option(names = "--table", paramLabel = "TABLE", description = "only this table; globs and lists as in table:")
    private @Nullable String table;

    @Option(names = "--stat", description = "only counts, one line a table")
    private boolean stat;

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;

    public DiffCommand(Output output, StoreDoor store, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        interruption.onRequest(() -> {});
        return store.read(reading -> {
            Optional<AcceptedFilter> accepted = FilterOptions.read(reading, output, text());
            return accepted.isEmpty() ? ExitCode.BAD_USAGE : diff(reading, accepted.get());
        });
    }

    private String text() {
        String text = filter == null ? "" : filter.strip();
        if (table == null) {
            return text;
        }
        boolean isAlternative = FilterParser.parse(text).readable() instanceof FilterExpression.Or;
        return (FilterSpelling.tables(table) + " " + (isAlternative ? "(" + text + ")" : text)).strip();
    }

    private ExitCode diff(StoreReading reading, AcceptedFilter accepted) {
        TableDiffView diff = reading.diff().between(range, accepted, interruption::isRequested);
        Ending ending = new Ending(
                reading.name(),
                accepted.canonical(),
                CoverageText.json(diff.coverage()),
                diff.isCut() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                notes(diff));
        if (stat) {
            print(
                    new Shape<>("auditctl.diff.stat/1", statColumns(), DiffCommand::json, DiffCommand::name),
                    diff.stats(),
                    ending);
        } else {
            print(
                    new Shape<>(
                            "auditctl.diff/1",
                            NetTable.columns(),
                            ShownJson::net,
                            net -> net.row().toString()),
                    diff.rows().stream().filter(DiffCommand::isDifference).toList(),
                    ending);
        }
        return diff.isCut() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private List<String> notes(TableDiffView diff) {
        List<String> notes = new ArrayList<>(diff.notes());
        notes.add(summary(diff) + " · " + CoverageText.sentence(diff.coverage()));
        diff.rows().stream().findFirst().ifPresent(row -> notes.add(output.hint("row history " + row.row())));
        return notes;
    }

    private static boolean isDifference(NetRowView row) {
        return switch (row.outcome()) {
            case INSERTED, UPDATED, DELETED -> true;
            case UNCHANGED, TRANSIENT -> false;
        };
    }

    private <T> void print(Shape<T> shape, List<T> things, Ending ending) {
        ListWriter<T> list = output.list(shape);
        things.forEach(list::add);
        list.finish(ending);
        output.flush();
        output.notes(ending);
    }

    private static String summary(TableDiffView diff) {
        long rows = diff.rows().stream().filter(DiffCommand::isDifference).count();
        return (diff.isCut() ? "PARTIAL: the search was stopped; " : "") + rows
                + (rows == 1 ? " row differs" : " rows differ") + " between " + TimeText.people(diff.from()) + " and "
                + TimeText.people(diff.until()) + " UTC";
    }

    private static List<Column<TableDiffView.Stat>> statColumns() {
        return List.of(
                Column.text("table", stat -> Cell.of(name(stat))),
                Column.number("inserted", stat -> Cell.of(stat.inserted())),
                Column.number("updated", stat -> Cell.of(stat.updated())),
                Column.number("deleted", stat -> Cell.of(stat.deleted())),
                Column.number("unchanged", stat -> Cell.of(stat.unchanged())),
                Column.number("events", stat -> Cell.of(stat.events())));
    }

    private static Map<String, @Nullable Object> json(TableDiffView.Stat stat) {
        return Trees.map(
                "table", name(stat),
                "inserted", stat.inserted(),
                "updated", stat.updated(),
                "deleted", stat.deleted(),
                "unchanged", stat.unchanged(),
                "events", stat.events());
    }

    private static String name(TableDiffView.Stat stat) {
        return stat.schema() + "." + stat.table();
    }
}
