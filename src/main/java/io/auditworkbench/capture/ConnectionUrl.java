package io.auditworkbench.capture;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Reads the address of a server from text.
///
/// No message repeats the whole text: it may hold a password.
final class ConnectionUrl {

    private static final String EXAMPLE = "mysql://USER@HOST:3306/";
    private static final String SCHEME = "mysql://";
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]+(%[A-Za-z0-9_.-]+)?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,6}");

    private ConnectionUrl() {}

    static ConnectionSettings parse(String url) {
        String rest = withoutScheme(url.strip());
        int end = indexOfAny(rest, "/?#", 0);
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String user = user(authority, at);
        HostAndPort server = HostAndPort.parse(authority.substring(at + 1));
        int query = indexOfAny(rest, "?#", end);
        return new ConnectionSettings(
                server.host(),
                server.port(),
                user,
                Secret.NONE,
                tls(rest.substring(query), server.host()),
                tables(rest.substring(end, query)));
    }

    private static String withoutScheme(String url) {
        String plain = url.regionMatches(true, 0, "jdbc:", 0, 5) ? url.substring(5) : url;
        if (plain.toLowerCase(Locale.ROOT).startsWith("mariadb:")) {
            throw new WorkbenchException(
                    ErrorCode.MARIADB_NOT_SUPPORTED,
                    "This address is for MariaDB. Audit Workbench reads MySQL; MariaDB is planned for a later version.",
                    "Name a MySQL server: " + EXAMPLE);
        }
        if (!plain.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw bad("The address does not start with mysql://.", "Write " + EXAMPLE);
        }
        return plain.substring(SCHEME.length());
    }

    private static String user(String authority, int at) {
        if (at < 0) {
            throw bad("The address names no user.", "Write " + EXAMPLE);
        }
        String user = authority.substring(0, at);
        if (user.indexOf(':') >= 0) {
            throw bad(
                    "The address holds a password, which every user of this machine can read in the list of processes.",
                    "Leave it out, write it into a file that only you can read, and add --password-file FILE.");
        }
        if (user.isEmpty()) {
            throw bad("The address names no user before the @.", "Write " + EXAMPLE);
        }
        return PercentText.decode(user, "user");
    }

    private static List<TableGlob> tables(String path) {
        String schema = path.startsWith("/") ? path.substring(1) : path;
        if (schema.isEmpty()) {
            return List.of();
        }
        if (schema.indexOf('/') >= 0) {
            throw bad("The address has more than one name after the port.", "Write mysql://USER@HOST:3306/SCHEMA");
        }
        return List.of(TableGlob.wholeSchema(PercentText.decode(schema, "schema")));
    }

    private static TlsMode tls(String query, String host) {
        if (query.length() <= 1) {
            return TlsMode.defaultFor(host);
        }
        String[] setting = query.substring(1).split("=", 2);
        boolean known = setting[0].equals("tls") || setting[0].equals("sslMode");
        if (query.charAt(0) != '?' || setting.length < 2 || !known) {
            throw bad(
                    "The address may carry one setting, tls, and this one is not it: " + setting[0] + ".",
                    "Write mysql://USER@HOST:3306/?tls=required, and leave driver settings out.");
        }
        return TlsMode.parse(setting[1]);
    }

    private static int indexOfAny(String text, String characters, int from) {
        for (int i = from; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static WorkbenchException bad(String happened, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
    }

    private record HostAndPort(String host, int port) {

        static HostAndPort parse(String text) {
            if (text.startsWith("[")) {
                return bracketed(text);
            }
            if (text.indexOf(':') != text.lastIndexOf(':')) {
                throw bad("An IPv6 address needs brackets.", "Write mysql://USER@[::1]:3306/");
            }
            int colon = text.indexOf(':');
            String host = colon < 0 ? text : text.substring(0, colon);
            if (host.isEmpty()) {
                throw bad("The address names no host.", "Write " + EXAMPLE);
            }
            if (!HOST_NAME.matcher(host).matches()) {
                throw bad(
                        "\"" + host + "\" cannot be the name of a host.",
                        "Write a name or an address; in a user name write @ as %40 and / as %2F.");
            }
            return new HostAndPort(host, port(colon < 0 ? "" : text.substring(colon)));
        }

        private static HostAndPort bracketed(String text) {
            int close = text.indexOf(']');
            String host = close < 0 ? "" : text.substring(1, close);
            if (!IPV6.matcher(host).matches() || host.indexOf(':') < 0) {
                throw bad("What stands in brackets is not an IPv6 address.", "Write mysql://USER@[::1]:3306/");
            }
            return new HostAndPort(host, port(text.substring(close + 1)));
        }

        private static int port(String text) {
            if (text.isEmpty()) {
                return ConnectionSettings.DEFAULT_PORT;
            }
            String digits = text.substring(1);
            int port = PORT.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
            if (text.charAt(0) != ':' || port < 1 || port > 65535) {
                throw bad("The port after the host is not a number from 1 to 65535.", "Write " + EXAMPLE);
            }
            return port;
        }
    }
}
