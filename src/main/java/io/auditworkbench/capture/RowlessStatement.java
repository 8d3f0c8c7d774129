package io.auditworkbench.capture;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Schema statements that remove or replace rows without an event for each, told by their words.
///
/// The same words in the body of a routine, a trigger or an event are no statement: they are not run when it is made.
public final class RowlessStatement {

    /// The words for statements that remove rows of some partitions.
    public static final String OF_PARTITIONS = "ALTER TABLE … PARTITION";

    /// The words for statements that take a table's file away or bring another.
    public static final String OF_TABLESPACE = "ALTER TABLE … TABLESPACE";

    private static final Pattern PARTITION =
            Pattern.compile("(?is)\\A\\s*ALTER\\s+TABLE\\b.*?\\b(DROP|TRUNCATE|EXCHANGE)\\s+PARTITION\\b");
    private static final Pattern TABLESPACE = Pattern.compile(
            "(?is)\\A\\s*ALTER\\s+TABLE\\b.*?\\b(DISCARD|IMPORT)\\s+(PARTITION\\s.*?\\s)?TABLESPACE\\b");
    private static final Pattern FIRST_WORDS = Pattern.compile("(?i)\\A\\s*(DROP|TRUNCATE)\\s+(\\w+)");

    private RowlessStatement() {}

    /// The words for such a statement, else null.
    public static @Nullable String words(String ddl) {
        String text = StatementText.bare(ddl);
        if (PARTITION.matcher(text).find()) {
            return OF_PARTITIONS;
        }
        if (TABLESPACE.matcher(text).find()) {
            return OF_TABLESPACE;
        }
        Matcher first = FIRST_WORDS.matcher(text);
        return first.find() ? dropped(first.group(1), first.group(2)) : null;
    }

    private static @Nullable String dropped(String first, String second) {
        if (first.equalsIgnoreCase("TRUNCATE")) {
            return "TRUNCATE";
        }
        return switch (second.toUpperCase(Locale.ROOT)) {
            case "TABLE", "TABLES" -> "DROP TABLE";
            case "DATABASE", "SCHEMA" -> "DROP DATABASE";
            default -> null;
        };
    }
}
