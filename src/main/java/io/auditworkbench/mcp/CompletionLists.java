package io.auditworkbench.mcp;

import io.auditworkbench.filter.CompletionCandidate;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Offers tables, rules and actors while an argument is typed.
///
/// - **Shape**: at most 100 of them, as the protocol has it.
/// - **Threading**: any thread.
final class CompletionLists {

    private static final int MOST = 100;

    private final ToolContext context;

    CompletionLists(ToolContext context) {
        this.context = context;
    }

    List<SyncCompletionSpecification> all() {
        return List.of(
                of(new McpSchema.PromptReference("who-changed-this")),
                of(new McpSchema.PromptReference("investigate-anomaly")),
                of(new McpSchema.PromptReference("explain-transaction")),
                of(new McpSchema.PromptReference("daily-review")),
                of(new McpSchema.PromptReference("draft-case-note")),
                of(new McpSchema.ResourceReference("audit://event/{id}")),
                of(new McpSchema.ResourceReference("audit://tx/{id}")),
                of(new McpSchema.ResourceReference("audit://row/{table}/{key}")),
                of(new McpSchema.ResourceReference("audit://anomaly/{id}")),
                of(new McpSchema.ResourceReference("audit://case/{id}")));
    }

    private SyncCompletionSpecification of(McpSchema.CompleteReference reference) {
        return new SyncCompletionSpecification(reference, (_, request) -> complete(request));
    }

    private McpSchema.CompleteResult complete(McpSchema.CompleteRequest request) {
        String typed = request.argument().value() == null
                ? ""
                : request.argument().value().toLowerCase(Locale.ROOT);
        List<String> fitting = candidates(request, typed)
                .filter(each -> each.toLowerCase(Locale.ROOT).startsWith(typed))
                .distinct()
                .sorted()
                .toList();
        List<String> shown = fitting.stream().limit(MOST).toList();
        return new McpSchema.CompleteResult(
                new McpSchema.CompleteResult.CompleteCompletion(shown, fitting.size(), fitting.size() > shown.size()));
    }

    private Stream<String> candidates(McpSchema.CompleteRequest request, String typed) {
        return switch (request.argument().name()) {
            case "table" -> tables();
            case "rule" -> rules();
            case "actor" -> actors(typed);
            case "case" -> cases();
            case "column" -> columns(request);
            case "id" ->
                request.ref() instanceof McpSchema.ResourceReference resource
                                && resource.uri().startsWith("audit://case/")
                        ? cases()
                        : Stream.empty();
            default -> Stream.empty();
        };
    }

    private Stream<String> tables() {
        return context.reading().filters().tables().stream().map(table -> table.schema() + "." + table.name());
    }

    private Stream<String> columns(McpSchema.CompleteRequest request) {
        String table = request.context() == null || request.context().arguments() == null
                ? ""
                : request.context().arguments().getOrDefault("table", "");
        return context.reading().filters().tables().stream()
                .filter(each -> table.isEmpty() || (each.schema() + "." + each.name()).equalsIgnoreCase(table))
                .flatMap(each -> each.columns().stream())
                .map(each -> each.name());
    }

    private Stream<String> rules() {
        return Stream.concat(
                context.desk().rules().get().list(context.desk().store()).stream()
                        .map(each -> each.id()),
                context.desk().rules().get().detectors(context.desk().store()).stream()
                        .map(each -> each.id()));
    }

    private Stream<String> actors(String typed) {
        String draft = "actor:" + (typed.matches("[A-Za-z0-9_.@-]*") ? typed : "");
        return context.reading().filters().complete(draft, draft.length()).stream()
                .filter(each -> each.kind() == CompletionCandidate.Kind.VALUE)
                .map(CompletionCandidate::inserted);
    }

    private Stream<String> cases() {
        return context.reading().cases().all().stream().map(each -> each.id());
    }
}
