package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.view.TraceView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what one transaction did.
@Recorded(AuditAction.Kind.READ)
@Command(name = "trace", description = "Show what one transaction did, step by step or in the end.")
public final class TraceCommand implements Callable<Integer> {

    private static final int STEPS_SHOWN = 500;

    @Parameters(
            paramLabel = "ID",
            description = "a transaction T88, an event E1024 of it; or a row, A17 or B12: the last one behind it")
    private String id = "";

    @Option(names = "--net", description = "what the steps come to, row by row")
    private boolean net;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many steps; 0 for all (default: 500)")
    private int limit = STEPS_SHOWN;

    private final Output output;
    private final StoreDoor store;

    public TraceCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::trace);
    }

    private ExitCode trace(StoreReading reading) {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        TraceView trace = net ? reading.trace().net(id) : reading.trace().steps(id, limit);
        if (format == OutputFormat.TABLE) {
            new ShownText(output, false).transaction(trace);
            return ExitCode.DONE;
        }
        output.document(
                format,
                "auditctl.trace/1",
                new Ending(
                        reading.name(),
                        "",
                        CoverageText.json(trace.coverage()),
                        trace.isCut() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                        null,
                        List.of()),
                List.of(ShownJson.trace(trace)));
        return ExitCode.DONE;
    }
}
