package io.auditworkbench.capture;

import io.auditworkbench.model.change.TableName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `RENAME TABLE` and `ALTER TABLE … RENAME`: told as a change of the new table, so the old one stands in the text
/// only.
public final class TableRename {

    private static final String IDENTIFIER = "(?:`(?:[^`]|``)+`|[^\\s.`;,]+)";
    private static final String TABLE = "(?:(" + IDENTIFIER + ")\\s*\\.\\s*)?(" + IDENTIFIER + ")";
    private static final Pattern PAIR =
            Pattern.compile("(?is)(?<!\\bCOLUMN\\s|\\bINDEX\\s|\\bKEY\\s|[\\w`.])" + TABLE + "\\s+TO\\s+" + TABLE);
    private static final Pattern ALTER = Pattern.compile("(?is)\\A\\s*ALTER\\s+TABLE\\s+" + TABLE
            + ".*\\bRENAME\\s+(?:TO\\s+|AS\\s+)?(?!COLUMN\\b|INDEX\\b|KEY\\b)" + TABLE);

    private TableRename() {}

    /// Whether a statement that is told of `table` gave it this name in place of `former`.
    public static boolean isFrom(TableName former, TableName table, String ddl) {
        return matches(ALTER.matcher(ddl), former, table) || matches(PAIR.matcher(ddl), former, table);
    }

    /// The name, as it is written, that a statement told of `table` gave it in place of this one.
    public static Optional<String> away(TableName table, String ddl) {
        return Stream.of(ALTER, PAIR)
                .flatMap(form -> form.matcher(ddl).results())
                .filter(pair -> isSame(pair.group(1), pair.group(2), table, table)
                        && !isSame(pair.group(3), pair.group(4), table, table))
                .map(pair -> pair.group(3) == null
                        ? plain(pair.group(4))
                        : plain(pair.group(3)) + "." + plain(pair.group(4)))
                .findFirst();
    }

    private static boolean matches(Matcher pair, TableName former, TableName table) {
        while (pair.find()) {
            boolean isOurs = isSame(pair.group(1), pair.group(2), former, table)
                    && isSame(pair.group(3), pair.group(4), table, table);
            if (isOurs) {
                return true;
            }
        }
        return false;
    }

    /// A name without a schema is in that of the statement's table.
    private static boolean isSame(@Nullable String schema, String name, TableName known, TableName statement) {
        String inSchema = schema == null ? statement.schema() : plain(schema);
        return known.schema().equalsIgnoreCase(inSchema) && known.table().equalsIgnoreCase(plain(name));
    }

    private static String plain(String written) {
        return written.startsWith("`")
                ? written.substring(1, written.length() - 1).replace("``", "`")
                : written;
    }
}
