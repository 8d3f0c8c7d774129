package io.auditworkbench.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.auditworkbench.workbench.monitor.Wellness;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Supplier;

/// Says whether the program does what it was started for: 200 when it does, 503 when not. It needs no authentication.
public final class HealthResource extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final JsonFactory JSON = new JsonFactory();

    private final transient Supplier<Wellness> wellness;

    /// Well as long as it answers.
    public HealthResource() {
        this(() -> Wellness.OK);
    }

    /// `wellness` is asked anew each time, on the request's thread.
    public HealthResource(Supplier<Wellness> wellness) {
        this.wellness = wellness;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Wellness now = wellness.get();
        byte[] body = json(now);
        response.setStatus(now.isWell() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static byte[] json(Wellness now) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("status", now.state());
            if (!now.detail().isEmpty()) {
                json.writeStringField("detail", now.detail());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return line.toByteArray();
    }
}
