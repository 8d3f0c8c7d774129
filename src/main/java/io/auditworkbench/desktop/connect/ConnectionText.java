package io.auditworkbench.desktop.connect;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what people have at hand of a server: an address of `mysql://` or JDBC, or a command line of `mysql`.
///
/// - **Source**: MySQL reference manual, *Connecting to the Server Using URI-Like Strings* and *Command Options for
///   Connecting to the Server*; Connector/J's *Connection URL Syntax*.
final class ConnectionText {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:jdbc:)?(?:mysql|mariadb)://(?:(?<info>[^/?#]*)@)?(?<host>\\[[^\\]]*\\]|[^:/?#]*)(?::(?<port>[0-9]*))?"
                    + "(?:/(?<schema>[^?#]*))?(?:\\?(?<query>[^#]*))?(?:#.*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");
    private static final Map<String, String> SHORT =
            Map.of("-h", "host", "-P", "port", "-u", "user", "-p", "password", "-D", "database");

    private ConnectionText() {}

    /// What the text says; empty when it is neither of them.
    static Optional<ConnectionInput> read(String text) {
        String plain = text.strip();
        Matcher address = ADDRESS.matcher(plain);
        if (address.matches()) {
            return Optional.of(ofAddress(address));
        }
        List<String> words = words(plain);
        return words.isEmpty() || !words.getFirst().matches("(.*[/\\\\])?mysql(sh|dump)?(\\.exe)?")
                ? Optional.empty()
                : Optional.of(ofCommand(words.subList(1, words.size())));
    }

    private static ConnectionInput ofAddress(Matcher address) {
        Map<String, String> settings = settings(part(address, "query"));
        String[] info = part(address, "info").split(":", 2);
        String user = decoded(info[0]);
        String password = info.length > 1 ? decoded(info[1]) : "";
        return new ConnectionInput(
                part(address, "host").replaceAll("[\\[\\]]", ""),
                part(address, "port"),
                user.isEmpty() ? settings.getOrDefault("user", "") : user,
                password.isEmpty() ? settings.getOrDefault("password", "") : password,
                tls(settings),
                decoded(part(address, "schema")));
    }

    private static String part(Matcher address, String name) {
        String found = address.group(name);
        return found == null ? "" : found;
    }

    private static Map<String, String> settings(String query) {
        Map<String, String> settings = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length == 2) {
                settings.put(sides[0].toLowerCase(Locale.ROOT), decoded(sides[1]));
            }
        }
        return settings;
    }

    private static String tls(Map<String, String> settings) {
        for (String name : List.of("tls", "sslmode", "ssl-mode")) {
            if (settings.containsKey(name)) {
                return settings.get(name).toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
        return switch (settings.getOrDefault("usessl", "")) {
            case "true" -> "required";
            case "false" -> "disabled";
            default -> "";
        };
    }

    /// A text in which a `%` stands for itself is left as it is.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException plain) {
            return text;
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int end = 0;
        Matcher next = WORD.matcher(text);
        while (next.find()) {
            if (next.start() > end && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            for (int group = 1; group <= next.groupCount(); group++) {
                word.append(next.group(group) == null ? "" : next.group(group));
            }
            end = next.end();
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    private static ConnectionInput ofCommand(List<String> words) {
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.startsWith("--")) {
                String[] sides = word.substring(2).split("=", 2);
                boolean isApart = sides.length == 1 && takesValue(sides[0]) && i + 1 < words.size();
                found.put(sides[0], sides.length == 2 ? sides[1] : isApart ? words.get(++i) : "");
            } else if (word.startsWith("-") && word.length() >= 2) {
                String name = SHORT.getOrDefault(word.substring(0, 2), "");
                // a password stands right behind its letter: what comes after a blank is the schema
                boolean isApart = word.length() == 2 && takesValue(name) && i + 1 < words.size();
                found.put(name, isApart ? words.get(++i) : word.substring(2));
            } else {
                found.putIfAbsent("database", word);
            }
        }
        return new ConnectionInput(
                found.getOrDefault("host", ""),
                found.getOrDefault("port", ""),
                found.getOrDefault("user", ""),
                found.getOrDefault("password", ""),
                tls(found),
                found.getOrDefault("database", ""));
    }

    private static boolean takesValue(String name) {
        return List.of("host", "port", "user", "database", "ssl-mode").contains(name);
    }
}
