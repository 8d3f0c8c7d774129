package io.auditworkbench.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A client that says everything at once to `mcp`, run inside the test with all its wiring, and reads what came.
public final class McpTrial {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":"init","method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"trial","version":"7"}}}""";
    static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

    private final Path store;
    private final List<String> options;

    public McpTrial(Path store, String... options) {
        this.store = store;
        this.options = List.of(options);
    }

    /// The demo's shop, made in a folder.
    static Path demo(Path folder) {
        CommandRun run = new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .run("demo");
        if (run.exitCode() != 0) {
            throw new AssertionError(run.err());
        }
        return folder.resolve("audit-workbench/demo/demo.awb");
    }

    /// What the command printed and how it ended.
    CommandRun run(String lines) {
        String[] words = Stream.concat(Stream.of("mcp", "--store", store.toString()), options.stream())
                .toArray(String[]::new);
        return new CommandRun.Setting()
                .reading(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))
                .run(words);
    }

    /// The answers to messages that come behind the greeting.
    List<JsonNode> answers(List<String> messages) {
        List<String> lines = new ArrayList<>(List.of(INITIALIZE, INITIALIZED));
        lines.addAll(messages);
        CommandRun run = run(String.join("\n", lines) + "\n");
        List<JsonNode> answers = run.out().lines().map(McpTrial::json).toList();
        if (answers.isEmpty()) {
            throw new AssertionError("nothing came: " + run.err());
        }
        return answers.subList(1, answers.size());
    }

    /// The result, or the error, of one request.
    JsonNode request(String method, String params) {
        JsonNode answer = answers(List.of(line(1, method, params))).getFirst();
        return answer.has("result") ? answer.get("result") : answer.get("error");
    }

    /// The result of one call.
    JsonNode call(String tool, String arguments) {
        return request("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    /// The data of one call that must succeed.
    public JsonNode data(String tool, String arguments) {
        JsonNode result = call(tool, arguments);
        if (result.path("isError").asBoolean(true)) {
            throw new AssertionError(tool + " " + arguments + ": " + result);
        }
        return result.get("structuredContent");
    }

    /// The error of one call that must be refused.
    JsonNode error(String tool, String arguments) {
        JsonNode result = call(tool, arguments);
        if (!result.path("isError").asBoolean(false)) {
            throw new AssertionError(tool + " " + arguments + " was not refused: " + result);
        }
        return result.get("structuredContent").get("error");
    }

    static String line(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException noJson) {
            throw new UncheckedIOException("no JSON: " + text, noJson);
        }
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    static List<String> ids(JsonNode rows) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.get("id").asText()));
        return ids;
    }
}
