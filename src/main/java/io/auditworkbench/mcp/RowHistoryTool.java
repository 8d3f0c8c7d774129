package io.auditworkbench.mcp;

import io.auditworkbench.workbench.view.RowHistoryView;
import io.auditworkbench.workbench.view.RowVersionView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The versions of a row.
final class RowHistoryTool extends McpTool {

    private final ToolContext context;

    RowHistoryTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_row_history",
                "History of a row",
                "Gives the versions of one row, oldest first: each change with before and after, by whom; "
                        + "or only those in which a column changed.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .requires("table", Schema.text("shop.orders, or orders where one table has the name"))
                .requires("key", Schema.text("the key, as in 1042; parts of a longer key with commas"))
                .with("changed", Schema.text("only versions in which this column changed"))
                .with(
                        "limit",
                        Schema.count("how many versions", 50, context.options().maxRows()))
                .with("cursor", Schema.text("next_cursor of the answer before"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("row", Schema.text("the row's address"))
                .with("total", Schema.number("how many versions are known"))
                .with("beginning", Schema.text("from when on the row is known"))
                .with("versions", Schema.rows("oldest first", Schema.object()));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        String row = Uris.row(arguments.required("table"), arguments.required("key"));
        RowHistoryView history = context.reading().rows().history(row, arguments.text("changed"), 0);
        Pages<RowVersionView> page = Pages.of(
                history.versions(),
                arguments,
                arguments.count("limit", 50, context.options().maxRows()));
        Shapes shapes = context.shapes();
        List<Map<String, @Nullable Object>> versions =
                page.rows().stream().map(shapes::version).toList();
        return new ToolAnswer(history.versions().size() + " of " + history.total() + " versions.")
                .put("row", history.row().toString())
                .put("total", history.total())
                .put("beginning", history.beginning())
                .put("ending", history.ending().isEmpty() ? null : history.ending())
                .list("versions", versions, Shapes.EXPENDABLE, page.cursorAt())
                .goesOn(page.next())
                .seen(history.coverage())
                .masked(shapes.masked())
                .link("audit://row/" + history.row());
    }
}
