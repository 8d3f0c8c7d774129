package io.auditworkbench.mcp;

import io.auditworkbench.filter.GroupField;
import java.util.List;
import java.util.Set;

/// What events can be put together by without showing values of columns.
final class GroupWords {

    private static final Set<String> HARMLESS = Set.of(
            "actor",
            "actor.source",
            "table",
            "schema",
            "op",
            "hour",
            "day",
            "changed",
            "tx",
            "gtid",
            "file",
            "thread",
            "server");

    private GroupWords() {}

    static void refuseColumns(ToolContext context, List<GroupField> fields) {
        if (fields.stream().anyMatch(field -> !HARMLESS.contains(field.text()))) {
            context.refuseWhileMasking("Putting events together by values");
        }
    }
}
