package io.auditworkbench.mcp;

import io.auditworkbench.workbench.casework.CaseView;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an id names, as a tree.
final class Things {

    private static final String CASE = "[Cc][0-9]{1,18}";

    private Things() {}

    /// - **Errors**: `BAD_USAGE` for no id; `NOT_FOUND` for one that nothing has.
    static Map<String, @Nullable Object> of(ToolContext context, Shapes shapes, String id) {
        if (id.matches(CASE)) {
            context.refuseWhileMasking("A case");
            return of(context.reading().cases().show(id));
        }
        return shapes.of(context.reading().show().show(id));
    }

    private static Map<String, @Nullable Object> of(CaseView view) {
        return Trees.map(
                "kind", "case",
                "id", view.head().id(),
                "title", view.head().title(),
                "open", view.head().isOpen(),
                "outcome", view.head().outcome().isEmpty() ? null : view.head().outcome(),
                "created", TimeText.data(view.head().created()),
                "created_by", view.head().createdBy(),
                "intact", view.isIntact(),
                "notes", view.notes(),
                "items",
                        view.items().stream()
                                .map(item -> Trees.map(
                                        "subject", item.subject(),
                                        "kind", item.kind(),
                                        "summary", item.summary(),
                                        "remark", item.remark(),
                                        "intact", item.isIntact()))
                                .toList());
    }
}
