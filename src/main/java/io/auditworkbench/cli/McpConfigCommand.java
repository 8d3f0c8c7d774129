package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AssistantClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints what an assistant's configuration needs to start the server.
@Unrecorded("shows nothing of a store")
@Command(
        name = "config",
        description = "Print what to put into an AI assistant's configuration, with the full paths of this computer.")
public final class McpConfigCommand implements Callable<Integer> {

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final String launcher;

    @Option(
            names = "--client",
            paramLabel = "NAME",
            required = true,
            description = "claude, claude-code, codex, cursor, gemini, vscode, windsurf or zed")
    private String client = "";

    McpConfigCommand(Output output, UnaryOperator<@Nullable Path> storePath, String launcher) {
        this.output = output;
        this.storePath = storePath;
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        AssistantClient wanted = AssistantClient.of(client)
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "There is no client \"" + client + "\" here.",
                        "Choose from "
                                + Stream.of(AssistantClient.values())
                                        .map(AssistantClient::word)
                                        .collect(Collectors.joining(", "))
                                + "; for another one, say what claude prints in its own form."));
        output.line(
                wanted.configuration(launcher, storePath.apply(output.options().store())));
        output.flush();
        output.note("Put it into " + wanted.place() + ", beside what is there, and start the assistant anew.");
        return ExitCode.DONE.number();
    }
}
