package io.auditworkbench.mcp;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One tool: what it is called, what it takes, what it gives.
abstract class McpTool {

    /// - **Shape**: `title` is for people, `description` for models.
    record About(String name, String title, String description) {}

    abstract About about();

    /// The arguments.
    abstract Schema takes();

    /// What it gives besides what every answer has.
    abstract Schema gives();

    abstract ToolAnswer answer(Arguments arguments);

    /// Whether it changes nothing.
    boolean isReading() {
        return true;
    }

    /// Arguments whose text is not recorded, only its hash.
    Set<String> unrecorded() {
        return Set.of();
    }

    Schema noArguments() {
        return Schema.object();
    }

    Map<String, Object> inputSchema() {
        return takes().closed();
    }

    Map<String, Object> outputSchema() {
        Schema schema = gives();
        schema.with("filter", Schema.text("the filter as it was understood, in its one spelling; empty for everything"))
                .with("range", Schema.object("from when until when was asked about; open where left out"))
                .with(
                        "coverage",
                        Schema.object(
                                "what the record could and could not see in that range; nothing outside of it is known"))
                .with("truncated", Schema.truth("whether there is more than is here"))
                .with("next_cursor", Schema.text("pass it as cursor to go on"))
                .with("masked_columns", Schema.texts("columns whose values were masked"))
                .with("links", Schema.texts("audit:// addresses of what is named here"))
                .with("notes", Schema.texts("what else must be known of the answer"))
                .with("error", Schema.object("what stood in the way: code, message, next_step, problems with offsets"));
        Map<String, Object> open = schema.open();
        open.put(
                "anyOf",
                List.of(Map.of("required", List.of("truncated", "range")), Map.of("required", List.of("error"))));
        return open;
    }
}
