package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.view.ColumnView;
import io.auditworkbench.workbench.view.RowDiffView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Compares two versions of a row.
@Recorded(AuditAction.Kind.READ)
@Command(name = "diff", description = "Compare two versions of a row.")
public final class RowDiffCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TABLE/KEY", description = "the row, as in shop.orders/1042")
    private String row = "";

    @Option(
            names = "--from",
            paramLabel = "VERSION",
            description = "v6, or the id of its event (default: the one before --to)")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "VERSION", description = "v9, or the id of its event (default: the last)")
    private @Nullable String to;

    @Option(names = "--all", description = "every column, not only those that differ")
    private boolean all;

    private final Output output;
    private final StoreDoor store;

    RowDiffCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::diff);
    }

    private ExitCode diff(StoreReading reading) {
        RowDiffView diff = reading.rows().diff(row, Optional.ofNullable(from), Optional.ofNullable(to));
        ListWriter<ColumnView> list = output.list(new Shape<>(
                "auditctl.row.diff/1",
                ColumnTable.beforeAndAfter(diff.from().id(), diff.to().id()),
                ColumnTable::json,
                ColumnView::name));
        diff.columns().stream().filter(column -> all || column.isChanged()).forEach(list::add);
        Ending ending = new Ending(
                reading.name(),
                "",
                CoverageText.json(diff.coverage()),
                Ending.Completeness.ALL,
                null,
                List.of(
                        diff.row() + ": " + diff.from().id() + " ("
                                + diff.from().event().id() + ") to "
                                + diff.to().id() + " (" + diff.to().event().id() + ") · "
                                + CoverageText.sentence(diff.coverage()),
                        output.hint("show " + diff.to().event().id())));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return ExitCode.DONE;
    }
}
