package io.auditworkbench.mcp;

import io.auditworkbench.workbench.view.TraceView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One source transaction.
final class TransactionTool extends McpTool {

    private final ToolContext context;

    TransactionTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_transaction",
                "Show a transaction",
                "Gives one source transaction: every step in order, or (net) what its steps come to row "
                        + "by row, with the business events and findings that rest on it.");
    }

    @Override
    Schema takes() {
        return Schema.object()
                .requires("tx", Schema.text("T88, a GTID, or E1024 for the transaction of an event"))
                .with("net", Schema.truth("what the steps come to instead of the steps"))
                .with(
                        "limit",
                        Schema.count("how many steps", 100, context.options().maxRows()))
                .with("cursor", Schema.text("next_cursor of the answer before"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("transaction", Schema.object("who, when, where in the log, how many events of which tables"))
                .with("steps", Schema.rows("its changes in order, or row by row when net was asked", Schema.object()));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        String id = arguments.required("tx");
        boolean isNet = arguments.isSet("net");
        int limit = arguments.count("limit", 100, context.options().maxRows());
        TraceView trace = isNet
                ? context.reading().trace().net(id)
                : context.reading().trace().steps(id, 10_000);
        Shapes shapes = context.shapes();
        List<Map<String, @Nullable Object>> all = isNet
                ? trace.net().stream().map(shapes::net).toList()
                : trace.steps().stream()
                        .map(step -> shapes.compact(step, SearchEventsTool.USUAL))
                        .toList();
        Pages<Map<String, @Nullable Object>> page = Pages.of(all, arguments, limit);
        ToolAnswer answer = new ToolAnswer(
                        trace.transaction().id() + ": " + trace.transaction().eventCount() + " changes.")
                .put("transaction", Shapes.transaction(trace.transaction()))
                .put(
                        "business",
                        trace.business().stream().map(each -> each.id()).toList())
                .put(
                        "anomalies",
                        trace.anomalies().stream().map(each -> each.id()).toList())
                .list("steps", page.rows(), Shapes.EXPENDABLE, page.cursorAt())
                .goesOn(page.next())
                .seen(trace.coverage())
                .masked(shapes.masked())
                .link("audit://tx/" + trace.transaction().id());
        trace.notes().forEach(answer::note);
        if (!isNet && trace.isCut() && page.next().isEmpty()) {
            answer.isCut("Only the first 10000 steps can be listed; audit_search_events with tx:"
                    + trace.transaction().id() + " has all.");
        }
        return answer;
    }
}
