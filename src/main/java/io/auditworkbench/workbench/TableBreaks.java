package io.auditworkbench.workbench;

import io.auditworkbench.model.change.TableName;
import io.auditworkbench.store.StoredEvent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where schema statements broke the histories of tables: what a row was before one says nothing about it afterwards.
///
/// - **Shape**: a statement breaks its own table, each table of its schema that its text names, and with no table of
///   its own (`DROP DATABASE`) the whole schema.
final class TableBreaks {

    private static final Pattern NAME = Pattern.compile("`((?:[^`]|``)+)`|([\\p{L}\\p{N}_$]+)");

    private final Map<TableName, Long> breaks = new HashMap<>();

    void see(StoredEvent statement) {
        TableName table = statement.table().name();
        note(table, statement.seq());
        String ddl = statement.body().ddl();
        if (ddl == null) {
            return;
        }
        Matcher name = NAME.matcher(ddl);
        while (name.find()) {
            String text = name.group(1) == null ? name.group(2) : name.group(1).replace("``", "`");
            note(new TableName(table.schema(), text), statement.seq());
        }
    }

    private void note(TableName table, long seq) {
        breaks.merge(lower(table), seq, Math::max);
    }

    /// The last break of a table before now; 0 when there was none.
    long last(TableName table) {
        return Math.max(
                breaks.getOrDefault(lower(table), 0L),
                breaks.getOrDefault(lower(new TableName(table.schema(), "")), 0L));
    }

    private static TableName lower(TableName table) {
        return new TableName(
                table.schema().toLowerCase(Locale.ROOT), table.table().toLowerCase(Locale.ROOT));
    }
}
