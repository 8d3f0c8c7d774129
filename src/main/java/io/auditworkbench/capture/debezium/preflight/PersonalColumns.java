package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.Failed;
import io.auditworkbench.capture.CheckOutcome.Passed;
import io.auditworkbench.capture.Fix;
import io.auditworkbench.masking.ColumnReading;
import io.auditworkbench.masking.ColumnReading.Personal;
import io.auditworkbench.model.change.TableSchema;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// P27: columns whose names and types say that they hold what should not be kept. No value of them is read.
final class PersonalColumns {

    private PersonalColumns() {}

    static CheckOutcome look(ServerSession server) throws SQLException {
        List<TableSchema> tables = ColumnList.read(server).tables();
        List<String> found = tables.stream().flatMap(PersonalColumns::personal).toList();
        if (!found.isEmpty()) {
            return new Failed(
                    CheckId.P27.level(),
                    Amounts.names(found),
                    Fix.byHand(
                            "Have a policy written: auditctl mask suggest --url … --to masking.yaml --with-key, and begin with"
                                    + " auditctl capture --masking masking.yaml. The next steps of the window's Connect offer the same."));
        }
        return tables.isEmpty()
                ? SourceTables.nothingSeen(server)
                : new Passed("none in " + tables.size() + " tables, by their names and types");
    }

    private static Stream<String> personal(TableSchema table) {
        return IntStream.range(0, table.columns().size())
                .boxed()
                .flatMap(column -> ColumnReading.of(table, column) instanceof Personal personal
                        ? Stream.of(
                                table.name() + "." + table.columns().get(column).name() + " ("
                                        + personal.kind().word() + ")")
                        : Stream.empty());
    }
}
