package io.auditworkbench.store;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What people write as SQL: whether it only reads, and what comes of it as texts.
final class SqlStatement {

    private static final Set<String> READING = Set.of("select", "with", "values", "explain");
    private static final int SHOWN_BYTES = 24;

    /// Comments, texts, quoted names, words, and any other single character; a doubled quote in a text is two texts.
    private static final Pattern TOKEN = Pattern.compile(
            "(?<skip>\\s+|--[^\\n]*|/\\*.*?(?:\\*/|\\z))"
                    + "|(?<quoted>'[^']*'|\"[^\"]*\"|`[^`]*`|\\[[^\\]]*\\])"
                    + "|(?<word>[\\p{L}_][\\p{L}\\p{N}_$]*)|(?<other>.)",
            Pattern.DOTALL);

    /// `[SQLITE_ERROR] SQL error or missing database (no such column: foo)`.
    private static final Pattern SAID = Pattern.compile("\\[SQLITE_\\w+\\].*?\\((.*)\\)", Pattern.DOTALL);

    private SqlStatement() {}

    /// Lets one statement through that begins as those do that read.
    ///
    /// - **Errors**: `BAD_USAGE`.
    static void requireReading(String sql) {
        List<String> tokens = tokens(sql);
        if (tokens.isEmpty()) {
            throw usage("There is no statement.", "Write one, as in select * from shown_event limit 10.");
        }
        int end = tokens.indexOf(";");
        if (end >= 0 && tokens.subList(end, tokens.size()).stream().anyMatch(token -> !token.equals(";"))) {
            throw usage("There is more than one statement.", "Run them one by one.");
        }
        if (!READING.contains(tokens.getFirst())) {
            throw refused();
        }
    }

    static WorkbenchException refused() {
        return usage(
                "Only statements that read are run here.",
                "Begin with select, with, values or explain; the record is never changed, and no other file is opened.");
    }

    private static WorkbenchException usage(String happened, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
    }

    /// Words in small letters and signs, without comments, texts and quoted names.
    private static List<String> tokens(String sql) {
        Matcher matcher = TOKEN.matcher(sql);
        return matcher.results()
                .filter(found -> found.group("skip") == null)
                .map(found -> found.group("quoted") == null ? found.group().toLowerCase(Locale.ROOT) : "''")
                .toList();
    }

    /// What SQLite says is wrong, without the name of its error.
    static String said(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher said = SAID.matcher(message);
        String words = said.find() ? said.group(1) : message;
        return "SQLite says: " + words + (words.endsWith(".") ? "" : ".");
    }

    /// A value as text; bytes as hexadecimal digits, the first ones of many.
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case byte[] bytes
            when bytes.length > SHOWN_BYTES ->
                "x'" + HexFormat.of().formatHex(bytes, 0, SHOWN_BYTES) + "…' (" + bytes.length + " bytes)";
            case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
            default -> value.toString();
        };
    }
}
