package io.auditworkbench.mcp;

import io.auditworkbench.workbench.view.RowStateView;

/// A row as of a moment.
final class RowAtTool extends McpTool {

    private final ToolContext context;

    RowAtTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_row_at",
                "Row as of a time",
                "Gives one row as it was at a moment, or says that it did not exist then, or that this is "
                        + "not known.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .requires("table", Schema.text("shop.orders, or orders where one table has the name"))
                .requires("key", Schema.text("the key, as in 1042; parts of a longer key with commas"))
                .with("time", Schema.text("2026-11-20T14:00, 3d, or @E1024; as it is known last when left out"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("row", Schema.object("presence (existed, deleted, not-yet, unknown, …) and its values then"));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        String row = Uris.row(arguments.required("table"), arguments.required("key"));
        RowStateView state = context.reading().rows().show(row, arguments.text("time"));
        Shapes shapes = context.shapes();
        return new ToolAnswer("The row: " + Shapes.words(state.presence()) + ".")
                .put("row", shapes.state(state))
                .seen(state.coverage())
                .masked(shapes.masked())
                .link("audit://row/" + state.row());
    }
}
