package io.auditworkbench.workbench;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells which schema statements remove rows without row events.
final class DdlEffects {

    /// The words for statements that remove rows of some partitions.
    static final String OF_PARTITIONS = "ALTER TABLE … PARTITION";

    /// The words for statements that take a table's file away or bring another.
    static final String OF_TABLESPACE = "ALTER TABLE … TABLESPACE";

    private static final Pattern TABLESPACE =
            Pattern.compile("(?is)\\b(DISCARD|IMPORT)\\s+(PARTITION\\s.*?\\s)?TABLESPACE\\b");
    private static final Pattern PARTITION = Pattern.compile("(?is)\\b(DROP|TRUNCATE|EXCHANGE)\\s+PARTITION\\b");
    private static final Pattern FIRST_WORDS = Pattern.compile(
            "\\A(?:\\s+|/\\*.*?\\*/)*(DROP|TRUNCATE)\\s+(\\w+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private DdlEffects() {}

    /// The words for a statement that removes rows, else null.
    static @Nullable String removesRows(String ddl) {
        if (PARTITION.matcher(ddl).find()) {
            return OF_PARTITIONS;
        }
        if (TABLESPACE.matcher(ddl).find()) {
            return OF_TABLESPACE;
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
