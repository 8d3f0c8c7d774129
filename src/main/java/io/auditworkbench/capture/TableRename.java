package io.auditworkbench.capture;

import io.auditworkbench.model.change.TableName;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `RENAME TABLE` and `ALTER TABLE … RENAME`: told as a change of the new table, so the old one stands in the text
/// only.
public final class TableRename {

    private static final String TABLE = "(?:(" + WrittenName.PATTERN + ")\\s*\\.\\s*)?(" + WrittenName.PATTERN + ")";
    private static final Pattern PAIR =
            Pattern.compile("(?is)(?<!\\bCOLUMN\\s|\\bINDEX\\s|\\bKEY\\s|[\\w`.])" + TABLE + "\\s+TO\\s+" + TABLE);
    private static final Pattern ALTER = Pattern.compile("(?is)\\A\\s*ALTER\\s+TABLE\\s+" + TABLE
            + ".*\\bRENAME\\s+(?:TO\\s+|AS\\s+)?(?!COLUMN\\b|INDEX\\b|KEY\\b)" + TABLE);

    private static final Pattern ALTER_WORDS = Pattern.compile("(?i)\\A\\s*ALTER\\s");
    private static final Pattern RENAME_WORDS =
            Pattern.compile("(?is)\\A\\s*(?:RENAME\\s|" + TABLE + "\\s+TO\\s+" + TABLE + "\\s*\\z)");

    private TableRename() {}

    /// The name that a statement told of `told` gave; a name that the same statement takes away again is told without
    /// one.
    public static TableName newName(TableName told, String ddl) {
        if (!told.table().isEmpty()) {
            return told;
        }
        String text = StatementText.bare(ddl);
        if (!RENAME_WORDS.matcher(text).find()) {
            return told;
        }
        Matcher pair = PAIR.matcher(text);
        if (!pair.find()) {
            return told;
        }
        return new TableName(
                pair.group(3) == null ? told.schema() : WrittenName.plain(pair.group(3)),
                WrittenName.plain(pair.group(4)));
    }

    /// The tables that a statement told of `table` may have given this name, in any letter case; a name without a
    /// schema is empty there when the statement does not tell in which one it is.
    public static List<TableName> into(TableName table, String ddl) {
        String text = StatementText.bare(ddl);
        boolean isAlter = ALTER_WORDS.matcher(text).find();
        if (!isAlter && !RENAME_WORDS.matcher(text).find()) {
            return List.of();
        }
        return (isAlter ? ALTER : PAIR)
                .matcher(text)
                .results()
                .filter(pair -> isSame(pair.group(3), pair.group(4), table, table)
                        && !isSame(pair.group(1), pair.group(2), table, table))
                .map(pair -> new TableName(formerSchema(pair, table), WrittenName.plain(pair.group(2))))
                .distinct()
                .toList();
    }

    private static String formerSchema(MatchResult pair, TableName table) {
        if (pair.group(1) != null) {
            return WrittenName.plain(pair.group(1));
        }
        return pair.group(3) == null ? table.schema() : "";
    }

    /// Whether a statement that is told of `table` gave it this name in place of `former`.
    public static boolean isFrom(TableName former, TableName table, String ddl) {
        String text = StatementText.bare(ddl);
        return matches(ALTER.matcher(text), former, table) || matches(PAIR.matcher(text), former, table);
    }

    /// The name, as it is written, that a statement told of `table` gave it in place of this one.
    public static Optional<String> away(TableName table, String ddl) {
        String text = StatementText.bare(ddl);
        return Stream.of(ALTER, PAIR)
                .flatMap(form -> form.matcher(text).results())
                .filter(pair -> isSame(pair.group(1), pair.group(2), table, table)
                        && !isSame(pair.group(3), pair.group(4), table, table))
                .map(pair -> pair.group(3) == null
                        ? WrittenName.plain(pair.group(4))
                        : WrittenName.plain(pair.group(3)) + "." + WrittenName.plain(pair.group(4)))
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
        String inSchema = schema == null ? statement.schema() : WrittenName.plain(schema);
        return known.schema().equalsIgnoreCase(inSchema) && known.table().equalsIgnoreCase(WrittenName.plain(name));
    }
}
