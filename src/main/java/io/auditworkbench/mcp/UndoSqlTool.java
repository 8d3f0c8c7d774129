package io.auditworkbench.mcp;

import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.UndoSql;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.UndoView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// SQL that would take changes back; nobody runs it here.
final class UndoSqlTool extends McpTool {

    private final ToolContext context;

    UndoSqlTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_undo_sql",
                "SQL that would undo",
                "Writes SQL that would take changes back, as text. Nothing here runs it: a person has to "
                        + "read it, and run it elsewhere.");
    }

    private static final int MOST = 20;

    @Override
    Schema takes() {
        return Schema.object().requires("ids", Schema.texts("1 to " + MOST + " of E1024, T88 or shop.orders/1042"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("ran", Schema.truth("always false: the text was not run"))
                .with(
                        "statements",
                        Schema.rows("newest change first", Schema.object().with("sql", Schema.text("the text"))))
                .with("warnings", Schema.texts("what to look at before running it"))
                .with("refusals", Schema.texts("what cannot be undone, and why"));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        context.refuseWhileMasking("SQL");
        List<String> ids = arguments.texts("ids", MOST);
        if (ids.isEmpty()) {
            throw Arguments.bad("\"ids\" is missing.", "Give ids such as [\"E1024\"].");
        }
        List<Map<String, @Nullable Object>> statements = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        ToolAnswer answer = new ToolAnswer("SQL text for " + ids.size() + " ids; it was not run.");
        for (String id : ids) {
            UndoView undo = context.reading().undo().undo(filterOf(id), UndoSql.Guard.CURRENT_VALUES);
            undo.steps().stream().limit(context.options().maxRows()).forEach(step -> statements.add(statement(step)));
            if (undo.steps().size() > context.options().maxRows()) {
                answer.isCut("Only the first " + context.options().maxRows() + " statements of " + id + " are here.");
            }
            warnings.addAll(undo.warnings());
            refusals.addAll(undo.refusals());
            answer.seen(undo.coverage());
        }
        return answer.put("ran", false)
                .put("warnings", warnings)
                .put("refusals", refusals)
                .list("statements", statements, List.of("row"), _ -> Optional.empty());
    }

    private AcceptedFilter filterOf(String id) {
        return context.reading()
                .filters()
                .ofId(id)
                .filter(found -> !(found.expression() instanceof FilterExpression.Everything))
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "That is no id whose changes can be taken back.",
                        "Give E1024, T88 or shop.orders/1042."));
    }

    private static Map<String, @Nullable Object> statement(UndoView.Step step) {
        return Trees.map(
                "event", step.event(), "transaction", step.transaction(), "row", step.row(), "sql", step.sql());
    }
}
