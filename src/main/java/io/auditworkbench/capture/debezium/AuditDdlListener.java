package io.auditworkbench.capture.debezium;

import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.connector.mysql.antlr.listener.MySqlAntlrDdlParserListener;
import io.debezium.ddl.parser.mysql.generated.MySqlParser;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTreeListener;

/// Lets our listeners see a statement after Debezium's: what they find of a table is already what Debezium made of it.
final class AuditDdlListener extends MySqlAntlrDdlParserListener {

    private final List<ParseTreeListener> ours;
    private int routineBodies;

    AuditDdlListener(MySqlAntlrDdlParser parser) {
        super(parser);
        ours = List.of(new GeneratedColumns(parser));
    }

    @Override
    public void enterEveryRule(ParserRuleContext rule) {
        super.enterEveryRule(rule);
        if (routineBodies == 0) {
            ours.forEach(rule::enterRule);
        }
    }

    @Override
    public void exitEveryRule(ParserRuleContext rule) {
        super.exitEveryRule(rule);
        if (routineBodies == 0) {
            ours.forEach(rule::exitRule);
        }
    }

    /// The statements of a routine are not run when it is created.
    @Override
    public void enterStoredRoutineBody(MySqlParser.StoredRoutineBodyContext body) {
        super.enterStoredRoutineBody(body);
        routineBodies++;
    }

    @Override
    public void exitStoredRoutineBody(MySqlParser.StoredRoutineBodyContext body) {
        super.exitStoredRoutineBody(body);
        routineBodies--;
    }
}
