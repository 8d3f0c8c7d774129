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
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns away web pages: a request for another host name (DNS rebinding), or one that a browser sends for a page of
/// another origin.
///
/// - **Threading**: any thread.
public final class HostGuard extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern OWN_ORIGIN = Pattern.compile("(https?)://([^/:@]+|\\[[0-9a-f:]+]):([0-9]{1,5})");
    private static final int FORBIDDEN = HttpServletResponse.SC_FORBIDDEN;

    private final transient Set<String> names;
    private final transient ObjIntConsumer<String> refusals;

    /// Lets the names of this machine's loopback through, and `further` ones.
    public HostGuard(Collection<String> further) {
        this(further, (_, _) -> {});
    }

    /// The same; `refusals` hears the path and the status of every request that is turned away, on its thread.
    public HostGuard(Collection<String> further, ObjIntConsumer<String> refusals) {
        this.refusals = refusals;
        names = new HashSet<>(Set.of("localhost", "127.0.0.1", "::1"));
        further.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isOwn(request.getHeader("Origin"), request)) {
            refusals.accept(request.getRequestURI(), FORBIDDEN);
            new Problem(FORBIDDEN, "FORBIDDEN_ORIGIN", "Web pages may not call this server.", "").send(response);
            return;
        }
        if (!isOurs(request.getServerName())) {
            refusals.accept(request.getRequestURI(), FORBIDDEN);
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

    /// No page of another origin may call; this server has no pages, and a page of its own cannot be a foreign one.
    private boolean isOwn(@Nullable String origin, HttpServletRequest request) {
        if (origin == null) {
            return true;
        }
        Matcher form = OWN_ORIGIN.matcher(origin);
        return form.matches()
                && form.group(1).equals(request.getScheme())
                && isOurs(form.group(2))
                && form.group(3).equals(Integer.toString(request.getLocalPort()));
    }

    private boolean isOurs(String host) {
        String plain = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return names.contains(plain) || plain.matches("127(\\.[0-9]{1,3}){3}");
    }
}
