package io.auditworkbench.capture.debezium.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of `SHOW GRANTS` that gives rights, or takes some away again.
///
/// - **Shape**: `rights` in upper case, a right on single columns with its list: ``INSERT (`name`)``; `scope` as the
///   server writes it: `*.*`, `` `shop`.* ``, `` `shop`.`orders` ``.
record Grant(Kind kind, List<String> rights, String scope) {

    enum Kind {
        GRANT,
        /// A partial revoke: the rights are missing from this scope although a wider one gives them.
        REVOKE
    }

    private static final String QUOTED = "`(?:[^`]|``)*`";
    private static final Pattern LINE =
            Pattern.compile("(GRANT|REVOKE) ((?:[^`]|" + QUOTED + ")*?) ON (?:TABLE |FUNCTION"
                    + " |PROCEDURE )?(\\*\\.\\*|" + QUOTED + "\\.(?:\\*|" + QUOTED + "))(?: |$)(.*)");
    private static final Pattern RIGHT =
            Pattern.compile("([A-Za-z_ ]+?)\\s*(\\((?:[^`)]|" + QUOTED + ")*\\))?(?:, ?|$)");
    private static final Pattern SCHEMA = Pattern.compile("(" + QUOTED + ")\\.(.*)");

    /// - **Shape**: empty for lines that give no rights on tables: roles and `PROXY`.
    static Optional<Grant> parse(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> rights = rights(matcher.group(2));
        if (matcher.group(4).contains("WITH GRANT OPTION")) {
            rights.add("GRANT OPTION");
        }
        return Optional.of(new Grant(Kind.valueOf(matcher.group(1)), List.copyOf(rights), matcher.group(3)));
    }

    boolean isGlobal() {
        return scope.equals("*.*");
    }

    boolean has(String right) {
        return rights.contains(right) || (rights.contains("ALL PRIVILEGES") && !right.equals("GRANT OPTION"));
    }

    /// Whether the scope holds every table of a schema.
    boolean holdsSchema(String schema) {
        return isGlobal() || (scope.endsWith(".*") && schemaMatches(schema));
    }

    /// Whether the scope holds one table.
    boolean holdsTable(String schema, String table) {
        return holdsSchema(schema) || scope.equals(Sql.name(schema) + "." + Sql.name(table));
    }

    /// The rights of this line that are not in the given set, in alphabetical order.
    List<String> beyond(Set<String> allowed) {
        TreeSet<String> beyond = new TreeSet<>(rights);
        beyond.removeIf(right -> allowed.contains(base(right)));
        return List.copyOf(beyond);
    }

    private static String base(String right) {
        int columns = right.indexOf(" (");
        return columns < 0 ? right : right.substring(0, columns);
    }

    /// In a grant, `_` and `%` of a schema's name are wildcards unless `\` stands before them.
    private boolean schemaMatches(String schema) {
        Matcher quoted = SCHEMA.matcher(scope);
        if (!quoted.matches()) {
            return false;
        }
        String name = quoted.group(1);
        String like = name.substring(1, name.length() - 1).replace("``", "`");
        return schema.equals(like) || schema.matches(regex(like));
    }

    private static String regex(String like) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char character = like.charAt(i);
            boolean escapes = character == '\\' && i + 1 < like.length();
            if (escapes) {
                regex.append(Pattern.quote(like.substring(i + 1, i + 2)));
                i++;
            } else if (character == '%') {
                regex.append(".*");
            } else {
                regex.append(character == '_' ? "." : Pattern.quote(String.valueOf(character)));
            }
        }
        return regex.toString();
    }

    private static List<String> rights(String text) {
        List<String> rights = new ArrayList<>();
        Matcher matcher = RIGHT.matcher(text);
        while (matcher.find()) {
            String right = matcher.group(1).strip().toUpperCase(Locale.ROOT);
            if (!right.isEmpty()) {
                rights.add(matcher.group(2) == null ? right : right + " " + matcher.group(2));
            }
        }
        return rights;
    }
}
