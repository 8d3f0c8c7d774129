package io.auditworkbench.http;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Lets through to another servlet who shows the token, asks by one of its methods, and does not ask too often.
///
/// - **Shape**: 401 before anything of the body is read, 405, 429 with `Retry-After`.
/// - **Threading**: any thread.
public final class GuardedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient HttpServlet guarded;
    private final transient @Nullable BearerToken token;
    private final transient Set<String> methods;
    private final transient RateLimit rate;
    private final transient IntConsumer refusals;

    /// `refusals` hears the status of every request that does not show the token, on the request's thread.
    public GuardedServlet(
            HttpServlet guarded,
            @Nullable BearerToken token,
            Set<String> methods,
            RateLimit rate,
            IntConsumer refusals) {
        this.refusals = refusals;
        this.guarded = guarded;
        this.token = token;
        this.methods = Set.copyOf(methods);
        this.rate = rate;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        guarded.init(config);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (token != null && !token.isShownIn(request.getHeader("Authorization"))) {
            refusals.accept(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setHeader("Connection", "close");
            new Problem(
                            401,
                            "UNAUTHORIZED",
                            "The token is missing or wrong.",
                            "Send the token of --token-file as a bearer token.")
                    .send(response);
            return;
        }
        if (!methods.contains(request.getMethod())) {
            response.setHeader(
                    "Allow", String.join(", ", methods.stream().sorted().toList()));
            new Problem(405, "METHOD_NOT_ALLOWED", "This method is not taken here.", "").send(response);
            return;
        }
        if (!rate.isFree()) {
            response.setHeader("Retry-After", "1");
            new Problem(429, "TOO_MANY_REQUESTS", "Too many requests.", "Ask again in a second.").send(response);
            return;
        }
        guarded.service(request, response);
    }

    @Override
    public void destroy() {
        guarded.destroy();
        super.destroy();
    }
}
