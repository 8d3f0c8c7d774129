package io.auditworkbench.capture.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.capture.DeclaredColumn;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TemporalKind;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every MySQL type, as the connector's default settings write it and as the record's own schema states it.
class WireValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            tinyint              | -128                        | -128
            tinyint unsigned     | 255                         | 255
            smallint             | -32768                      | -32768
            smallint unsigned    | 65535                       | 65535
            mediumint            | 8388607                     | 8388607
            mediumint unsigned   | 16777215                    | 16777215
            int                  | -2147483648                 | -2147483648
            int unsigned         | 4294967295                  | 4294967295
            bigint               | -9223372036854775808        | -9223372036854775808
            bigint unsigned      | "AP//////////"              | 18446744073709551615
            bigint unsigned      | "AQ=="                      | 1
            bigint unsigned      | -1                          | 18446744073709551615
            bigint unsigned      | 7                           | 7
            serial               | "AIAAAAAAAAAA"              | 9223372036854775808
            decimal(12,2)        | "BRQ="                      | 13.00
            decimal(12,2)        | "+uw="                      | -13.00
            decimal(12,2)        | "zg=="                      | -0.50
            decimal(12,2)        | "AA=="                      | 0.00
            decimal(5)           | "Ag=="                      | 2
            decimal(30,30)       | "AQ=="                      | 0.000000000000000000000000000001
            float                | 1.1                         | 1.1
            float                | 3.4028235E38                | 3.4028235e38
            double               | 1.0E-310                    | 1e-310
            double               | -0.0                        | -0
            double               | 3                           | 3
            bit                  | true                        | b'1'
            bit(1)               | false                       | b'0'
            bit(10)              | "AQI="                      | b'1000000001'
            bit(64)              | "//////////8="              | b'1111111111111111111111111111111111111111111111111111111111111111'
            year                 | 2026                        | 2026
            year                 | 0                           | 0000
            date                 | 0                           | 1970-01-01
            date                 | -354285                     | 1000-01-01
            date                 | 2932896                     | 9999-12-31
            time                 | 3661000000                  | 01:01:01
            time                 | -3020399000000              | -838:59:59
            time(6)              | -1                          | -00:00:00.000001
            datetime             | 1795169472000               | 2026-11-20 10:11:12
            datetime(3)          | 1795169472123               | 2026-11-20 10:11:12.123
            datetime(6)          | 1795169472123456            | 2026-11-20 10:11:12.123456
            datetime(6)          | -1                          | 1969-12-31 23:59:59.999999
            timestamp            | "2026-11-20T10:11:12Z"      | 2026-11-20 10:11:12
            timestamp            | "2026-11-20T12:11:12+02:00" | 2026-11-20 10:11:12
            timestamp(3)         | "2026-11-20T10:11:12.5Z"    | 2026-11-20 10:11:12.500
            timestamp(6)         | "2026-11-20T10:11:12.123456Z" | 2026-11-20 10:11:12.123456
            timestamp            | "1970-01-01T00:00:00Z"      | 0000-00-00 00:00:00
            char(3)              | "a☃"                        | a☃
            text                 | ""                          | ~~
            enum('a','b')        | "b"                         | b
            enum('a,b','c')      | "a\\\\,b"                   | a,b
            enum('it''s')        | "it's"                      | it's
            enum('x\\\\y','z')   | "x\\\\\\\\y"                  | x\\y
            set('a','b','c')     | "a,c"                       | a,c
            set('p\\\\q','r')    | "p\\\\\\\\q,r"                | p\\q,r
            json                 | "{\\"k\\":[1,2]}"           | {"k": [1, 2]}
            binary(3)            | "AQ=="                      | 0x010000
            varbinary(3)         | "AQ=="                      | 0x01
            blob                 | ""                          | 0x
            geometry             | {"wkb":"AQE=","srid":4326}  | 0xE61000000101
            point                | {"x":1,"y":2,"wkb":"AQE=","srid":null} | 0x000000000101
            vector(2)            | [1.0,-2.5]                  | 0x0000803F000020C0
            """)
    void readGivesTheExactValueOfEachType(String type, String json, String text) {
        // Given
        ColumnDefinition column = column(type);
        ColumnPlan plan = ColumnPlan.declared(column, Objects.requireNonNull(WireField.byDefault(column)));

        // When
        ColumnValue value = WireValues.read(plan, json(json));

        // Then
        assertThat(value.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            tinyint              | 128
            tinyint unsigned     | -1
            int                  | 1.0
            int                  | 1e3
            int                  | "1"
            int                  | true
            bigint               | 9223372036854775808
            bigint unsigned      | 18446744073709551616
            bigint unsigned      | "AQAAAAAAAAAA"
            decimal(12,2)        | 13.00
            decimal(12,2)        | "13.00"
            decimal(4,0)         | "1234"
            decimal(12,2)        | ""
            float                | 1e39
            double               | 1e309
            double               | "1"
            bit                  | 1
            bit(10)              | "AQg="
            bit(10)              | "AQIBAQEBAQEB"
            year                 | 1900
            date                 | "2026-11-20"
            date                 | 2932897
            date                 | 99999999999999
            time                 | 3020400000000
            time                 | 1
            time                 | -9223372036854775808
            datetime             | 1795169472123456
            datetime             | 1795169472123
            datetime(6)          | 9223372036854775807
            timestamp            | 1795169472
            timestamp            | "2026-11-20 10:11:12"
            text                 | 5
            text                 | "\\ud800"
            varbinary(3)         | "AQIDBA=="
            varbinary(3)         | "01"
            varbinary(3)         | 1
            geometry             | "AQE="
            geometry             | {"wkb":"AQE=","srid":-1}
            json                 | {"k":1}
            vector(2)            | ["1"]
            """)
    void readRefusesWhatTheColumnCannotHold(String type, String json) {
        // Given
        ColumnDefinition column = column(type);
        ColumnPlan plan = ColumnPlan.declared(column, Objects.requireNonNull(WireField.byDefault(column)));

        // When, Then
        assertThatThrownBy(() -> WireValues.read(plan, json(json)))
                .isInstanceOfSatisfying(WorkbenchException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ErrorCode.UNREADABLE_EVENT);
                    assertThat(problem.happened()).contains("the column c ");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type":"bytes","name":"org.apache.kafka.connect.data.Decimal","parameters":{"scale":"2"}} | decimal(12,2)   | "BRQ="      | 13.00
            {"type":"bytes","name":"org.apache.kafka.connect.data.Decimal","parameters":{"scale":"2"}} | decimal(12,2)   | 13.0        | 13.00
            {"type":"bytes","name":"org.apache.kafka.connect.data.Decimal","parameters":{"scale":"0"}} | bigint unsigned | "AQ=="      | 1
            {"type":"string"}                                               | decimal(12,2)  | "13.00"             | 13.00
            {"type":"int64"}                                                | bigint unsigned| -1                  | 18446744073709551615
            {"type":"float"}                                                | float          | 1.1                 | 1.1
            {"type":"double"}                                               | float          | 1.100000023841858   | 1.1
            {"type":"int64","name":"io.debezium.time.MicroTimestamp"}       | datetime       | 1795169472000000    | 2026-11-20 10:11:12
            {"type":"int64","name":"io.debezium.time.NanoTimestamp"}        | datetime(6)    | 1795169472123456000 | 2026-11-20 10:11:12.123456
            {"type":"int64","name":"org.apache.kafka.connect.data.Timestamp"} | datetime     | 1795169472000       | 2026-11-20 10:11:12
            {"type":"int32","name":"org.apache.kafka.connect.data.Date"}    | date           | 20777               | 2026-11-20
            {"type":"int32","name":"org.apache.kafka.connect.data.Time"}    | time           | 3661000             | 01:01:01
            {"type":"int64","name":"io.debezium.time.NanoTime"}             | time(6)        | -1000               | -00:00:00.000001
            {"type":"boolean"}                                              | bit(1)         | true                | b'1'
            {"type":"bytes","name":"io.debezium.data.Bits","parameters":{"length":"10"}} | bit(10) | "AQI="       | b'1000000001'
            {"type":"string","name":"io.debezium.data.EnumSet","parameters":{"allowed":"a,b"}} | set('a','b') | "a,b" | a,b
            """)
    void readFollowsTheStatedSchema(String field, String type, String json, String text) {
        // Given
        WireField stated = WireField.ofRow((JsonValue.Members)
                        json("{\"fields\":[" + field.replaceFirst("\\{", "{\"field\":\"c\",") + "]}"))
                .getFirst();

        // When
        ColumnValue value = WireValues.read(ColumnPlan.declared(column(type), stated), json(json));

        // Then
        assertThat(value.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"type":"double"}                                                 | decimal(12,2) | 13.0          | Set debezium.source.decimal.handling.mode=precise at the sender and take a new snapshot.
            {"type":"int64","name":"org.apache.kafka.connect.data.Timestamp"} | datetime(6)   | 1795169472123 | Set debezium.source.time.precision.mode=adaptive_time_microseconds at the sender and take a new snapshot.
            {"type":"int32","name":"org.apache.kafka.connect.data.Time"}      | time(6)       | 1             | Set debezium.source.time.precision.mode=adaptive_time_microseconds at the sender and take a new snapshot.
            {"type":"string"}                                                 | varbinary(3)  | "AQ=="        | Set debezium.source.binary.handling.mode=bytes at the sender and take a new snapshot.
            """)
    void readNamesTheSettingThatLosesTheValue(String field, String type, String json, String nextStep) {
        // Given
        WireField stated = WireField.ofRow((JsonValue.Members)
                        json("{\"fields\":[" + field.replaceFirst("\\{", "{\"field\":\"c\",") + "]}"))
                .getFirst();
        ColumnPlan plan = ColumnPlan.declared(column(type), stated);

        // When, Then
        assertThatThrownBy(() -> WireValues.read(plan, json(json)))
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        problem -> assertThat(problem.nextStep()).isEqualTo(nextStep));
    }

    @Test
    void readKeepsTheZeroTimestampApartFromTheEpoch() {
        ColumnPlan plan = ColumnPlan.declared(
                column("timestamp"), Objects.requireNonNull(WireField.byDefault(column("timestamp"))));

        assertThat(WireValues.read(plan, json("\"1970-01-01T00:00:00Z\"")))
                .isEqualTo(new ColumnValue.Temporal(TemporalKind.TIMESTAMP, 0, 0));
    }

    @Test
    void readGivesBackEveryDecimalThatWasEncoded() {
        long seed = 7_331;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            int precision = 1 + random.nextInt(65);
            int scale = random.nextInt(Math.min(30, precision) + 1);
            BigInteger unscaled = new BigInteger(random.nextInt(1, 216), random).mod(BigInteger.TEN.pow(precision));
            unscaled = random.nextBoolean() ? unscaled.negate() : unscaled;
            String sent = "\"" + Base64.getEncoder().encodeToString(unscaled.toByteArray()) + "\"";
            ColumnDefinition column = column("decimal(" + precision + "," + scale + ")");
            ColumnPlan plan = ColumnPlan.declared(column, Objects.requireNonNull(WireField.byDefault(column)));

            String text = WireValues.read(plan, json(sent)).text();

            assertThat(new java.math.BigDecimal(text).unscaledValue())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(unscaled);
            assertThat(new java.math.BigDecimal(text).scale()).isEqualTo(scale);
        }
    }

    private static ColumnDefinition column(String type) {
        String name = type.replaceFirst("\\(.*\\)", "");
        String arguments = type.contains("(") ? type.substring(type.indexOf('(') + 1, type.lastIndexOf(')')) : "";
        boolean isLabelled = name.equals("enum") || name.equals("set");
        String[] numbers = arguments.isEmpty() || isLabelled ? new String[0] : arguments.split(",", -1);
        return new DeclaredColumn(
                        "c",
                        name.toUpperCase(java.util.Locale.ROOT),
                        null,
                        numbers.length > 0 ? Integer.valueOf(numbers[0]) : null,
                        numbers.length > 1 ? Integer.valueOf(numbers[1]) : null,
                        true,
                        false,
                        isLabelled ? List.of(arguments.split(",(?=')", -1)) : List.of())
                .in(new TableName("shop", "t"), "utf8mb4");
    }

    private static JsonValue json(String text) {
        try (JsonRecords records = JsonRecords.ofBody(("[" + text + "]").getBytes(StandardCharsets.UTF_8))) {
            return Objects.requireNonNull(records.next());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
