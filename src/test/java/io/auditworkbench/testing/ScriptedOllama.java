package io.auditworkbench.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Speaks Ollama's API and infers nothing: its answers are a script, and so are its failures.
///
/// - **Source**: Ollama 0.32, `docs/api.md`, and what its server was seen to send.
public final class ScriptedOllama implements AutoCloseable {

    /// The model that it has.
    public static final String MODEL = "scripted:latest";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PIECE = 7;

    /// What it does when it is asked.
    public enum Mode {
        OK,
        /// The answer in one piece with a character cut in two on the wire.
        SPLIT,
        UNKNOWN_FIELDS,
        TOO_LONG_400,
        NO_MODEL_404,
        RATE_429,
        DEAD_500,
        BUSY_503,
        HTML_200,
        HTML_502,
        /// Waits for [#release()] before the head of its answer.
        SLOW_HEAD,
        /// Waits for [#release()] after the first piece.
        STALL,
        ERROR_IN_THE_MIDDLE,
        CUT,
        /// Says that it was cut by the limit of tokens.
        LENGTH,
        LOAD,
        NEVER_ENDS,
        /// Says that it read ten tokens of the prompt.
        PROMPT_CUT,
        /// Says that question and answer filled the context, so that it pushed the beginning out.
        CONTEXT_FULL,
        /// Counts nothing.
        UNCOUNTED,
        /// A 400 that has nothing to do with the prompt's length.
        WRONG_MODEL_400,
        /// A 500 that names something else than the model as not found.
        LIBRARY_MISSING_500,
        /// A 500 that says the question back.
        ECHO_500,
        /// A head, and no line.
        SILENCE,
        /// A load as old servers end it, without a message.
        BARE_LOAD,
        /// A piece without content among the others.
        NO_CONTENT,
        /// Pieces that say nothing, for ever.
        NEVER_SAYS_ANYTHING,
        /// A list of models of which only the head comes, until [#release()].
        LIST_STALLS
    }

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch cut = new CountDownLatch(1);
    private final AtomicInteger chats = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();
    private final List<JsonNode> requests = new ArrayList<>();
    private volatile Mode mode = Mode.OK;
    private volatile int failures = Integer.MAX_VALUE;
    private volatile String digest = "d1";
    private volatile Function<String, String> answer = _ -> "{\"claims\":[]}";

    public ScriptedOllama() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    /// Where it listens.
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// From now on.
    public ScriptedOllama doing(Mode other) {
        mode = other;
        return this;
    }

    /// Fails so many times as its mode says, then answers.
    public ScriptedOllama failing(int times, Mode other) {
        failures = times;
        return doing(other);
    }

    /// What it says, by what it is asked.
    public ScriptedOllama answering(Function<String, String> other) {
        answer = other;
        return this;
    }

    /// The weights that it says it has.
    public ScriptedOllama withDigest(String other) {
        digest = other;
        return this;
    }

    /// How often it was asked to chat.
    public int chats() {
        return chats.get();
    }

    /// How often it was asked which models it has.
    public int lists() {
        return lists.get();
    }

    /// What it was asked, in order.
    public synchronized List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /// Lets go of what waits.
    public void release() {
        released.countDown();
    }

    /// Waits until it has begun to answer.
    public void awaitBegun() throws InterruptedException {
        begun.await();
    }

