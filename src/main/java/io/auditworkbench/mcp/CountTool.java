package io.auditworkbench.mcp;

import io.auditworkbench.filter.GroupField;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.EventStatistics;
import io.auditworkbench.workbench.StatsQuestion;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.StatsView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Counts events by groups and time.
final class CountTool extends McpTool {

    private final ToolContext context;

    CountTool(ToolContext context) {
        this.context = context;
    }

    @Override
    About about() {
        return new About(
                "audit_count",
                "Count events",
                "Counts row changes, exactly: in all, by a field or column, and by stretches of time. Use "
                        + "it instead of listing events to find out how many there are.");
    }

    private static final int TOP = 20;

    @Override
    Schema takes() {
        return Schema.object()
                .with("filter", Schema.filter())
                .with("since", Schema.text("from when: 2026-11-20, 3d, @E1024"))
                .with("until", Schema.text("until when; a day counts whole"))
                .with(
                        "by",
                        Schema.texts("put together by actor, table, op, hour, day, changed, tx … or a column"
                                + " (orders.status); several are combined"))
                .with("bucket", Schema.text("in stretches of so long: 10m, 1h, 1d, 1w"))
                .with(
                        "limit",
                        Schema.count(
                                "the largest groups", TOP, context.options().maxRows()));
    }

    @Override
    Schema gives() {
        return Schema.object()
                .with("events", Schema.number("how many events there are"))
                .with("groups", Schema.number("how many groups there are"))
                .with(
                        "counts",
                        Schema.rows(
                                "the largest groups; the one with other=true is the sum of the rest",
                                Schema.object().with("events", Schema.number("how many"))));
    }

    @Override
    ToolAnswer answer(Arguments arguments) {
        AcceptedFilter filter = context.filter(arguments);
        List<String> by = arguments.texts("by", 4);
        Optional<Duration> bucket = arguments.text("bucket").map(EventStatistics::bucket);
        int top = arguments.count("limit", TOP, context.options().maxRows());
        BooleanSupplier stop = ToolContext.deadline();
        if (by.isEmpty() && bucket.isEmpty()) {
            return counted(filter, context.reading().events().count(filter, stop));
        }
        List<GroupField> fields = context.reading().statistics().fields("by", by);
        GroupWords.refuseColumns(context, fields);
        StatsView view = context.reading()
                .statistics()
                .count(new StatsQuestion(filter, fields, bucket, Optional.empty(), top), _ -> {}, stop);
        ToolAnswer answer = new ToolAnswer(view.events() + " events in " + view.groups() + " groups.")
                .put("events", view.events())
                .put("groups", view.groups())
                .list(
                        "counts",
                        view.rows().stream().map(row -> row(fields, row)).toList(),
                        List.of(),
                        _ -> Optional.empty())
                .about(filter)
                .seen(view.coverage());
        if (view.isPartial()) {
            answer.isCut(ToolContext.deadlineNote());
        }
        if (view.isCut()) {
            answer.isCut("There are more groups than can be told apart; those that came late are counted as other.");
        }
        if (view.groups() > top) {
            answer.isCut("Only the largest " + top + " groups are here.");
        }
        return answer;
    }

    private static ToolAnswer counted(AcceptedFilter filter, EventSearch.Counted counted) {
        ToolAnswer answer = new ToolAnswer(counted.events() + " events.")
                .put("events", counted.events())
                .about(filter)
                .seen(counted.coverage());
        return counted.isPartial() ? answer.isCut(ToolContext.deadlineNote()) : answer;
    }

    private static Map<String, @Nullable Object> row(List<GroupField> fields, StatsView.Row row) {
        Map<String, @Nullable Object> tree = Trees.map("time", TimeText.data(row.bucket()));
        for (int i = 0; i < fields.size(); i++) {
            tree.put(fields.get(i).text(), row.isOther() ? null : row.group().get(i));
        }
        tree.put("other", row.isOther() ? true : null);
        tree.put("events", row.events());
        return tree;
    }
}
