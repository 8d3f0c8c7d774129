package io.auditworkbench.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Ollama's API over a real engine: it tokenises, samples, keeps to grammars and runs out of context.
///
/// - **Shape**: any GGUF file whose architecture llama.cpp knew in June 2025; one is in memory at a time. Of Ollama it
///   has `version`, `tags` and `chat`, streamed, with `format`, `temperature`, `top_k`, `repeat_penalty`, `seed`,
///   `num_predict` and `num_ctx`. What is too long is always refused, where Ollama may cut it.
/// - **Threading**: any; one answer at a time.
/// - **Source**: Ollama 0.32, `docs/api.md`; `src/test/resources/llm/README.md`.
public final class MiniOllama implements AutoCloseable {

    /// The model that was trained to its end.
    public static final String TRAINED = "tiny-anomaly";

    /// The one that gets its numbers wrong.
    public static final String EARLY = "tiny-anomaly-early";

    /// How many tokens these two can see.
    public static final int CONTEXT_TOKENS = 512;

    private static final String LIBRARY_FOLDER = "de.kherud.llama.tmpdir";
    private static final String TOO_LONG = "the prompt is longer than the context length currently available to the"
            + " model; shorten the prompt, adjust the context length in settings, or use a model with a longer context"
            + " length";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Path> files = new TreeMap<>();
    private final int contextTokens;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock engine = new ReentrantLock(true);
    private final AtomicInteger chats = new AtomicInteger();
    private @Nullable LlamaModel model;
    private String loaded = "";

    /// Serves the files under their names, to which `:latest` is added.
    public MiniOllama(Map<String, Path> models, int contextTokens) throws IOException {
        models.forEach((name, file) -> files.put(tagged(name), file));
        this.contextTokens = contextTokens;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    /// Serves both tiny models.
    public static MiniOllama tiny() throws IOException {
        return new MiniOllama(
                Map.of(
                        TRAINED, EngineSamples.resource(TRAINED + ".gguf"),
                        EARLY, EngineSamples.resource(EARLY + ".gguf")),
                CONTEXT_TOKENS);
    }

    /// Why the engine cannot be loaded on this machine, empty where it can.
    public static Optional<String> whyItCannotRun() throws IOException {
        if (System.getProperty(LIBRARY_FOLDER) == null) {
            // it unpacks its library under one name, and JVMs of one machine would write over each other's
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "engine-");
            System.setProperty(LIBRARY_FOLDER, folder.toAbsolutePath().toString());
        }
        try {
            LlamaModel.jsonSchemaToGrammar("{\"type\":\"object\"}");
            return Optional.empty();
        } catch (LinkageError failure) {
            return Optional.of("the engine's library cannot be loaded here: " + failure.getMessage());
        }
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// How often it was asked to chat.
    public int chats() {
        return chats.get();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdown();
        threads.close();
        engine.lock();
        try {
            unload();
        } finally {
            engine.unlock();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (exchange.getRequestURI().getPath()) {
                case "/api/version" ->
                    send(exchange, 200, JSON.createObjectNode().put("version", "0.32.15"));
                case "/api/tags" -> send(exchange, 200, tags());
                case "/api/chat" -> chat(exchange, JSON.readTree(body));
                default -> refuse(exchange, 404, "404 page not found");
            }
        }
    }

    private ObjectNode tags() throws IOException {
        ObjectNode list = JSON.createObjectNode();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            list.withArray("models")
                    .add(JSON.createObjectNode()
                            .put("name", file.getKey())
                            .put("model", file.getKey())
                            .put("size", Files.size(file.getValue()))
                            .put("digest", digest(file.getValue()))
                            .set("details", JSON.createObjectNode().put("family", "llama")));
        }
        return list;
    }

    private void chat(HttpExchange exchange, JsonNode request) throws IOException {
        chats.incrementAndGet();
        String name = tagged(request.path("model").asText());
        if (!files.containsKey(name)) {
            refuse(exchange, 404, "model '" + request.path("model").asText() + "' not found");
            return;
        }
        engine.lock();
        try {
            answer(exchange, request, load(name));
        } finally {
            engine.unlock();
        }
    }

    private void answer(HttpExchange exchange, JsonNode request, LlamaModel loadedModel) throws IOException {
        JsonNode options = request.path("options");
        String prompt = loadedModel.applyTemplate(messages(request).toString());
        int promptTokens = loadedModel.encode(prompt).length;
        int context = Math.min(options.path("num_ctx").asInt(contextTokens), contextTokens);
        if (promptTokens >= context) {
            refuse(exchange, 400, TOO_LONG);
            return;
        }
        int asked = options.path("num_predict").asInt(-1);
        int budget = Math.min(asked < 0 ? Integer.MAX_VALUE : asked, context - promptTokens);
        InferenceParameters parameters = new InferenceParameters(prompt)
                .setTemperature((float) options.path("temperature").asDouble(0.8))
                .setTopK(options.path("top_k").asInt(40))
                .setRepeatPenalty((float) options.path("repeat_penalty").asDouble(1.1))
                .setSeed(options.path("seed").asInt(0))
                .setNPredict(budget)
                // what it has in its cache changes the last digits, and with them the words of a close call
                .setCachePrompt(false)
                .setStopStrings("<|im_end|>");
        if (request.path("format").isObject()) {
            parameters.setGrammar(
                    LlamaModel.jsonSchemaToGrammar(request.get("format").toString()));
        }
        stream(exchange, loadedModel.generate(parameters).iterator(), promptTokens, budget);
    }

    private static ObjectNode messages(JsonNode request) {
        ObjectNode asked = JSON.createObjectNode();
        ArrayNode messages = asked.putArray("messages");
        request.path("messages")
                .forEach(message -> messages.addObject()
                        .put("role", message.path("role").asText())
                        .put("content", message.path("content").asText()));
        return asked;
    }

    /// Stops the engine when nobody reads any more.
    private static void stream(HttpExchange exchange, LlamaIterator tokens, int promptTokens, int budget)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        int count = 0;
        boolean isWhole = false;
        try {
            while (tokens.hasNext()) {
                String text = tokens.next().text;
                count++;
                say(out, line(text).put("done", false));
            }
            isWhole = true;
        } finally {
            if (!isWhole) {
                tokens.cancel();
            }
        }
        say(
                out,
                line("").put("done", true)
                        .put("done_reason", count >= budget ? "length" : "stop")
                        .put("prompt_eval_count", promptTokens)
                        .put("eval_count", count));
    }

    private LlamaModel load(String name) {
        LlamaModel present = model;
        if (present != null && name.equals(loaded)) {
            return present;
        }
        unload();
        LlamaModel fresh = new LlamaModel(new ModelParameters()
                .setModel(files.get(name).toString())
                .setCtxSize(contextTokens)
                .setThreads(2)
                .setGpuLayers(0)
                .setParallel(1)
                .disableLog());
        model = fresh;
        loaded = name;
        return fresh;
    }

    private void unload() {
        if (model != null) {
            model.close();
            model = null;
        }
    }

    private static String tagged(String name) {
        return name.contains(":") ? name : name + ":latest";
    }

    private static String digest(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static ObjectNode line(String text) {
        ObjectNode line = JSON.createObjectNode().put("model", "tiny").put("created_at", "2026-01-01T00:00:00Z");
        line.putObject("message").put("role", "assistant").put("content", text);
        return line;
    }

    private static void say(OutputStream out, ObjectNode line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void refuse(HttpExchange exchange, int status, String error) throws IOException {
        send(exchange, status, JSON.createObjectNode().put("error", error));
    }

    private static void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
