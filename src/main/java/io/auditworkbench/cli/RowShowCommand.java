package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.view.RowStateView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows a row as it was at a moment.
@Recorded(AuditAction.Kind.READ)
@Command(name = "show", description = "Show a row as it was at a moment.")
public final class RowShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TABLE/KEY", description = "the row, as in shop.orders/1042")
    private String row = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "when: 2026-11-20T09:00, 2h, yesterday, @E1024 (default: now)")
    private @Nullable String at;

    private final Output output;
    private final StoreDoor store;

    RowShowCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::show);
    }

    private ExitCode show(StoreReading reading) {
        OutputFormat format =
                output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML, OutputFormat.SQL);
        RowStateView state = reading.rows().show(row, Optional.ofNullable(at));
        switch (format) {
            case TABLE -> new ShownText(output, true).rowState(state);
            case SQL -> output.line(reading.rows().insertStatement(row, Optional.ofNullable(at)));
            default ->
                output.document(
                        format,
                        "auditctl.row.show/1",
                        new Ending(
                                reading.name(),
                                "",
                                CoverageText.json(state.coverage()),
                                Ending.Completeness.ALL,
                                null,
                                List.of()),
                        List.of(ShownJson.state(state)));
        }
        output.note(CoverageText.sentence(state.coverage()));
        return ExitCode.DONE;
    }
}
