package io.auditworkbench.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/// Figures for those who watch programs.
///
/// - **Threading**: the text is asked for on the request's thread, anew each time.
/// - **Source**: *Exposition formats*, Prometheus documentation, text format 0.0.4.
public final class MetricsResource extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<String> metrics;

    public MetricsResource(Supplier<String> metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = metrics.get().getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
