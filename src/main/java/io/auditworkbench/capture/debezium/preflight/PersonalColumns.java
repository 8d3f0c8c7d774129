package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.masking.DetectedKind;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// P27: columns whose names say that they hold what should not be kept. No value of them is read.
final class PersonalColumns {

    private static final String COLUMNS = """
        SELECT c.table_schema AS s, c.table_name AS t, c.column_name AS c
        FROM information_schema.columns c
        JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
        WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN\s""" + SourceTables.OWN_SCHEMAS + " ORDER BY 1, 2, c.ordinal_position";

    private PersonalColumns() {}

    static CheckOutcome look(ServerSession server) throws SQLException {
        List<String> found = server.rows(COLUMNS).stream()
                .filter(row -> server.settings().captures(row.text("s"), row.text("t")))
                .flatMap(row -> kind(row.text("c"))
                        .map(kind ->
                                row.text("s") + "." + row.text("t") + "." + row.text("c") + " (" + kind.word() + ")")
                        .stream())
                .toList();
        if (!found.isEmpty()) {
            return new Failed(
                    CheckId.P27.level(),
                    Amounts.names(found),
                    Fix.byHand(
                            "Name a policy when you begin: auditctl capture --masking masking.yaml. A rule is {column:"
                                    + " schema.table.column, mode: pseudonym}; auditctl mask suggest --to masking.yaml writes one for"
                                    + " what a store holds."));
        }
        int seen = SourceTables.seen(server);
        return seen == 0 ? SourceTables.nothingSeen(server) : new Passed("none in " + seen + " tables, by their names");
    }

    private static Optional<DetectedKind> kind(String column) {
        return Arrays.stream(DetectedKind.values())
                .filter(kind -> kind.isNamed(column))
                .findFirst();
    }
}
