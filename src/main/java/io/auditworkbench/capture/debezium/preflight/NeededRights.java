package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.Hosting;
import io.auditworkbench.capture.TableGlob;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// P12: whether the account may read the log, and the rows for the first snapshot.
///
/// - **Source**: Debezium MySQL connector, *Creating a user*: a snapshot takes the global read lock (RELOAD), or table
///   locks (LOCK TABLES) where a service does not allow that.
final class NeededRights {

    private static final String FIRST_SNAPSHOT_ONLY = "-- for the first snapshot only";

    private final ServerSession server;
    private final Grants grants;
    private final List<String> missing = new ArrayList<>();
    private final List<String> scopes = new ArrayList<>();

    private NeededRights(ServerSession server, Grants grants) {
        this.server = server;
        this.grants = grants;
    }

    static CheckOutcome look(ServerSession server) throws SQLException {
        return new NeededRights(server, server.grants()).judge();
    }

    private CheckOutcome judge() {
        Stream.of("REPLICATION SLAVE", "REPLICATION CLIENT")
                .filter(right -> !grants.hasGlobal(right))
                .forEach(right -> lacks(right, "*.*"));
        int forTheLog = missing.size();
        selectOnChosenTables();
        locks();
        if (missing.isEmpty()) {
            return new Passed("all of them");
        }
        return new Failed(CheckId.P12.level(), "missing: " + found(), fix(forTheLog));
    }

    private void selectOnChosenTables() {
        List<TableGlob> tables = server.settings().tables();
        if (tables.isEmpty() && !grants.hasAnywhere("SELECT")) {
            lacks("SELECT", "*.*");
        }
        for (TableGlob glob : tables) {
            String schema = glob.literalSchema().orElse("");
            String table = glob.literalTable().orElse("");
            if (schema.isEmpty() && !grants.hasAnywhere("SELECT")) {
                lacks("SELECT", "*.*");
            } else if (!schema.isEmpty() && !mayRead(schema, table)) {
                lacks("SELECT", table.isEmpty() ? wholeSchema(schema) : Sql.name(schema) + "." + Sql.name(table));
            }
        }
    }

    private boolean mayRead(String schema, String table) {
        return table.isEmpty() ? grants.hasOnSchema("SELECT", schema) : grants.hasOnTable("SELECT", schema, table);
    }

    private void locks() {
        if (!grants.hasGlobal("RELOAD") && !grants.hasGlobal("FLUSH_TABLES")) {
            lacks("RELOAD", "*.*");
        }
        if (server.hosting() != Hosting.SELF_MANAGED && !grants.hasAnywhere("LOCK TABLES")) {
            lacks("LOCK TABLES", "*.*");
        }
    }

    private void lacks(String right, String scope) {
        missing.add(right);
        scopes.add(scope);
    }

    private String found() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            texts.add(scopes.get(i).equals("*.*") ? missing.get(i) : missing.get(i) + " on " + scopes.get(i));
        }
        return String.join(", ", texts);
    }

    private Fix fix(int forTheLog) {
        List<String> sql = new ArrayList<>();
        List<String> undo = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            if (i == forTheLog) {
                sql.add(FIRST_SNAPSHOT_ONLY);
            }
            String right = missing.get(i) + " ON " + scopes.get(i);
            sql.add("GRANT " + right + " TO " + server.account() + ";");
            undo.addFirst("REVOKE " + right + " FROM " + server.account() + ";");
        }
        return Fix.bySql(note(), "an administrator with GRANT OPTION", sql, undo);
    }

    private String note() {
        return grants.roles().isEmpty()
                ? ""
                : "The account has roles; if they hold these rights, activate them instead: SET DEFAULT ROLE ALL TO "
                        + server.account() + ";";
    }

    /// In a grant on a schema `_` and `%` are wildcards; unescaped they would give more than was asked for.
    private static String wholeSchema(String schema) {
        return Sql.name(schema.replace("_", "\\_").replace("%", "\\%")) + ".*";
    }
}
