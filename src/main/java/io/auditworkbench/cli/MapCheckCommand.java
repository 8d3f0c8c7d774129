package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.MappingDesk;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.MappingCheckView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Checks a mapping file.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "check",
        description =
                "Check a mapping file, also against the captured tables: what is wrong, where, what would be right.")
final class MapCheckCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.map.check/1";

    @Parameters(paramLabel = "FILE", description = "the mapping, in YAML")
    private Path file = Path.of("");

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MappingDesk> desk;

    MapCheckCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<MappingDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Path store = storePath.apply(output.options().store());
        MappingDesk mappings = desk.get();
        MappingCheckView checked = mappings.check(store, file);
        boolean isGood = checked.problems().isEmpty();
        if (format == OutputFormat.TABLE) {
            print(checked);
        } else {
            Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, SCHEMA, ending, List.of(json(checked)));
        }
        output.flush();
        if (isGood) {
            output.note("Nothing is wrong. It is in force once it is in " + mappings.folder() + ".");
            output.note(output.hint("map apply"));
            return ExitCode.DONE.number();
        }
        output.note(Quantity.of(checked.problems().size(), "problem"));
        return ExitCode.BAD_USAGE.number();
    }

    private void print(MappingCheckView checked) {
        checked.problems().forEach(problem -> output.line(ScreenText.tame(problem)));
        if (checked.problems().isEmpty()) {
            Page page = new Page(output);
            page.heading(checked.file(), "database " + checked.schema());
            page.line("mapped", String.join(", ", checked.mapped()));
            page.line("no table for", String.join(", ", checked.missing()));
            page.line("not mapped", String.join(", ", checked.unmapped()));
        }
    }

    private static Map<String, @Nullable Object> json(MappingCheckView checked) {
        return Trees.map(
                "file", checked.file(),
                "schema", checked.schema(),
                "problems", checked.problems(),
                "mapped", checked.mapped(),
                "missing_entities", checked.missing(),
                "unmapped_tables", checked.unmapped());
    }
}
