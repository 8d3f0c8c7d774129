package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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

    private static final String NAME = "audit-workbench";

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

    private enum Client {
        CLAUDE("claude_desktop_config.json (Settings, Developer, Edit Config)"),
        CLAUDE_CODE(".mcp.json in the project's folder"),
        CODEX("~/.codex/config.toml"),
        CURSOR("~/.cursor/mcp.json"),
        GEMINI("~/.gemini/settings.json"),
        VSCODE(".vscode/mcp.json in the project's folder"),
        WINDSURF("~/.codeium/windsurf/mcp_config.json"),
        ZED("Zed's settings.json");

        private final String place;

        Client(String place) {
            this.place = place;
        }

        private String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public Integer call() {
        Client wanted = Stream.of(Client.values())
                .filter(each -> each.word().equals(client.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "There is no client \"" + client + "\" here.",
                        "Choose from "
                                + String.join(
                                        ", ",
                                        Stream.of(Client.values())
                                                .map(Client::word)
                                                .toList())
                                + "; for another one, say what claude prints in its own form."));
        Path store = storePath.apply(output.options().store()).toAbsolutePath().normalize();
        output.line(text(wanted, List.of("mcp", "--store", store.toString())));
        output.flush();
        output.note("Put it into " + wanted.place + ", beside what is there, and start the assistant anew.");
        return ExitCode.DONE.number();
    }

    private String text(Client wanted, List<String> arguments) {
        Map<String, @Nullable Object> server = Trees.map("command", launcher, "args", arguments);
        return switch (wanted) {
            case CLAUDE, CURSOR, GEMINI, WINDSURF -> json("mcpServers", server);
            case CLAUDE_CODE -> json("mcpServers", typed(server));
            case VSCODE -> json("servers", typed(server));
            case ZED -> json("context_servers", server);
            case CODEX ->
                "[mcp_servers." + NAME + "]\ncommand = " + JsonText.compact(launcher) + "\nargs = "
                        + JsonText.compact(arguments);
        };
    }

    private static Map<String, @Nullable Object> typed(Map<String, @Nullable Object> server) {
        Map<String, @Nullable Object> typed = Trees.map("type", "stdio");
        typed.putAll(server);
        return typed;
    }

    private static String json(String key, Map<String, @Nullable Object> server) {
        return JsonText.indented(Trees.map(key, Trees.map(NAME, server)));
    }
}
