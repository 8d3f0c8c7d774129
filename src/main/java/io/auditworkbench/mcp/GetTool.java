package io.auditworkbench.mcp;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Any objects by id.
final class GetTool extends McpTool {

    private final ToolContext context;

    GetTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_get",
                "Get by id",
                "Gives anything by its id, whole: events (E1024), transactions (T88), groups of findings "
                        + "(A17), business events (B9), gaps (G3), cases (C3), rows (shop.orders/1042).");
    }

    private static final int MOST = 20;

    @Override
    Schema takes() {
        return Schema.object().requires("ids", Schema.texts("1 to " + MOST + " ids"));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with(
                        "objects",
                        Schema.rows("in the order asked", Schema.object().with("kind", Schema.text("what it is"))))
                .with("not_found", Schema.texts("ids that nothing has"));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        List<String> ids = arguments.texts("ids", MOST);
        if (ids.isEmpty()) {
            throw Arguments.bad("\"ids\" is missing.", "Give ids such as [\"E1024\", \"A17\"].");
        }
        Shapes shapes = context.shapes();
        LongTexts texts = new LongTexts(LongTexts.LONGEST);
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (String id : ids) {
            try {
                objects.add(texts.map(Things.of(context, shapes, id)));
            } catch (WorkbenchException absent) {
                if (absent.code() != ErrorCode.NOT_FOUND || ids.size() == 1) {
                    throw absent;
                }
                missing.add(id);
            }
        }
        ToolAnswer answer = new ToolAnswer(objects.size() + " objects"
                        + (missing.isEmpty() ? "." : ", " + missing.size() + " ids that nothing has."))
                .put("not_found", missing.isEmpty() ? null : missing)
                .list("objects", objects, List.of("versions", "evidence", "statement", "source"), _ -> Optional.empty())
                .seen(context.reading().coverage().all())
                .masked(shapes.masked())
                .note(texts.note());
        ids.stream().filter(id -> !missing.contains(id)).forEach(id -> answer.link(Uris.of(id)));
        return answer;
    }
}
