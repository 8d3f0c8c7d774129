package io.auditworkbench.capture;

import java.net.InetAddress;

/// Tells hosts that never leave this machine from all others, without asking a name server.
public final class Loopback {

    private Loopback() {}

    /// Whether the host is `localhost` or an address such as `127.0.0.1` or `::1`.
    public static boolean is(String host) {
        return host.equalsIgnoreCase("localhost") || isLoopbackAddress(host);
    }

    private static boolean isLoopbackAddress(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false; // a name; only the resolver could tell
        }
    }
}
