package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.view.RowHistoryView;
import io.auditworkbench.workbench.view.RowVersionView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists the versions of a row.
@Recorded(AuditAction.Kind.READ)
@Command(name = "history", description = "List the versions of a row, oldest first.")
public final class RowHistoryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TABLE/KEY", description = "the row, as in shop.orders/1042 or order_lines/1042,3")
    private String row = "";

    @Option(names = "--changed", paramLabel = "COLUMN", description = "only versions in which this column changed")
    private @Nullable String changed;

    @Option(names = "--limit", paramLabel = "N", description = "only the last so many; 0 for all (default: 0)")
    private int limit;

    private final Output output;
    private final StoreDoor store;

    RowHistoryCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::history);
    }

    private ExitCode history(StoreReading reading) {
        RowHistoryView history = reading.rows().history(row, Optional.ofNullable(changed), limit);
        ListWriter<RowVersionView> list = output.list(
                new Shape<>("auditctl.row.history/1", VersionTable.columns(), ShownJson::version, RowVersionView::id));
        history.versions().forEach(list::add);
        List<String> notes = new ArrayList<>();
        notes.add(history.beginning());
        if (!history.ending().isEmpty()) {
            notes.add(history.ending());
        }
        history.links().forEach(link -> notes.add("A change of key or table name links it with " + link + "."));
        notes.add(history.versions().size() + " of " + history.total() + " versions · "
                + CoverageText.sentence(history.coverage()));
        notes.add(output.hint("row blame " + history.row(), "row show " + history.row() + " --at TIME"));
        Ending ending = new Ending(
                reading.name(),
                "",
                CoverageText.json(history.coverage()),
                history.versions().size() < history.total() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                notes);
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return ExitCode.DONE;
    }
}
