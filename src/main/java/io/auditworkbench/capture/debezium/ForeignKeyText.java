package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.ReferentialAction;
import io.auditworkbench.model.change.TableName;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.DeleteOptionContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.IdentifierContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.KeyListContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.ReferencesContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.TableRefContext;
import io.debezium.relational.TableId;
import java.util.List;

/// Reads one `FOREIGN KEY … REFERENCES …` clause.
final class ForeignKeyText {

    private final MySqlAntlrDdlParser parser;

    ForeignKeyText(MySqlAntlrDdlParser parser) {
        this.parser = parser;
    }

    String name(IdentifierContext identifier) {
        return parser.removeRepeatedBacktick(parser.parseName(identifier));
    }

    List<String> columns(KeyListContext keys) {
        return keys.keyPart().stream().map(part -> name(part.identifier())).toList();
    }

    ForeignKey key(String name, List<String> columns, ReferencesContext clause, TableId child) {
        List<String> parentColumns = clause.identifierListWithParentheses() == null
                ? List.of()
                : clause.identifierListWithParentheses().identifierList().identifier().stream()
                        .map(this::name)
                        .toList();
        boolean isUpdateFirst = clause.option != null && clause.option.getType() == MySqlParser.UPDATE_SYMBOL;
        return new ForeignKey(
                name,
                columns,
                parent(clause.tableRef(), child),
                parentColumns,
                action(clause, isUpdateFirst ? 1 : 0),
                action(clause, isUpdateFirst ? 0 : 1));
    }

    /// A parent without a schema is in the schema of the child, whatever schema the session is in.
    private TableName parent(TableRefContext reference, TableId child) {
        TableId parent = parser.parseQualifiedTableId(reference);
        boolean isQualified = reference.qualifiedIdentifier() != null
                && reference.qualifiedIdentifier().dotIdentifier() != null;
        return new TableName(
                isQualified ? parent.catalog() : TableSchemas.name(child).schema(), parent.table());
    }

    private static ReferentialAction action(ReferencesContext clause, int index) {
        List<DeleteOptionContext> options = clause.deleteOption();
        if (index >= options.size()) {
            return ReferentialAction.RESTRICT;
        }
        DeleteOptionContext option = options.get(index);
        if (option.CASCADE_SYMBOL() != null) {
            return ReferentialAction.CASCADE;
        }
        if (option.SET_SYMBOL() == null) {
            return ReferentialAction.RESTRICT;
        }
        return option.nullLiteral() != null ? ReferentialAction.SET_NULL : ReferentialAction.SET_DEFAULT;
    }
}
