package io.auditworkbench.mcp;

import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/// JSON-RPC over two streams, a message a line, one after the other on the thread that runs it.
///
/// The SDK's own transport ends the session at the first line that is no JSON, loses answers that are under way when
/// its input ends, and refuses to send two at once (2.1.0).
///
/// - **Threading**: one thread runs it; sending may come from any.
final class StdioTransport implements McpServerTransportProvider, McpServerTransport {

    private static final Logger LOG = LoggerFactory.getLogger(StdioTransport.class);

    private final InputStream in;
    private final OutputStream out;
    private McpServerSession.@Nullable Factory sessions;
    private boolean isBegun;

    StdioTransport(InputStream in, OutputStream out) {
        this.in = new BufferedInputStream(in);
        this.out = out;
    }

    @Override
    public void setSessionFactory(McpServerSession.Factory factory) {
        sessions = factory;
    }

    /// Reads and answers until the input ends.
    void run() {
        McpServerSession session = java.util.Objects.requireNonNull(sessions).create(this);
        try {
            for (Line line = read(); line != null; line = read()) {
                handle(session, line);
            }
        } catch (IOException gone) {
            LOG.debug("mcp_input_ended");
        }
    }

    private void handle(McpServerSession session, Line line) {
        if (line.isTooLong()) {
            refuse(
                    null,
                    McpSchema.ErrorCodes.INVALID_REQUEST,
                    "A message is longer than " + Json.MOST_MESSAGE + " bytes.");
            return;
        }
        if (line.text().isBlank()) {
            return;
        }
        McpSchema.JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(Json.mapper(), line.text());
        } catch (IOException | RuntimeException noMessage) {
            refuse(null, McpSchema.ErrorCodes.PARSE_ERROR, "A line is no JSON-RPC message.");
            return;
        }
        if (message instanceof McpSchema.JSONRPCRequest request && !isBegun) {
            if (!request.method().equals(McpSchema.METHOD_INITIALIZE)) {
                refuse(request.id(), McpSchema.ErrorCodes.INVALID_REQUEST, "The first request is initialize.");
                return;
            }
            isBegun = true;
        }
        session.handle(message)
                .subscribe(
                        _ -> {},
                        failure -> LOG.error(
                                "mcp_message_failed type={}", failure.getClass().getName()));
    }

    private void refuse(@Nullable Object id, int code, String message) {
        var error = new McpSchema.JSONRPCResponse.JSONRPCError(code, message);
        if (id == null) {
            // JSON-RPC 2.0 §5: the id is null when it could not be read, which the SDK would leave out
            java.util.Map<String, @Nullable Object> answer = new java.util.LinkedHashMap<>();
            answer.put("jsonrpc", "2.0");
            answer.put("id", null);
            answer.put("error", Map.of("code", code, "message", message));
            write(Json.text(answer));
            return;
        }
        write(Json.text(McpSchema.JSONRPCResponse.error(id, error)));
    }

    private record Line(String text, boolean isTooLong) {}

    private @Nullable Line read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean isTooLong = false;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (bytes.size() < Json.MOST_MESSAGE) {
                bytes.write(next);
            } else {
                isTooLong = true;
            }
        }
        return new Line(bytes.toString(StandardCharsets.UTF_8), isTooLong);
    }

    private synchronized void write(String json) {
        try {
            out.write(json.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
        return Mono.fromRunnable(() -> write(Json.text(message)));
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return Json.mapper().convertValue(data, type);
    }

    @Override
    public Mono<Void> notifyClients(String method, Object params) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.empty();
    }

    @Override
    public void close() {
        // the streams belong to whoever gave them
    }

    @Override
    public java.util.List<String> protocolVersions() {
        return McpServerTransport.super.protocolVersions();
    }
}