    /// Waits until a write has found that nobody reads any more.
    public void awaitCut() throws InterruptedException {
        cut.await();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/api/version" -> send(exchange, 200, "application/json", "{\"version\":\"0.32.15\"}");
                case "/api/tags" -> list(exchange);
                case "/api/chat" -> chat(exchange, JSON.readTree(body));
                default -> send(exchange, 404, "text/plain", "404 page not found");
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void list(HttpExchange exchange) throws IOException, InterruptedException {
        lists.incrementAndGet();
        if (mode != Mode.LIST_STALLS) {
            send(exchange, 200, "application/json", tags());
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        released.await();
    }

    private String tags() {
        String further = mode == Mode.UNKNOWN_FIELDS ? ",\"new_field\":{\"a\":[1]}" : "";
        return """
                {"models":[{"name":"%s","model":"%s","modified_at":"2026-05-10T08:06:48.639712648-07:00","size":468,\
                "digest":"%s","details":{"parent_model":"","format":"gguf","family":"llama","families":["llama"],\
                "parameter_size":"0.6M","quantization_level":"F16"%s}%s}]}""".formatted(MODEL, MODEL, digest, further, further);
    }

    private void chat(HttpExchange exchange, JsonNode request) throws IOException, InterruptedException {
        synchronized (this) {
            requests.add(request);
        }
        boolean fails = chats.incrementAndGet() <= failures;
        Mode now = fails ? mode : Mode.OK;
        begun.countDown();
        switch (now) {
            case TOO_LONG_400 -> error(exchange, 400, "the input length exceeds the context length");
            case NO_MODEL_404 ->
                error(exchange, 404, "model '" + request.path("model").asText() + "' not found");
            case RATE_429 -> error(exchange, 429, "rate limit exceeded");
            case DEAD_500 -> error(exchange, 500, "model runner has unexpectedly stopped");
            case BUSY_503 -> error(exchange, 503, "server busy, please try again.  maximum pending requests exceeded");
            case WRONG_MODEL_400 -> error(exchange, 400, "\"scripted\" does not support generate");
            case LIBRARY_MISSING_500 -> error(exchange, 500, "libggml-cuda.so not found");
            case ECHO_500 ->
                error(
                        exchange,
                        500,
                        "failed on: " + request.at("/messages/1/content").asText());
            case SILENCE -> send(exchange, 200, "application/x-ndjson", "");
            case BARE_LOAD ->
                send(
                        exchange,
                        200,
                        "application/x-ndjson",
                        "{\"model\":\"m\",\"done\":true,\"done_reason\":\"load\"}\n");
            case HTML_200 -> send(exchange, 200, "text/html", "<html><body>Welcome</body></html>");
            case HTML_502 -> send(exchange, 502, "text/html", "<html><body>Bad Gateway</body></html>");
            default -> stream(exchange, request, now);
        }
    }

    private void stream(HttpExchange exchange, JsonNode request, Mode now) throws IOException, InterruptedException {
        if (now == Mode.SLOW_HEAD) {
            released.await();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        StringBuilder prompt = new StringBuilder();
        request.path("messages")
                .forEach(message ->
                        prompt.append(message.path("content").asText()).append('\n'));
        String text = answer.apply(prompt.toString());
        try {
            write(out, text, now);
            end(out, now, prompt.length() / 3);
        } catch (IOException gone) {
            cut.countDown();
        }
    }

    private void write(OutputStream out, String text, Mode now) throws IOException, InterruptedException {
        if (now == Mode.SPLIT) {
            byte[] line = line(text, now).getBytes(StandardCharsets.UTF_8);
            for (byte each : line) {
                out.write(each);
                out.flush();
            }
            return;
        }
        int at = 0;
        do {
            int to = Math.min(text.length(), at + PIECE);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            say(out, line(text.substring(at, to), now));
            at = to;
            if (now == Mode.STALL) {
                // the reader is gone when a write fails; until then nothing comes
                while (!released.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    out.flush();
                }
                for (int i = 0; i < 10_000; i++) {
                    say(out, line("x", now));
                }
            }
            if (now == Mode.NEVER_ENDS) {
                at = 0;
            }
            while (now == Mode.NEVER_SAYS_ANYTHING) {
                say(out, line("", now));
            }
            if (now == Mode.NO_CONTENT) {
                say(out, "{\"model\":\"m\",\"message\":{\"role\":\"assistant\"},\"done\":false}\n");
            }
            if (now == Mode.CUT && at > PIECE) {
                throw new IOException("cut by the script");
            }
            if (now == Mode.ERROR_IN_THE_MIDDLE && at > PIECE) {
                say(out, "{\"error\":\"an error was encountered while running the model\"}\n");
                return;
            }
        } while (at < text.length());
    }

    private void end(OutputStream out, Mode now, int promptTokens) throws IOException {
        if (now == Mode.ERROR_IN_THE_MIDDLE) {
            return;
        }
        ObjectNode last = chunk("", now).put("done", true);
        last.put("done_reason", now == Mode.LENGTH ? "length" : now == Mode.LOAD ? "load" : "stop")
                .put("total_duration", 9_000)
                .put("eval_count", now == Mode.CONTEXT_FULL ? 4_096 - promptTokens + 1 : 3)
                .put("eval_duration", 7_000);
        if (now != Mode.UNCOUNTED) {
            last.put("prompt_eval_count", now == Mode.PROMPT_CUT ? 10 : promptTokens);
        }
        say(out, last + "\n");
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String line(String piece, Mode now) {
        return chunk(piece, now).put("done", false) + "\n";
    }

    private static ObjectNode chunk(String piece, Mode now) {
        ObjectNode chunk = JSON.createObjectNode().put("model", MODEL).put("created_at", "2026-01-01T00:00:00Z");
        ObjectNode message = chunk.putObject("message").put("role", "assistant").put("content", piece);
        if (now == Mode.UNKNOWN_FIELDS) {
            chunk.put("new_field", 1).putObject("logprobs").put("a", 1);
            message.put("new_field", "x");
        }
        return chunk;
    }

    private static void error(HttpExchange exchange, int status, String text) throws IOException {
        send(
                exchange,
                status,
                "application/json",
                JSON.createObjectNode().put("error", text).toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        release();
        http.stop(0);
        threads.shutdownNow();
    }
}
