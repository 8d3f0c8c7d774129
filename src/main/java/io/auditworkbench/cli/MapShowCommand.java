package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.MappingDesk;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.MappingView;
import io.auditworkbench.workbench.view.MappingsView;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows the mappings in force.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "show",
        description =
                "Show the mappings in force, the tables that each maps, and captured tables that none maps; or one"
                        + " mapping as it was written.")
final class MapShowCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "print this mapping as it was written")
    private @Nullable String name;

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MappingDesk> desk;

    MapShowCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<MappingDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (name == null) {
            all();
        } else {
            one(name);
        }
        output.flush();
        return ExitCode.DONE.number();
    }

    private void one(String wanted) {
        OutputFormat format = output.formatAmong(OutputFormat.YAML, OutputFormat.JSON);
        MappingView mapping = desk.get().one(wanted);
        if (format == OutputFormat.YAML) {
            output.text(mapping.text());
        } else {
            Map<String, @Nullable Object> tree = json(mapping, false);
            tree.put("text", mapping.text());
            Ending ending = new Ending("", "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, "auditctl.mapping/1", ending, List.of(tree));
        }
    }

    private void all() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.YAML, OutputFormat.JSON);
        Path store = storePath.apply(output.options().store());
        MappingsView shown = desk.get().show(store);
        if (format == OutputFormat.TABLE) {
            print(shown);
        } else {
            Ending ending = new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of());
            output.document(format, "auditctl.map/1", ending, List.of(json(shown)));
        }
        output.note(Quantity.of(shown.mappings().size(), "mapping") + " in force · "
                + (shown.hasStore()
                        ? Quantity.of(shown.unmapped().size(), "captured table") + " not mapped"
                        : "there is no store to compare them with"));
        shown.problems().forEach(problem -> output.warn("not in force: " + ScreenText.tame(problem)));
        if (!shown.unmapped().isEmpty()) {
            output.note(output.hint("map suggest"));
        }
    }

    private void print(MappingsView shown) {
        Page page = new Page(output);
        for (MappingView mapping : shown.mappings()) {
            page.heading(mapping.name(), "database " + mapping.schema(), mapping.origin(), mapping.file());
            page.table(columns(shown.hasStore()), mapping.tables());
            page.space();
        }
        if (shown.hasStore()) {
            page.line("not mapped", shown.unmapped().isEmpty() ? "nothing" : String.join(", ", shown.unmapped()));
        }
    }

    private static List<Column<MappingView.Table>> columns(boolean hasStore) {
        Column<MappingView.Table> entity = Column.text("entity", table -> Cell.of(table.entity()));
        Column<MappingView.Table> name = Column.text("table", table -> Cell.of(table.table()));
        Column<MappingView.Table> captured =
                Column.text("captured", table -> Cell.of(table.isCaptured() ? "yes" : "no"));
        Column<MappingView.Table> fields = Column.text("fields", table -> Cell.of(String.join(", ", table.fields())));
        return hasStore ? List.of(entity, name, captured, fields) : List.of(entity, name, fields);
    }

    private static Map<String, @Nullable Object> json(MappingsView shown) {
        return Trees.map(
                "mappings",
                shown.mappings().stream()
                        .map(mapping -> json(mapping, shown.hasStore()))
                        .toList(),
                "unmapped_tables",
                shown.hasStore() ? shown.unmapped() : null,
                "problems",
                shown.problems());
    }

    private static Map<String, @Nullable Object> json(MappingView mapping, boolean hasStore) {
        return Trees.map(
                "name",
                mapping.name(),
                "schema",
                mapping.schema(),
                "origin",
                mapping.origin(),
                "file",
                mapping.file(),
                "tables",
                mapping.tables().stream()
                        .map(table -> Trees.map(
                                "entity", table.entity(),
                                "table", table.table(),
                                "captured", hasStore ? table.isCaptured() : null,
                                "fields", table.fields()))
                        .toList());
    }
}
