package io.auditworkbench.capture.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.SourcePosition;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.RecordedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a real Debezium Server posted, read to exact values.
class EnvelopeReaderTest {

    private static final TableName ORDERS = new TableName("shop", "orders");

    @ParameterizedTest
    @ValueSource(strings = {"single-plain", "single-schema", "batch-plain", "webhooks-plain"})
    void readBodyReadsEveryRecordOfTheWorkload(String recording) {
        // When
        List<PushedRecord> records = read(recording);

        // Then
        List<String> kinds = records.stream().map(EnvelopeReaderTest::kind).toList();
        assertThat(kinds.stream().filter(kind -> kind.equals("snapshot ddl"))).hasSizeBetween(6, 7);
        assertThat(kinds.stream().filter(kind -> !kind.equals("snapshot ddl")))
                .containsExactly(
                        "SNAPSHOT FIRST",
                        "SNAPSHOT LAST",
                        "begin",
                        "INSERT 1",
                        "UPDATE 2",
                        "UPDATE 3",
                        "end 3",
                        "begin",
                        "DELETE 1",
                        "end 1",
                        "ddl alter table orders add column memo varchar(20)",
                        "begin",
                        "INSERT 1",
                        "end 1",
                        "begin",
                        "DELETE 1",
                        "INSERT 2",
                        "end 2",
                        "truncate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-plain", "single-schema", "batch-plain", "webhooks-plain", "cloudevents"})
    void readBodyGivesExactValuesInEveryForm(String recording) {
        // When
        List<PushedRecord.Row> rows = rows(recording);

        // Then
        assertThat(rows.stream().map(row -> texts(row.change().before())).toList())
                .containsExactly(
                        null,
                        null,
                        null,
                        "1|Ada|new|12.50|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED",
                        "1|Ada|paid|12.50|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED",
                        "2|Bo|new|99.99|NULL|NULL|NULL|NULL|CREATED",
                        null,
                        "1|Ada|paid|13.00|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED|NULL",
                        null);
        assertThat(rows.stream().map(row -> texts(row.change().after())).toList())
                .containsExactly(
                        "1|Ada|new|12.50|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED",
                        "2|Bo|new|99.99|NULL|NULL|NULL|NULL|CREATED",
                        "3|Cy|new|5.00|NULL|NULL|NULL|NULL|CREATED",
                        "1|Ada|paid|12.50|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED",
                        "1|Ada|paid|13.00|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED",
                        null,
                        "4|Di|new|18446744.07|NULL|NULL|NULL|NULL|CREATED|m",
                        null,
                        "1000|Ada|paid|13.00|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED|NULL");
    }

    @Test
    void readBodyKeepsThePlaceAndTheStatement() {
        // When
        PushedRecord.Row insert = rows("single-plain").get(2);

        // Then
        assertThat(insert.origin())
                .isEqualTo(new PushedOrigin(
                        "shop",
                        SnapshotMark.NONE,
                        "binlog.000003",
                        12593,
                        0,
                        "1680f40b-e761-11f1-9047-02fc00000001:4281",
                        4711,
                        29L,
                        1795455214924984L));
        assertThat(insert.transaction())
                .isEqualTo(new PushedRecord.TransactionMark("1680f40b-e761-11f1-9047-02fc00000001:4281", 1));
        assertThat(insert.processedNanos()).isEqualTo(1795455214942619007L);
        assertThat(insert.change().operation()).isEqualTo(Operation.INSERT);
        assertThat(insert.change().position()).isEqualTo(new SourcePosition("binlog.000003", 12593, 0));
        assertThat(insert.change().statement())
                .isEqualTo("insert /* actor=ada */ into orders(customer,status,total) values('Cy','new',5.00)");
    }

    @Test
    void readBodyTakesThePlaceOfACloudEventFromItsAttributes() {
        // When
        PushedRecord.Row created = rows("cloudevents").getLast();

        // Then
        assertThat(created.origin())
                .isEqualTo(new PushedOrigin(
                        "shop",
                        SnapshotMark.NONE,
                        "binlog.000003",
                        29325,
                        0,
                        "1680f40b-e761-11f1-9047-02fc00000001:4315",
                        4711,
                        50L,
                        1795455320630949L));
        assertThat(created.transaction())
                .isEqualTo(new PushedRecord.TransactionMark("1680f40b-e761-11f1-9047-02fc00000001:4315", 2));
    }

