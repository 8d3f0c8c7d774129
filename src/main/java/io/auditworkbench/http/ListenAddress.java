package io.auditworkbench.http;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the server listens.
///
/// - **Shape**: `host` as it goes to the operating system, without brackets; `port` 0 takes any free one.
public record ListenAddress(String host, int port) {

    private static final Pattern FORM = Pattern.compile("(?:(\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+):)?([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    /// Reads `HOST:PORT` or `PORT`.
    ///
    /// - **Errors**: `BAD_USAGE` for anything else.
    public static ListenAddress parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || Integer.parseInt(form.group(2)) > MAX_PORT) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "This is no address to listen on: " + text + ".",
                    "Write HOST:PORT, for example 127.0.0.1:7431.");
        }
        String host = form.group(1) == null ? "127.0.0.1" : form.group(1).replaceAll("[\\[\\]]", "");
        return new ListenAddress(host, Integer.parseInt(form.group(2)));
    }

    /// Whether only this machine can reach it.
    public boolean isLoopback() {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals("localhost") || lower.equals("::1") || lower.matches("127(\\.[0-9]{1,3}){3}");
    }

    /// Refuses an address at which nothing is guarded, when other machines could reach it.
    ///
    /// - **Errors**: `BAD_USAGE`.
    public void requireLoopback() {
        if (!isLoopback()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "Other machines could reach " + this + ", where nobody has to show who they are.",
                    "Listen on 127.0.0.1, and let an agent of this machine, or a proxy with TLS and a login, pass it on.");
        }
    }

    /// `127.0.0.1:7431`, or `[::1]:7431`.
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
