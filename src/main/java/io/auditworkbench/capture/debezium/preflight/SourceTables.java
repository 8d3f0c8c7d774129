package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.capture.SystemSchemas;
import io.auditworkbench.capture.TableGlob;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// P16 and P22 to P25, as far as they are about the tables to capture.
final class SourceTables {

    static final String OWN_SCHEMAS = "('" + String.join("', '", SystemSchemas.NAMES) + "')";

    private static final String WITHOUT_KEY = """
        SELECT t.table_schema AS s, t.table_name AS t
        FROM information_schema.tables t
        LEFT JOIN information_schema.table_constraints c
               ON c.table_schema = t.table_schema AND c.table_name = t.table_name
              AND c.constraint_type = 'PRIMARY KEY'
        WHERE t.table_type = 'BASE TABLE' AND c.constraint_name IS NULL AND t.table_schema NOT IN\s""" + OWN_SCHEMAS + " ORDER BY 1, 2";

    private static final String CASCADES = """
        SELECT constraint_schema AS s, table_name AS t
        FROM information_schema.referential_constraints
        WHERE (delete_rule IN ('CASCADE', 'SET NULL') OR update_rule IN ('CASCADE', 'SET NULL'))
          AND NOT EXISTS (SELECT 1 FROM performance_schema.global_variables
                          WHERE variable_name = 'innodb_native_foreign_keys' AND variable_value = 'OFF')
          AND constraint_schema NOT IN\s""" + OWN_SCHEMAS + " GROUP BY 1, 2 ORDER BY 1, 2";

    private static final String PARTITIONED = """
        SELECT table_schema AS s, table_name AS t
        FROM information_schema.partitions
        WHERE partition_name IS NOT NULL AND table_schema NOT IN\s""" + OWN_SCHEMAS + " GROUP BY 1, 2 ORDER BY 1, 2";

    private static final String ALL =
            "SELECT table_schema AS s, table_name AS t FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
                    + " AND table_schema NOT IN " + OWN_SCHEMAS + " ORDER BY 1, 2";

    private SourceTables() {}

    static CheckOutcome keys(ServerSession server) throws SQLException {
        return none(
                server,
                CheckId.P16,
                WITHOUT_KEY,
                "Add a primary key: ALTER TABLE … ADD PRIMARY KEY (…); without one, history of a row is found by its"
                        + " values only.");
    }

    static CheckOutcome cascades(ServerSession server) throws SQLException {
        return none(
                server,
                CheckId.P23,
                CASCADES,
                "Nothing to change. What such a key does to other rows is recorded as a gap, with table and key.");
    }

    static CheckOutcome partitions(ServerSession server) throws SQLException {
        return none(
                server,
                CheckId.P24,
                PARTITIONED,
                "Nothing to change. Rows that go with a partition are recorded as a gap, with the statement.");
    }

    static CheckOutcome chosen(ServerSession server) throws SQLException {
        List<Row> tables = server.rows(ALL);
        List<String> unmatched = server.settings().tables().stream()
                .filter(glob -> tables.stream().noneMatch(row -> glob.matches(row.text("s"), row.text("t"))))
                .map(TableGlob::toString)
                .toList();
        if (!unmatched.isEmpty()) {
            return new Failed(
                    CheckId.P25.level(),
                    "no table matches " + Amounts.names(unmatched),
                    Fix.byHand("Check the spelling in --tables" + suggestion(unmatched.getFirst(), tables)
                            + ", and that the account may see the table. Upper and lower case differ."));
        }
        List<String> captured = captured(server, tables);
        return captured.isEmpty() ? nothingSeen(server) : new Passed(captured.size() + " tables");
    }

    /// How many tables to capture the account sees.
    static int seen(ServerSession server) throws SQLException {
        return captured(server, server.rows(ALL)).size();
    }

    private static CheckOutcome none(ServerSession server, CheckId id, String sql, String todo) throws SQLException {
        List<String> found = captured(server, server.rows(sql));
        if (!found.isEmpty()) {
            return new Failed(id.level(), Amounts.names(found), Fix.byHand(todo));
        }
        int seen = seen(server);
        return seen == 0 ? nothingSeen(server) : new Passed("none of " + seen + " tables");
    }

    /// The server shows only tables on which the account has some right: seeing none may mean either.
    static CheckOutcome nothingSeen(ServerSession server) throws SQLException {
        return server.grants().hasGlobal("SELECT")
                ? new Passed("no table yet")
                : new CouldNotCheck("the account sees no table", "SELECT on the schemas to capture");
    }

    private static List<String> captured(ServerSession server, List<Row> rows) {
        return rows.stream()
                .filter(row -> server.settings().captures(row.text("s"), row.text("t")))
                .map(row -> row.text("s") + "." + row.text("t"))
                .toList();
    }

    private static String suggestion(String unmatched, List<Row> tables) {
        Optional<String> nearest = Spelling.nearest(
                unmatched,
                tables.stream().map(row -> row.text("s") + "." + row.text("t")).toList());
        return nearest.map(name -> " (did you mean " + name + "?)").orElse("");
    }
}
