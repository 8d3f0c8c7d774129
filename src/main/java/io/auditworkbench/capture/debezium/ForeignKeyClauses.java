package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.ForeignKey;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterListItemContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.AlterTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CheckOrReferencesContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ColumnDefinitionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CreateTableContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IdentifierContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.RenamePairContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.TableConstraintDefContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParserBaseListener;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;

/// Keeps a table's foreign keys, and what a renamed table or column changes in the keys that refer to it.
final class ForeignKeyClauses extends MySqlParserBaseListener {

    private final MySqlAntlrDdlParser parser;
    private final InlineReferences inline;
    private final ForeignKeyText text;
    private @Nullable ForeignKeyDraft draft;
    private @Nullable Table former;

    ForeignKeyClauses(MySqlAntlrDdlParser parser, InlineReferences inline) {
        this.parser = parser;
        this.inline = inline;
        text = new ForeignKeyText(parser);
    }

    @Override
    public void enterCreateTable(CreateTableContext statement) {
        TableId id = parser.parseQualifiedTableId(statement.tableName());
        former = parser.databaseTables().forTable(id);
        draft = former == null ? new ForeignKeyDraft(id, List.of()) : null;
    }

    /// `LIKE` copies no foreign key; a table that is there already (`IF NOT EXISTS`) stays as it is.
    @Override
    public void exitCreateTable(CreateTableContext statement) {
        if (former != null) {
            parser.databaseTables().overwriteTable(former);
        }
        keep(statement);
    }

    @Override
    public void enterAlterTable(AlterTableContext statement) {
        begin(parser.parseQualifiedTableId(statement.tableRef()));
    }

    @Override
    public void exitAlterTable(AlterTableContext statement) {
        keep(statement.getParent());
    }

    /// The engine has renamed the table by now.
    @Override
    public void enterRenamePair(RenamePairContext pair) {
        TableId renamed = parser.parseQualifiedTableId(pair.tableName());
        Table table = parser.databaseTables().forTable(renamed);
        if (table != null) {
            draft = new ForeignKeyDraft(parser.parseQualifiedTableId(pair.tableRef()), ForeignKeyMark.of(table));
            draft.rename(renamed);
        }
        keep(pair.getParent());
    }

    @Override
    public void enterTableConstraintDef(TableConstraintDefContext constraint) {
        boolean isForeign = constraint.type != null && constraint.type.getType() == MySqlParser.FOREIGN_SYMBOL;
        if (draft != null && isForeign) {
            IdentifierContext name = constraint.constraintName() == null
                    ? null
                    : constraint.constraintName().identifier();
            add(name, text.columns(constraint.keyList()), constraint.references());
        }
    }

    @Override
    public void enterColumnDefinition(ColumnDefinitionContext column) {
        addInline(column.columnName().identifier(), column.checkOrReferences());
    }

    @Override
    public void enterAlterListItem(AlterListItemContext item) {
        if (draft == null) {
            return;
        }
        if (item.ADD_SYMBOL() != null) {
            addInline(item.identifier(), item.checkOrReferences());
        } else if (item.DROP_SYMBOL() != null && item.FOREIGN_SYMBOL() != null) {
            draft.drop(text.name(item.columnInternalRef().identifier()));
        } else if (item.DROP_SYMBOL() != null && item.CONSTRAINT_SYMBOL() != null) {
            draft.dropIfForeign(text.name(item.identifier()));
        } else if (item.RENAME_SYMBOL() != null && item.tableName() != null) {
            draft.rename(parser.parseQualifiedTableId(item.tableName()));
        } else if (item.columnInternalRef() != null && item.identifier() != null) {
            // CHANGE and RENAME COLUMN
            draft.renameColumn(text.name(item.columnInternalRef().identifier()), text.name(item.identifier()));
        }
    }

    private void begin(TableId id) {
        Table table = parser.databaseTables().forTable(id);
        draft = table == null ? null : new ForeignKeyDraft(id, ForeignKeyMark.of(table));
    }

    private void addInline(@Nullable IdentifierContext column, @Nullable CheckOrReferencesContext clause) {
        boolean isKey = inline == InlineReferences.FOREIGN_KEYS && clause != null && clause.references() != null;
        if (draft != null && column != null && isKey) {
            add(null, List.of(text.name(column)), clause.references());
        }
    }

    private void add(@Nullable IdentifierContext name, List<String> columns, MySqlParser.ReferencesContext references) {
        String written = name == null ? draft.generatedName() : text.name(name);
        draft.add(text.key(written, columns, references, draft.id()));
    }

    private void keep(ParserRuleContext statement) {
        ForeignKeyDraft kept = draft;
        draft = null;
        former = null;
        Table table = kept == null ? null : parser.databaseTables().forTable(kept.laterId());
        if (table == null) {
            return;
        }
        parser.databaseTables().overwriteTable(ForeignKeyMark.with(table, kept.result()));
        if (kept.renamesAnything()) {
            parser.databaseTables().tableIds().stream()
                    .filter(id -> !id.equals(kept.laterId()))
                    .forEach(id -> follow(id, kept, statement));
        }
    }

    /// The server changes the keys of other tables too; each is told as a change of its table.
    private void follow(TableId id, ForeignKeyDraft renamed, ParserRuleContext statement) {
        Table table = parser.databaseTables().forTable(id);
        List<ForeignKey> keys = table == null ? null : ForeignKeyMark.of(table);
        if (keys == null || keys.stream().noneMatch(renamed::isParentOf)) {
            return;
        }
        parser.databaseTables()
                .overwriteTable(ForeignKeyMark.with(
                        table, keys.stream().map(renamed::following).toList()));
        parser.signalAlterTable(id, null, statement);
    }
}
