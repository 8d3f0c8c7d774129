package io.auditworkbench.capture.debezium;

import io.debezium.antlr.AntlrDdlParserListener;
import io.debezium.connector.binlog.charset.BinlogCharsetRegistry;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables.TableFilter;
import org.jspecify.annotations.Nullable;

/// Debezium's reader of schema statements, which also keeps of a table what Debezium leaves out.
///
/// - **Threading**: one thread at a time.
final class AuditDdlParser extends MySqlAntlrDdlParser {

    private static final boolean ERRORS_ARE_THROWN = true;
    private static final boolean VIEWS_ARE_TABLES = false;
    private static final boolean COMMENTS_ARE_KEPT = false;

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
    protected AntlrDdlParserListener createParseTreeWalkerListener() {
        alteredName = new AlteredName(this);
        return new AuditDdlListener(this, inline, alteredName);
    }
}
