package io.auditworkbench.capture.debezium;

import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterListItemContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParserBaseListener;
import io.debezium.relational.TableId;
import org.jspecify.annotations.Nullable;

/// The former name of a table in `ALTER TABLE … RENAME`, which Debezium tells of `RENAME TABLE` only.
final class AlteredName extends MySqlParserBaseListener {

    private final MySqlAntlrDdlParser parser;
    private @Nullable TableId table;
    private @Nullable TableId later;

    AlteredName(MySqlAntlrDdlParser parser) {
        this.parser = parser;
    }

    /// The name that `given` replaced; null when the statement gave that name to no table.
    @Nullable
    TableId formerOf(TableId given) {
        return given.equals(later) ? table : null;
    }

    @Override
    public void enterAlterTable(AlterTableContext statement) {
        table = parser.parseQualifiedTableId(statement.tableRef());
    }

    @Override
    public void enterAlterListItem(AlterListItemContext item) {
        if (item.RENAME_SYMBOL() != null && item.tableName() != null) {
            later = parser.parseQualifiedTableId(item.tableName());
        }
    }
}
