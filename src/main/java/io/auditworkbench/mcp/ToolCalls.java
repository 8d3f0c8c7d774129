package io.auditworkbench.mcp;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.error.WorkbenchException;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.util.Map;

/// Runs tools: records the call, answers, makes the answer fit, records what leaves.
///
/// - **Threading**: any thread.
final class ToolCalls {

    private final ToolContext context;
    private final Recorder recorder;

    ToolCalls(ToolContext context, Recorder recorder) {
        this.context = context;
        this.recorder = recorder;
    }

    SyncToolSpecification specification(McpTool tool) {
        McpTool.About about = tool.about();
        return SyncToolSpecification.builder()
                .tool(McpSchema.Tool.builder(about.name(), tool.inputSchema())
                        .title(about.title())
                        .description(about.description())
                        .outputSchema(tool.outputSchema())
                        .annotations(McpSchema.ToolAnnotations.builder()
                                .title(about.title())
                                .readOnlyHint(tool.isReading())
                                .destructiveHint(false)
                                .idempotentHint(tool.isReading())
                                .openWorldHint(false)
                                .build())
                        .build())
                .callHandler((exchange, request) -> call(tool, exchange, request))
                .build();
    }

    private CallToolResult call(McpTool tool, McpSyncServerExchange exchange, CallToolRequest request) {
        Map<String, Object> given = request.arguments() == null ? Map.of() : request.arguments();
        Actor actor = recorder.actor(exchange);
        Recorder.Call call;
        try {
            call = recorder.asked(
                    actor, Kind.MCP_CALL, tool.about().name(), Recorder.details(given, tool.unrecorded()));
        } catch (WorkbenchException unrecorded) {
            return refused(ErrorForm.of(unrecorded));
        }
        Made made = answer(tool, given);
        try {
            call.answered(made.outcome, made.rows, Json.text(made.result.structuredContent()));
        } catch (WorkbenchException unrecorded) {
            return refused(ErrorForm.of(unrecorded));
        }
        return made.result;
    }

    private record Made(CallToolResult result, int rows, Outcome outcome) {}

    private Made answer(McpTool tool, Map<String, Object> given) {
        try {
            Arguments arguments = new Arguments(given);
            arguments.requireKnown(tool.takes().properties().keySet());
            AnswerForm.Fitted fitted = AnswerForm.fit(tool.answer(arguments));
            return new Made(given(fitted), fitted.rows(), Outcome.GIVEN);
        } catch (FilterRefused refused) {
            return new Made(refused(ErrorForm.of(refused)), 0, Outcome.REFUSED);
        } catch (WorkbenchException refused) {
            return new Made(refused(ErrorForm.of(refused)), 0, Outcome.REFUSED);
        } catch (OutOfMemoryError tooLarge) {
            // the values of this call are let go, and no other call has lost anything
            return new Made(refused(ErrorForm.tooLarge()), 0, Outcome.FAILED);
        } catch (RuntimeException failure) {
            recorder.failed(tool.about().name(), failure);
            return new Made(refused(ErrorForm.internal()), 0, Outcome.FAILED);
        }
    }

    private static CallToolResult given(AnswerForm.Fitted fitted) {
        CallToolResult.Builder result = CallToolResult.builder()
                .structuredContent(fitted.content())
                .addTextContent(fitted.text())
                .isError(false);
        fitted.links()
                .forEach(uri -> result.addContent(McpSchema.ResourceLink.builder()
                        .uri(uri)
                        .name(uri.substring("audit://".length()))
                        .mimeType(ResourceReads.JSON)
                        .build()));
        return result.build();
    }

    private static CallToolResult refused(Map<String, Object> error) {
        return CallToolResult.builder()
                .structuredContent(error)
                .addTextContent(Json.text(error))
                .isError(true)
                .build();
    }

    ToolContext context() {
        return context;
    }
}
