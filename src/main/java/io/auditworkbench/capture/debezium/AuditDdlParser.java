package io.auditworkbench.capture.debezium;

import io.debezium.antlr.AntlrDdlParserListener;
import io.debezium.connector.binlog.charset.BinlogCharsetRegistry;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableEditor;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import io.debezium.relational.Tables.TableFilter;
import io.debezium.relational.ddl.DdlChanges;
import io.debezium.relational.ddl.DdlParserListener;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Debezium's reader of schema statements, which also keeps of a table what Debezium leaves out.
///
/// - **Threading**: one thread at a time.
final class AuditDdlParser extends MySqlAntlrDdlParser {

    private static final boolean ERRORS_ARE_THROWN = true;
    private static final boolean VIEWS_ARE_TABLES = false;
    private static final boolean COMMENTS_ARE_KEPT = false;

    private final Set<TableId> changed = new LinkedHashSet<>();
    private InlineReferences inline = InlineReferences.FOREIGN_KEYS;
    private AlteredName alteredName = new AlteredName(this);

    AuditDdlParser(TableFilter tables, BinlogCharsetRegistry charsets) {
        super(ERRORS_ARE_THROWN, VIEWS_ARE_TABLES, COMMENTS_ARE_KEPT, tables, charsets);
    }

    /// From now on `REFERENCES` behind a column means this; at first it is taken for a foreign key.
    void read(InlineReferences meaning) {
        inline = meaning;
    }

    /// The name, until the last statement, of the table that it altered and renamed to `given`; else null.
    @Nullable
    TableId formerNameOf(TableId given) {
        return alteredName.formerOf(given);
    }

    @Override
    public DdlChanges parse(String ddl, Tables tables) {
        changed.clear();
        DdlChanges changes = super.parse(ddl, tables);
        changed.stream().map(tables::forTable).filter(Objects::nonNull).forEach(table -> forgetDefaults(tables, table));
        return changes;
    }

    @Override
    protected void signalChangeEvent(DdlParserListener.Event event) {
        if (event instanceof DdlParserListener.TableEvent table) {
            changed.add(table.tableId());
        }
        super.signalChangeEvent(event);
    }

    /// Rows come whole, so nobody asks for a default; it may be a value that is masked wherever it is kept, and the
    /// picture of the tables stays in memory.
    private static void forgetDefaults(Tables tables, Table table) {
        if (table.columns().stream().noneMatch(Column::hasDefaultValue)) {
            return;
        }
        // an editor begins without the attributes, and the foreign keys are among them
        TableEditor editor = table.edit().addAttributes(table.attributes());
        for (Column column : table.columns()) {
            if (column.hasDefaultValue()) {
                editor.updateColumn(column.edit().unsetDefaultValueExpression().create());
            }
        }
        tables.overwriteTable(editor.create());
    }

    @Override
    protected AntlrDdlParserListener createParseTreeWalkerListener() {
        alteredName = new AlteredName(this);
        return new AuditDdlListener(this, inline, alteredName);
    }
}
