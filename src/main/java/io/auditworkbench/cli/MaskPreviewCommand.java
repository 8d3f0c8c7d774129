package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.mask.MaskDesk;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.MaskPreviewView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Shows what a masking policy would make of stored rows.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "preview",
        description =
                "Show what a policy would make of the newest stored rows: for each column what it looks like, what"
                        + " is done, and a value before and after. Nothing is changed.")
final class MaskPreviewCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.mask.preview/1";

    @Parameters(paramLabel = "FILE", description = "the policy, in YAML")
    private Path file = Path.of("");

    @Option(names = "--table", paramLabel = "NAME", description = "only this table: schema.table, or table")
    private @Nullable String table;

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MaskDesk> desk;

    MaskPreviewCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<MaskDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Path store = storePath.apply(output.options().store());
        MaskPreviewView preview = desk.get().preview(store, file, Optional.ofNullable(table));
        if (format == OutputFormat.TABLE) {
            new Page(output).table(columns(), preview.lines());
        } else {
            Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(
                    format,
                    SCHEMA,
                    ending,
                    preview.lines().stream().map(MaskPreviewCommand::json).toList());
        }
        output.flush();
        output.note(Quantity.of(preview.rows(), "stored row") + " looked at; nothing was changed.");
        return ExitCode.DONE.number();
    }

    private static List<Column<MaskPreviewView.Line>> columns() {
        return List.of(
                Column.text("table", line -> Cell.of(line.table())),
                Column.text("column", line -> Cell.of(line.column())),
                Column.text("kind", line -> Cell.of(line.kind())),
                Column.text("mode", line -> Cell.of(line.mode())),
                Column.text("masked", line -> Cell.of(line.masked() + " of " + line.values())),
                Column.text("before", line -> Cell.of(line.before())),
                Column.text("after", line -> Cell.of(line.after())));
    }

    private static Map<String, @Nullable Object> json(MaskPreviewView.Line line) {
        return Trees.map(
                "table", line.table(),
                "column", line.column(),
                "kind", line.kind(),
                "mode", line.mode(),
                "rule", line.rule(),
                "values", line.values(),
                "masked", line.masked(),
                "before", line.before(),
                "after", line.after());
    }
}
