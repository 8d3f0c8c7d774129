package io.auditworkbench.mcp;

import io.auditworkbench.filter.CapturedTable;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.Trees;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Captured tables and columns.
final class SchemaTool extends McpTool {

    private final ToolContext context;

    SchemaTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_schema",
                "Tables and columns",
                "Lists the captured tables with their columns, as a filter can name them; or one table.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .with("table", Schema.text("shop.orders or orders; all when left out"))
                .with(
                        "limit",
                        Schema.count("how many tables", 100, context.options().maxRows()))
                .with("cursor", Schema.text("next_cursor of the answer before"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with(
                        "tables",
                        Schema.rows(
                                "with every column they ever had",
                                Schema.object().with("table", Schema.text(""))));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        Optional<String> name = arguments.text("table").map(each -> each.toLowerCase(Locale.ROOT));
        List<CapturedTable> tables = context.reading().filters().tables().stream()
                .filter(table -> name.isEmpty() || isNamed(table, name.get()))
                .toList();
        if (tables.isEmpty() && name.isPresent()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "No captured table has that name.",
                    "Call audit_schema without a name: it lists them all.");
        }
        Pages<CapturedTable> page = Pages.of(
                tables,
                arguments,
                arguments.count("limit", 100, context.options().maxRows()));
        return new ToolAnswer(tables.size() + " tables.")
                .list("tables", page.rows().stream().map(SchemaTool::tree).toList(), List.of(), page.cursorAt())
                .goesOn(page.next())
                .seen(context.reading().coverage().all());
    }

    private static boolean isNamed(CapturedTable table, String name) {
        String full = (table.schema() + "." + table.name()).toLowerCase(Locale.ROOT);
        return full.equals(name) || table.name().toLowerCase(Locale.ROOT).equals(name);
    }

    private static Map<String, @Nullable Object> tree(CapturedTable table) {
        return Trees.map(
                "table",
                table.schema() + "." + table.name(),
                "columns",
                table.columns().stream()
                        .map(column -> Trees.map(
                                "name", column.name(),
                                "types",
                                        column.families().stream()
                                                .map(Shapes::words)
                                                .toList()))
                        .toList());
    }
}
