package io.auditworkbench.mcp;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.Trees;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what has an address: the overview, the filter language, and single things.
///
/// - **Threading**: any thread.
final class ResourceReads {

    static final String JSON = "application/json";

    private static final String MARKDOWN = "text/markdown";
    private static final String OVERVIEW = "audit://overview";
    private static final String FILTER = "audit://docs/filter";

    private final ToolContext context;
    private final Recorder recorder;

    ResourceReads(ToolContext context, Recorder recorder) {
        this.context = context;
        this.recorder = recorder;
    }

    List<SyncResourceSpecification> fixed() {
        return List.of(
                new SyncResourceSpecification(
                        resource(OVERVIEW, "overview", "Overview", "what the record holds and what is open", JSON),
                        this::read),
                new SyncResourceSpecification(
                        resource(FILTER, "filter", "The filter language", "how filters are written", MARKDOWN),
                        this::read));
    }

    private static McpSchema.Resource resource(
            String uri, String name, String title, String description, String mimeType) {
        return McpSchema.Resource.builder(uri, name)
                .title(title)
                .description(description)
                .mimeType(mimeType)
                .build();
    }

    List<SyncResourceTemplateSpecification> templates() {
        return List.of(
                template("audit://event/{id}", "event", "One changed row, as in audit://event/E1024"),
                template("audit://tx/{id}", "tx", "One transaction, as in audit://tx/T88"),
                template(
                        "audit://row/{table}/{key}",
                        "row",
                        "A row and its history, as in audit://row/shop.orders/1042"),
                template("audit://anomaly/{id}", "anomaly", "A group of findings, as in audit://anomaly/A17"),
                template("audit://case/{id}", "case", "A case, as in audit://case/C3"));
    }

    private SyncResourceTemplateSpecification template(String uri, String name, String description) {
        return new SyncResourceTemplateSpecification(
                McpSchema.ResourceTemplate.builder(uri, name)
                        .title(name)
                        .description(description)
                        .mimeType(JSON)
                        .build(),
                this::read);
    }

    private ReadResourceResult read(McpSyncServerExchange exchange, ReadResourceRequest request) {
        String uri = request.uri();
        Actor actor = recorder.actor(exchange);
        try {
            Recorder.Call call = recorder.asked(actor, Kind.MCP_READ, uri, "");
            try {
                String text = uri.equals(FILTER) ? FilterPage.text() : Json.text(content(uri));
                call.answered(Outcome.GIVEN, 1, text);
                return ReadResourceResult.builder(List.of(McpSchema.TextResourceContents.builder(uri, text)
                                .mimeType(uri.equals(FILTER) ? MARKDOWN : JSON)
                                .build()))
                        .build();
            } catch (WorkbenchException refused) {
                call.answered(Outcome.REFUSED, 0, "");
                throw refused;
            } catch (OutOfMemoryError tooLarge) {
                call.answered(Outcome.FAILED, 0, "");
                throw error(McpSchema.ErrorCodes.INTERNAL_ERROR, ErrorForm.TOO_LARGE, uri);
            } catch (RuntimeException failure) {
                recorder.failed("resource", failure);
                call.answered(Outcome.FAILED, 0, "");
                throw error(McpSchema.ErrorCodes.INTERNAL_ERROR, "Something went wrong inside Audit Workbench.", uri);
            }
        } catch (WorkbenchException refused) {
            throw error(code(refused), refused.happened() + " " + refused.nextStep(), uri);
        }
    }

    private static int code(WorkbenchException refused) {
        return switch (refused.code().kind()) {
            case NOT_FOUND, USAGE -> McpSchema.ErrorCodes.RESOURCE_NOT_FOUND;
            default -> McpSchema.ErrorCodes.INTERNAL_ERROR;
        };
    }

    private static McpError error(int code, String message, String uri) {
        return McpError.builder(code)
                .message(message.strip())
                .data(Map.of("uri", uri))
                .build();
    }

    private Map<String, Object> content(String uri) {
        if (uri.equals(OVERVIEW)) {
            return AnswerForm.fit(new OverviewTool(context).answer(new Arguments(Map.of())))
                    .content();
        }
        Shapes shapes = context.shapes();
        Map<String, Object> thing = Trees.map();
        Things.of(context, shapes, id(uri)).forEach((name, value) -> {
            if (value != null) {
                thing.put(name, value);
            }
        });
        ToolAnswer answer = new ToolAnswer("")
                .put("object", thing)
                .seen(context.reading().coverage().all())
                .masked(shapes.masked());
        List<?> evidence = thing.remove("evidence") instanceof List<?> list ? list : List.of();
        List<?> versions = thing.remove("versions") instanceof List<?> list ? list : List.of();
        List<?> rows = evidence.isEmpty() ? versions : evidence;
        if (!rows.isEmpty()) {
            answer.list(
                    evidence.isEmpty() ? "versions" : "evidence", rows(rows), Shapes.EXPENDABLE, _ -> Optional.empty());
        }
        return AnswerForm.fit(answer).content();
    }

    @SuppressWarnings("unchecked") // Shapes makes lists of trees
    private static List<Map<String, @org.jspecify.annotations.Nullable Object>> rows(List<?> rows) {
        return (List<Map<String, @org.jspecify.annotations.Nullable Object>>) rows;
    }

    /// `audit://row/shop.orders/1042` names `shop.orders/1042`, the others the id at their end.
    private static String id(String uri) {
        String path = uri.substring("audit://".length());
        return path.substring(path.indexOf('/') + 1);
    }
}
