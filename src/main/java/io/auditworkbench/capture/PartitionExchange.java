package io.auditworkbench.capture;

import io.auditworkbench.model.change.TableName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `ALTER TABLE … EXCHANGE PARTITION … WITH TABLE …` moves rows both ways, and names the second table only in its text.
public final class PartitionExchange {

    private static final String NAME = WrittenName.PATTERN;
    private static final Pattern OTHER = Pattern.compile("(?is)\\A\\s*ALTER\\s+TABLE\\b.*?\\bEXCHANGE\\s+PARTITION\\s+"
            + NAME + "\\s+WITH\\s+TABLE\\s+(" + NAME + ")(?:\\s*\\.\\s*(" + NAME + "))?");

    private PartitionExchange() {}

    /// The table that a partition is exchanged with; `schema` is the one of the session.
    public static Optional<TableName> otherTable(String ddl, String schema) {
        Matcher statement = OTHER.matcher(StatementText.bare(ddl));
        if (!statement.find()) {
            return Optional.empty();
        }
        String first = WrittenName.plain(statement.group(1));
        String second = statement.group(2);
        return Optional.of(
                second == null ? new TableName(schema, first) : new TableName(first, WrittenName.plain(second)));
    }

    /// The table of a statement, and the one that its partition is exchanged with.
    public static List<TableName> concerned(TableName table, String ddl) {
        return Stream.concat(Stream.of(table), otherTable(ddl, table.schema()).stream())
                .distinct()
                .toList();
    }
}