    @Test
    void readBodyKnowsTheTableAsDeclaredWhereASchemaChangeDescribedIt() {
        for (String recording : List.of("single-plain", "single-schema", "batch-plain", "webhooks-plain")) {
            // When
            PushedRecord.Row last = rows(recording).getLast();

            // Then
            var table = last.change().table();
            assertThat(table.name()).isEqualTo(ORDERS);
            assertThat(table.keyColumns()).containsExactly(0);
            assertThat(table.columns().stream().map(column -> column.name() + " " + column.declaredType()))
                    .containsExactly(
                            "id bigint(20) unsigned",
                            "customer varchar(80)",
                            "status enum('new','paid','shipped')",
                            "total decimal(12,2)",
                            "note text",
                            "tags json",
                            "photo varbinary(16)",
                            "placed_at datetime(6)",
                            "created timestamp",
                            "memo varchar(20)");
            assertThat(table.columns().get(2).labels()).containsExactly("new", "paid", "shipped");
            assertThat(table.columns().get(0).isNullable()).isFalse();
            assertThat(table.columns().get(1).charset()).isEqualTo("utf8mb4");
        }
    }

    @Test
    void readBodyClaimsNoMoreOfACloudEventsTableThanItsSchemaTells() {
        // When
        var table = rows("cloudevents").getFirst().change().table();

        // Then
        assertThat(table.hasKey()).isFalse();
        assertThat(table.columns().stream().map(column -> column.type()))
                .containsExactly(
                        ColumnType.DECIMAL,
                        ColumnType.TEXT,
                        ColumnType.ENUM,
                        ColumnType.DECIMAL,
                        ColumnType.TEXT,
                        ColumnType.JSON,
                        ColumnType.BINARY,
                        ColumnType.DATETIME,
                        ColumnType.TIMESTAMP);
        assertThat(table.columns().get(3).declaredType()).isEqualTo("decimal(12,2)");
    }

    @Test
    void readBodyCountsByTableWhereATransactionEnds() {
        // When
        PushedRecord.End end = read("single-plain").stream()
                .filter(PushedRecord.End.class::isInstance)
                .map(PushedRecord.End.class::cast)
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(end)
                .isEqualTo(new PushedRecord.End(
                        "1680f40b-e761-11f1-9047-02fc00000001:4281", 3, Map.of("shop.orders", 3L)));
    }

