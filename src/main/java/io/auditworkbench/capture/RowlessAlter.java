package io.auditworkbench.capture;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `ALTER TABLE` statements that remove or replace rows without an event for each.
///
/// The same words in the body of a routine, a trigger or an event are no statement: they are not run when it is made.
public final class RowlessAlter {

    /// The words for statements that remove rows of some partitions.
    public static final String OF_PARTITIONS = "ALTER TABLE … PARTITION";

    /// The words for statements that take a table's file away or bring another.
    public static final String OF_TABLESPACE = "ALTER TABLE … TABLESPACE";

    /// How such a statement begins, at the start of a pattern with the flags `is`.
    static final String BEGINNING = "\\A(?:\\s+|/\\*.*?\\*/)*ALTER\\s+TABLE\\b.*?";

    private static final Pattern PARTITION =
            Pattern.compile("(?is)" + BEGINNING + "\\b(DROP|TRUNCATE|EXCHANGE)\\s+PARTITION\\b");
    private static final Pattern TABLESPACE =
            Pattern.compile("(?is)" + BEGINNING + "\\b(DISCARD|IMPORT)\\s+(PARTITION\\s.*?\\s)?TABLESPACE\\b");

    private RowlessAlter() {}

    /// The words for such a statement, else null.
    public static @Nullable String words(String ddl) {
        if (PARTITION.matcher(ddl).find()) {
            return OF_PARTITIONS;
        }
        return TABLESPACE.matcher(ddl).find() ? OF_TABLESPACE : null;
    }
}
