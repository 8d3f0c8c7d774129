package io.auditworkbench.capture.debezium;

import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterListItemContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ColumnDefinitionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CreateTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.FieldDefinitionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IdentifierContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParserBaseListener;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Marks the columns that the server computes (`GENERATED ALWAYS AS`), `STORED` or `VIRTUAL`.
///
/// Debezium calls a column generated when it numbers itself or follows the clock, and then auto-incremented too. Ours
/// are the only ones that are generated and not auto-incremented; both marks are kept in the schema history.
///
/// - **Source**: Debezium 3.6.1, `ColumnDefinitionParserListener`.
final class GeneratedColumns extends MySqlParserBaseListener {

    private final MySqlAntlrDdlParser parser;
    private final Map<String, Boolean> defined = new HashMap<>();
    private @Nullable TableId table;

    GeneratedColumns(MySqlAntlrDdlParser parser) {
        this.parser = parser;
    }

    static boolean isGenerated(Column column) {
        return column.isGenerated() && !column.isAutoIncremented();
    }

    /// A table that is there already stays as it is: `IF NOT EXISTS`.
    @Override
    public void enterCreateTable(CreateTableContext statement) {
        TableId id = parser.parseQualifiedTableId(statement.tableName());
        begin(parser.databaseTables().forTable(id) == null ? id : null);
    }

    @Override
    public void exitCreateTable(CreateTableContext statement) {
        mark();
    }

    @Override
    public void enterAlterTable(AlterTableContext statement) {
        begin(parser.parseQualifiedTableId(statement.tableRef()));
    }

    @Override
    public void exitAlterTable(AlterTableContext statement) {
        mark();
    }

    @Override
    public void enterAlterListItem(AlterListItemContext item) {
        if (item.RENAME_SYMBOL() != null && item.tableName() != null) {
            table = parser.parseQualifiedTableId(item.tableName());
        }
        if (item.fieldDefinition() == null) {
            return;
        }
        // ADD and CHANGE give the new name, MODIFY only the one there is
        IdentifierContext name = item.identifier() != null
                ? item.identifier()
                : item.columnInternalRef().identifier();
        define(name, item.fieldDefinition());
    }

    @Override
    public void enterColumnDefinition(ColumnDefinitionContext column) {
        define(column.columnName().identifier(), column.fieldDefinition());
    }

    private void begin(@Nullable TableId id) {
        table = id;
        defined.clear();
    }

    private void define(IdentifierContext name, FieldDefinitionContext definition) {
        boolean isGenerated = definition.AS_SYMBOL() != null;
        String written = parser.parseName(name);
        // Debezium undoes doubled backticks in some statements and not in others
        defined.put(written.toLowerCase(Locale.ROOT), isGenerated);
        defined.put(parser.removeRepeatedBacktick(written).toLowerCase(Locale.ROOT), isGenerated);
    }

    private void mark() {
        Table known = table == null ? null : parser.databaseTables().forTable(table);
        if (known == null || defined.isEmpty()) {
            return;
        }
        List<Column> columns = new ArrayList<>();
        known.columns().forEach(column -> columns.add(marked(column)));
        if (!columns.equals(known.columns())) {
            parser.databaseTables()
                    .overwriteTable(known.edit()
                            .setColumns(columns)
                            .addAttributes(known.attributes())
                            .create());
        }
    }

    private Column marked(Column column) {
        Boolean isGenerated = defined.get(column.name().toLowerCase(Locale.ROOT));
        if (isGenerated == null || isGenerated == isGenerated(column)) {
            return column;
        }
        return column.edit().generated(isGenerated).autoIncremented(false).create();
    }
}
