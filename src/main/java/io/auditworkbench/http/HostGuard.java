package io.auditworkbench.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Turns away web pages: a request for another host name (DNS rebinding), or one that a browser sends for a page.
///
/// - **Threading**: any thread.
public final class HostGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int FORBIDDEN = HttpServletResponse.SC_FORBIDDEN;

    private final transient Set<String> names;

    /// Lets the names of this machine's loopback through, and `further` ones.
    public HostGuard(Collection<String> further) {
        names = new HashSet<>(Set.of("localhost", "127.0.0.1", "::1"));
        further.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getHeader("Origin") != null) {
            new Problem(FORBIDDEN, "FORBIDDEN_ORIGIN", "Web pages may not call this server.", "").send(response);
            return;
        }
        if (!isOurs(request.getServerName())) {
            new Problem(
                            FORBIDDEN,
                            "FORBIDDEN_HOST",
                            "The request is for another host name than this server's.",
                            "Call it by 127.0.0.1, or add the name with --allow-host.")
                    .send(response);
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean isOurs(String host) {
        String plain = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return names.contains(plain) || plain.matches("127(\\.[0-9]{1,3}){3}");
    }
}
