package io.auditworkbench.capture.debezium;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a statement in a QUERY event is, told by its first words only; its text goes nowhere.
///
/// - **Source**: MySQL Reference Manual, *The Binary Log* and *XA Transaction SQL Statements*; the server writes `XA`
///   branches as `X'gtrid',X'bqual',formatID`.
record QueryStatement(Kind kind, String branch) {

    enum Kind {
        BEGIN,
        COMMIT,
        ROLLBACK,
        SAVEPOINT,
        XA_START,
        XA_END,
        XA_COMMIT,
        XA_ROLLBACK,
        /// Changes the schema, or nothing that rows could show.
        SCHEMA,
        /// Changes rows without rows events.
        ROWS_AS_STATEMENT
    }

    private static final Pattern LEADING_COMMENTS =
            Pattern.compile("\\A(?:\\s+|/\\*(?!!).*?\\*/|--\\s[^\\n]*\\n|#[^\\n]*\\n|/\\*!\\d*)+", Pattern.DOTALL);
    private static final Pattern FIRST_WORDS = Pattern.compile("\\A\\(*\\s*([A-Za-z_]+)(?:\\s+([A-Za-z_]+))?");
    private static final Set<String> SCHEMA_WORDS = Set.of(
            "CREATE",
            "ALTER",
            "DROP",
            "RENAME",
            "TRUNCATE",
            "GRANT",
            "REVOKE",
            "SET",
            "ANALYZE",
            "OPTIMIZE",
            "REPAIR",
            "FLUSH",
            "INSTALL",
            "UNINSTALL",
            "USE",
            "CHECK",
            "CACHE",
            "LOCK",
            "UNLOCK",
            "RESET",
            "PURGE",
            "CHANGE",
            "START",
            "STOP",
            "IMPORT",
            "CLONE");

    /// What nearly every transaction begins with.
    private static final QueryStatement BEGIN = new QueryStatement(Kind.BEGIN, "");

    static QueryStatement of(String sql) {
        if (sql.equals("BEGIN")) {
            return BEGIN;
        }
        String text = LEADING_COMMENTS.matcher(sql).replaceFirst("");
        Matcher words = FIRST_WORDS.matcher(text);
        if (!words.find()) {
            return new QueryStatement(Kind.ROWS_AS_STATEMENT, "");
        }
        String first = words.group(1).toUpperCase(Locale.ROOT);
        String second = words.group(2) == null ? "" : words.group(2).toUpperCase(Locale.ROOT);
        return switch (first) {
            case "BEGIN" -> BEGIN;
            case "COMMIT" -> new QueryStatement(Kind.COMMIT, "");
            case "ROLLBACK" -> new QueryStatement(second.equals("TO") ? Kind.SAVEPOINT : Kind.ROLLBACK, "");
            case "SAVEPOINT", "RELEASE" -> new QueryStatement(Kind.SAVEPOINT, "");
            case "XA" -> xa(second, text);
            default -> new QueryStatement(SCHEMA_WORDS.contains(first) ? Kind.SCHEMA : Kind.ROWS_AS_STATEMENT, "");
        };
    }

    private static QueryStatement xa(String verb, String text) {
        String branch = text.replaceFirst("(?i)\\AXA\\s+\\w+\\s+", "")
                .replaceAll("(?i)\\s+ONE\\s+PHASE\\s*\\z", "")
                .strip();
        return switch (verb) {
            case "START", "BEGIN" -> new QueryStatement(Kind.XA_START, branch);
            case "END" -> new QueryStatement(Kind.XA_END, branch);
            case "COMMIT" -> new QueryStatement(Kind.XA_COMMIT, branch);
            case "ROLLBACK" -> new QueryStatement(Kind.XA_ROLLBACK, branch);
            default -> new QueryStatement(Kind.ROWS_AS_STATEMENT, branch);
        };
    }
}
