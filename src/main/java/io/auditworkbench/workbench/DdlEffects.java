package io.auditworkbench.workbench;

import io.auditworkbench.capture.RowlessAlter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells which schema statements remove rows without row events.
final class DdlEffects {

    private static final Pattern FIRST_WORDS = Pattern.compile(
            "\\A(?:\\s+|/\\*.*?\\*/)*(DROP|TRUNCATE)\\s+(\\w+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private DdlEffects() {}

    /// The words for a statement that removes rows, else null.
    static @Nullable String removesRows(String ddl) {
        String altered = RowlessAlter.words(ddl);
        if (altered != null) {
            return altered;
        }
        var words = FIRST_WORDS.matcher(ddl);
        if (!words.find()) {
            return null;
        }
        if (words.group(1).equalsIgnoreCase("TRUNCATE")) {
            return "TRUNCATE";
        }
        return switch (words.group(2).toUpperCase(Locale.ROOT)) {
            case "TABLE", "TABLES" -> "DROP TABLE";
            case "DATABASE", "SCHEMA" -> "DROP DATABASE";
            default -> null;
        };
    }
}
