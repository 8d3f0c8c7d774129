package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.MappingApplication;
import io.auditworkbench.workbench.conclude.MappingApplication.Applied;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Concludes from what was captured before its tables were mapped.
@Recorded(AuditAction.Kind.CONCLUDE)
@Command(
        name = "apply",
        description =
                "Apply rules to what was captured before a mapping was in force. What was concluded already stays,"
                        + " and detectors do not look again.")
final class MapApplyCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.map.apply/1";

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MappingApplication> application;

    MapApplyCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<MappingApplication> application) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.application = application;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        interruption.onRequest(() -> {});
        Path store = storePath.apply(output.options().store());
        ProgressLine line = new ProgressLine(output, System::nanoTime);
        Applied applied = application
                .get()
                .apply(
                        store,
                        changes -> line.show(() -> "Looked at " + Quantity.of(changes) + " changes"),
                        interruption::isRequested);
        line.clear();
        if (format == OutputFormat.TABLE) {
            output.line(Quantity.of(applied.concluded(), "business event") + " concluded from "
                    + Quantity.of(applied.changes(), "change"));
        } else {
            Ending ending = new Ending(
                    store.toString(),
                    "",
                    Map.of(),
                    applied.isPartial() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                    null,
                    List.of());
            output.document(
                    format,
                    SCHEMA,
                    ending,
                    List.of(Trees.map(
                            "changes", applied.changes(),
                            "concluded", applied.concluded(),
                            "different", applied.different(),
                            "partial", applied.isPartial())));
        }
        output.flush();
        return end(applied).number();
    }

    private ExitCode end(Applied applied) {
        if (applied.different() > 0) {
            output.note(Quantity.of(applied.different(), "business event")
                    + " of before would say something else now, and stayed; `scan --again` concludes everything anew");
        }
        if (applied.isPartial()) {
            output.warn("PARTIAL: it was stopped; run it again to conclude the rest");
            return ExitCode.INCOMPLETE;
        }
        output.note(output.hint("business"));
        return ExitCode.DONE;
    }
}
