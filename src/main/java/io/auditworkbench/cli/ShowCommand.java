package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.ShownView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows anything by its id.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "show",
        description = "Show anything by its id: event E1024, transaction T88, gap G3, findings A17, business event B12,"
                + " row shop.orders/1042.")
public final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "ids of anything")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "every column, not only those that changed")
    private boolean all;

    private final Output output;
    private final StoreDoor store;

    public ShowCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::show);
    }

    private ExitCode show(StoreReading reading) {
        OutputFormat format =
                output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML, OutputFormat.MD);
        List<ShownView> shown = ids.stream().map(reading.show()::show).toList();
        if (format == OutputFormat.JSON || format == OutputFormat.YAML) {
            List<Map<String, @Nullable Object>> items = new ArrayList<>();
            shown.forEach(one -> items.add(ShownJson.of(one)));
            CoverageView coverage = reading.coverage().all();
            output.document(
                    format,
                    "auditctl.show/1",
                    new Ending(
                            reading.name(), "", CoverageText.json(coverage), Ending.Completeness.ALL, null, List.of()),
                    items);
            return ExitCode.DONE;
        }
        ShownText text = new ShownText(output, all);
        for (int i = 0; i < shown.size(); i++) {
            if (i > 0) {
                output.line("");
            }
            text.show(shown.get(i));
        }
        return ExitCode.DONE;
    }
}
