package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.StoredStory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a real Debezium Server posted is, event by event, what capture makes of the same work on a real server.
class IngestMatchesCaptureIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void everyRecordingGivesTheEventsOfTheCapturedWorkload() {
        // Given
        List<String> captured = story(captured());

        // When, Then
        assertThat(captured).hasSize(16).last().asString().endsWith(" by truncate table orders");
        for (String recording : List.of("single-plain", "single-schema", "webhooks-plain", "batch-plain")) {
            assertThat(story(pushed(recording))).as(recording).isEqualTo(withoutStatementOfTruncate(captured));
        }
    }

    @Test
    void cloudEventsGiveTheSameRowsWithoutKeysDeclaredTypesAndSchemaStatements() {
        // Given
        List<String> captured = story(captured());

        // When
        List<String> pushed = story(pushed("cloudevents"));

        // Then
        assertThat(withoutSchema(pushed)).isEqualTo(withoutSchema(withoutStatementOfTruncate(captured)));
    }

    /// Debezium sends a TRUNCATE without its text.
    private static List<String> withoutStatementOfTruncate(List<String> story) {
        return story.stream()
                .map(line -> line.startsWith("TRUNCATE ") ? line.replaceAll(" by .*", " by ") : line)
                .toList();
    }

    private static List<String> withoutSchema(List<String> story) {
        return story.stream()
                .filter(line -> !line.startsWith("DDL ") && !line.equals("entry DDL"))
                // a BIGINT UNSIGNED comes as a decimal, and nothing says what it was declared as
                .map(line -> line.replaceAll(" columns .*? rows ", " rows ").replace("Whole", "Decimal"))
                .toList();
    }

    private Path captured() {
        Path store = folder.resolve("captured.awb");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".orders");
        try (SqlSession session = mysql.session()) {
            session.run(
                    "set time_zone = '+00:00'",
                    "set timestamp = unix_timestamp('2026-11-23 17:33:30')",
                    "set binlog_rows_query_log_events = on",
                    "drop table if exists orders",
                    "create table orders(id bigint unsigned not null auto_increment primary key, customer varchar(80),"
                            + " status enum('new','paid','shipped') not null, total decimal(12,2), note text, tags json,"
                            + " photo varbinary(16), placed_at datetime(6), created timestamp null default current_timestamp)"
                            + " charset utf8mb4 collate utf8mb4_0900_ai_ci",
                    "insert into orders values (1,'Ada','new',12.50,'héllo ☃','{\"a\": 1}',x'00FF10',"
                            + "'2026-11-20 10:11:12.123456',default), (2,'Bo','new',99.99,null,null,null,null,default)");
            trial.capture();
            session.run(
                    "begin",
                    "insert /* actor=ada */ into orders(customer,status,total) values('Cy','new',5.00)",
                    "update orders set status='paid' where id=1",
                    "update orders set total=13.00 where id=1",
                    "commit",
                    "delete from orders where id=2",
                    "alter table orders add column memo varchar(20)",
                    "insert into orders(customer,status,total,memo) values('Di','new',18446744.07,'m')",
                    "update orders set id=1000 where id=1",
                    "truncate table orders");
        }
        trial.capture();
        return store;
    }

    private Path pushed(String recording) {
        Path file = folder.resolve(recording + ".awb");
        try (Store store = Store.openForWriting(file, Clock.systemUTC());
                IngestChanges changes = new IngestChanges(store, Clock.systemUTC())) {
            for (RecordedRequest request : RecordedRequest.of(recording)) {
                assertThat(changes.ingest(new PushedBody(request.bytes(), "", null)))
                        .isInstanceOf(IngestOutcome.Kept.class);
            }
        }
        return file;
    }

    /// Every event with its columns, statement and values; where each transaction begins; who was found to have acted
    /// by what the transaction itself says.
    private static List<String> story(Path file) {
        List<String> lines = new ArrayList<>();
        try (Store store = Store.openForReading(file)) {
            ChangeLog log = store.changes();
            for (StoredTransaction transaction : log.completedAfter(0, 1_000)) {
                TransactionKind kind = transaction.header().kind();
                if (kind != TransactionKind.GAP) {
                    if (kind != TransactionKind.SNAPSHOT) {
                        lines.add("entry " + (kind == TransactionKind.DDL ? "DDL" : "ROWS"));
                    }
                    log.forEachEvent(transaction, event -> lines.add(line(log, event)));
                }
            }
        }
        return lines;
    }

    private static String line(ChangeLog log, StoredEvent event) {
        String ddl = event.body().ddl();
        return event.operation() + " " + event.table().name().table() + " columns "
                + event.table().columns().stream()
                        .map(IngestMatchesCaptureIT::column)
                        .collect(Collectors.joining(","))
                + " key " + event.table().keyColumns() + " rows "
                + kinds(event.body().before()) + " "
                + StoredStory.texts(event.body().before()) + " -> "
                + kinds(event.body().after()) + " "
                + StoredStory.texts(event.body().after()) + " by "
                + log.statement(event).orElse("") + (ddl == null ? "" : ddl);
    }

    private static String column(ColumnDefinition column) {
        return column.toString();
    }

    private static String kinds(@Nullable RowImage image) {
        return image == null
                ? ""
                : image.values().stream()
                        .map(ColumnValue::getClass)
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(","));
    }
}
