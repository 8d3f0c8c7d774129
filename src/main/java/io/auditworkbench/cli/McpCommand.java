package io.auditworkbench.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lets an AI assistant read a store.
@Unrecorded("each request is recorded")
@Command(
        name = "mcp",
        description =
                "Let an AI assistant read the store, over the Model Context Protocol on standard input and output.",
        footer = {
            "",
            "An assistant starts it; `auditctl mcp config` prints what to put into its configuration. Every call is recorded",
            "in the self-audit beside the store before it is answered. docs/mcp.md has the tools and their limits."
        })
public final class McpCommand implements Callable<Integer> {

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Consumer<AssistantRequest> serve;

    @Mixin
    private final AssistantOptions options = new AssistantOptions();

    private McpCommand(Output output, UnaryOperator<@Nullable Path> storePath, Consumer<AssistantRequest> serve) {
        this.output = output;
        this.storePath = storePath;
        this.serve = serve;
    }

    /// The command with its part.
    public static CommandLine with(
            Output output, UnaryOperator<@Nullable Path> storePath, Consumer<AssistantRequest> serve, String launcher) {
        return new CommandLine(new McpCommand(output, storePath, serve))
                .addSubcommand(new McpConfigCommand(output, storePath, launcher));
    }

    @Override
    public Integer call() {
        serve.accept(options.of(storePath.apply(output.options().store())));
        return ExitCode.DONE.number();
    }
}