    @Test
    void readBodyRefusesARowWhoseTableIsNotKnown() {
        // Given
        RecordedRequest row = RecordedRequest.of("single-plain").get(9);

        // When, Then
        assertThatThrownBy(() -> read(new RememberedTables(), row.bytes()))
                .isInstanceOfSatisfying(WorkbenchException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.SCHEMA_UNKNOWN);
                    assertThat(problem.nextStep())
                            .isEqualTo("Set debezium.format.value.schemas.enable=true at the sender, or"
                                    + " debezium.source.include.schema.changes=true and take a new snapshot.");
                });
    }

    @Test
    void readBodyRefusesARowThatHasAColumnMoreThanItsTable() {
        // Given
        RememberedTables tables = new RememberedTables();
        List<RecordedRequest> requests = RecordedRequest.of("single-plain");
        requests.subList(0, 8).forEach(request -> read(tables, request.bytes()));
        RecordedRequest withMemo = requests.stream()
                .filter(request -> request.body().contains("\"memo\":\"m\""))
                .findFirst()
                .orElseThrow();

        // When, Then
        assertThatThrownBy(() -> read(tables, withMemo.bytes()))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("The record cannot be read: a row of shop.orders has columns that its table is not known to"
                        + " have; a schema change is missing.");
    }

    @Test
    void readFileReadsRecordedRequestsWithTheirLines() throws IOException {
        // Given
        byte[] file = EnvelopeReaderTest.class
                .getResourceAsStream("/debezium-server-http/single-plain.jsonl")
                .readAllBytes();
        List<Integer> lines = new ArrayList<>();
        List<PushedRecord> records = new ArrayList<>();

        // When
        new EnvelopeReader(new RememberedTables())
                .readFile(new ByteArrayInputStream(file), FileLayout.LINES, 1 << 20, (record, line) -> {
                    records.add(record);
                    lines.add(line);
                });

        // Then
        assertThat(records).isEqualTo(read("single-plain"));
        assertThat(lines).startsWith(1, 2, 3).endsWith(25);
    }

    @Test
    void readFileNamesTheLineOnWhichHalfARecordEnds() {
        // Given
        String file = "{\"ts_ms\":1}\n{\"ts_ms\":2}\n{\"status\":\"BEG";
        List<PushedRecord> records = new ArrayList<>();

        // When, Then
        assertThatThrownBy(() -> new EnvelopeReader(new RememberedTables())
                        .readFile(
                                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                                FileLayout.VALUES,
                                1 << 20,
                                (record, _) -> records.add(record)))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("at line 3, column");
        assertThat(records).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "{",
                "{}{}",
                "[{}] x",
                "[{}][{}]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":01}",
                "nope",
                "[{\"ts_ms\":1},",
                "{\"a\":\"\u0001\"}"
            })
    void readBodyRefusesWhatIsNoJson(String body) {
        assertThatThrownBy(() -> read(new RememberedTables(), body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ErrorCode.BAD_INPUT));
    }

    @Test
    void readBodyRefusesDeepNestingAndLongNumbers() {
        assertThatThrownBy(
                        () -> read(new RememberedTables(), "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("it nests deeper than 64 levels");
        assertThatThrownBy(() -> read(
                        new RememberedTables(),
                        ("{\"ts_ms\":" + "9".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("it has a number of more than 1100 digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "3",
                "\"text\"",
                "{\"id\":1,\"total\":3}",
                "{\"op\":\"c\"}",
                "{\"source\":{},\"ddl\":null}"
            })
    void readBodyCallsOtherShapesUnknown(String body) {
        List<PushedRecord> records = read(new RememberedTables(), body.getBytes(StandardCharsets.UTF_8));

        assertThat(records).allMatch(PushedRecord.Unknown.class::isInstance);
    }

    @Test
    void readBodyTakesHeartbeatsAndTombstones() {
        String schema = "{\"schema\":{\"type\":\"struct\"},\"payload\":{\"ts_ms\":7}}";

        assertThat(read(
                        new RememberedTables(),
                        ("[{\"ts_ms\":7},null," + schema + "]").getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new PushedRecord.Heartbeat(), new PushedRecord.Tombstone(), new PushedRecord.Heartbeat());
    }

    private static List<PushedRecord> read(String recording) {
        RememberedTables tables = new RememberedTables();
        List<PushedRecord> records = new ArrayList<>();
        for (RecordedRequest request : RecordedRequest.of(recording)) {
            records.addAll(read(tables, request.bytes()));
        }
        return records;
    }

    private static List<PushedRecord> read(TableBook tables, byte[] body) {
        List<PushedRecord> records = new ArrayList<>();
        new EnvelopeReader(tables).readBody(body, (record, _) -> records.add(record));
        return records;
    }

    private static List<PushedRecord.Row> rows(String recording) {
        return read(recording).stream()
                .filter(PushedRecord.Row.class::isInstance)
                .map(PushedRecord.Row.class::cast)
                .toList();
    }

    private static String kind(PushedRecord record) {
        return switch (record) {
            case PushedRecord.Row row
            when row.origin().snapshot() != SnapshotMark.NONE ->
                row.change().operation() + " " + row.origin().snapshot();
            case PushedRecord.Row row ->
                row.change().operation() + " " + row.transaction().totalOrder();
            case PushedRecord.Truncate _ -> "truncate";
            case PushedRecord.Begin _ -> "begin";
            case PushedRecord.End end -> "end " + end.eventCount();
            case PushedRecord.SchemaChange change ->
                change.origin().snapshot() == SnapshotMark.NONE ? "ddl " + change.ddl() : "snapshot ddl";
            case PushedRecord.Heartbeat _ -> "heartbeat";
            case PushedRecord.Tombstone _ -> "tombstone";
            case PushedRecord.Unknown unknown -> unknown.reason();
        };
    }

    /// The column `created` holds the time of the recording, which differs.
    private static @Nullable String texts(@Nullable RowImage image) {
        if (image == null) {
            return null;
        }
        return image.values().stream()
                .map(value -> value == ColumnValue.Null.NULL ? "NULL" : value.text())
                .map(text -> text.matches("2026-11-23 17:3[2-5]:[0-9]{2}") ? "CREATED" : text)
                .collect(Collectors.joining("|"));
    }
}
