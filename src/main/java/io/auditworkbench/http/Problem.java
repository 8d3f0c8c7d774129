package io.auditworkbench.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.auditworkbench.model.error.WorkbenchException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Why a request was not done, as one line of JSON.
///
/// - **Source**: RFC 9457, *Problem Details for HTTP APIs*; `code` and `nextStep` are ours.
public record Problem(int status, String code, String detail, String nextStep) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final JsonFactory JSON = new JsonFactory();

    /// The problem that an exception names.
    public static Problem of(int status, WorkbenchException reason) {
        return new Problem(status, reason.code().name(), reason.happened(), reason.nextStep());
    }

    String json() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("type", "about:blank");
            json.writeNumberField("status", status);
            json.writeStringField("code", code);
            json.writeStringField("detail", detail);
            if (!nextStep.isEmpty()) {
                json.writeStringField("nextStep", nextStep);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.append('\n').toString();
    }

    /// Answers with it.
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(MEDIA_TYPE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
