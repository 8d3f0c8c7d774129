package io.auditworkbench.capture.debezium;

import io.debezium.connector.mysql.antlr.listener.MySqlAntlrDdlParserListener;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CompoundStatementContext;
import io.debezium.ddl.parser.mysql.generated.MySqlParser.CreateIndexContext;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.jspecify.annotations.Nullable;

/// Lets our listeners see a statement after Debezium's: what they find of a table is already what Debezium made of it.
final class AuditDdlListener extends MySqlAntlrDdlParserListener {

    private final List<ParseTreeListener> ours;
    private final AuditDdlParser parser;
    private int bodies;

    AuditDdlListener(AuditDdlParser parser, InlineReferences inline, AlteredName name) {
        super(parser);
        this.parser = parser;
        ours = List.of(new GeneratedColumns(parser), new ForeignKeyClauses(parser, inline), name);
    }

    /// The statements of a routine, a trigger or an event are not run when it is made; Debezium skips those of routines
    /// only.
    @Override
    public void enterEveryRule(ParserRuleContext rule) {
        if (rule instanceof CompoundStatementContext) {
            bodies++;
        }
        if (bodies == 0) {
            enter(rule);
        }
    }

    private void enter(ParserRuleContext rule) {
        Table indexed = rule instanceof CreateIndexContext index ? indexed(index) : null;
        super.enterEveryRule(rule);
        if (indexed != null) {
            parser.databaseTables()
                    .updateTable(indexed.id(), table -> ForeignKeyMark.with(table, ForeignKeyMark.of(indexed)));
        }
        ours.forEach(rule::enterRule);
    }

    /// The table that gets an index; Debezium edits it for a unique one, and leaves out its attributes then.
    private @Nullable Table indexed(CreateIndexContext index) {
        TableId id = parser.parseQualifiedTableId(index.createIndexTarget().tableRef());
        return parser.databaseTables().forTable(id);
    }

    @Override
    public void exitEveryRule(ParserRuleContext rule) {
        if (bodies == 0) {
            super.exitEveryRule(rule);
            ours.forEach(rule::exitRule);
        }
        if (rule instanceof CompoundStatementContext) {
            bodies--;
        }
    }
}
