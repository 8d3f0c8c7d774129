package io.auditworkbench.workbench;

import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A program with an assistant, and what its configuration needs to start our server.
///
/// - **Source**: docs/mcp.md
public enum AssistantClient {
    CLAUDE("claude_desktop_config.json (Settings, Developer, Edit Config)"),
    CLAUDE_CODE(".mcp.json in the project's folder"),
    CODEX("~/.codex/config.toml"),
    CURSOR("~/.cursor/mcp.json"),
    GEMINI("~/.gemini/settings.json"),
    VSCODE(".vscode/mcp.json in the project's folder"),
    WINDSURF("~/.codeium/windsurf/mcp_config.json"),
    ZED("Zed's settings.json");

    private static final String NAME = "audit-workbench";

    private final String place;

    AssistantClient(String place) {
        this.place = place;
    }

    /// As somebody writes it: `claude-code`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Where its configuration is.
    public String place() {
        return place;
    }

    /// The one that is written so, in any letter case.
    public static Optional<AssistantClient> of(String word) {
        return Stream.of(values())
                .filter(each -> each.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// What to put into its configuration, so that it starts `launcher` on a store.
    public String configuration(String launcher, Path store) {
        List<String> arguments =
                List.of("mcp", "--store", store.toAbsolutePath().normalize().toString());
        Map<String, @Nullable Object> server = Trees.map("command", launcher, "args", arguments);
        return switch (this) {
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
