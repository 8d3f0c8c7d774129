package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.OcelJsonCheck;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `export --as ocel-json` and `ocel-sqlite`, on four days of the synthetic shop, against what `business` says.
class OcelCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    @BeforeAll
    static void trade() throws InterruptedException {
        TradedShop.write(shared.resolve("shop.awb"), 4);
        assertThat(run("scan").exitCode()).isZero();
    }

    private static CommandRun run(String... words) {
        return CommandRun.of(Stream.concat(
                        Stream.of(words),
                        Stream.of("--store", shared.resolve("shop.awb").toString()))
                .toArray(String[]::new));
    }

    private Path exported(String form, String... words) {
        Path file = folder.resolve("log." + form);
        CommandRun run = run(Stream.concat(Stream.of("export", "--as", form, "--to", file.toString()), Stream.of(words))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return file;
    }

    private static JsonNode business(String... words) throws IOException {
        return JSON.readTree(run(Stream.concat(Stream.of("business", "--limit", "0", "-o", "json"), Stream.of(words))
                                .toArray(String[]::new))
                        .out())
                .get("items");
    }

    private static Set<String> standing(JsonNode business) {
        Set<String> events = new TreeSet<>();
        for (JsonNode item : business) {
            if (!item.get("standing").asText().equals("withdrawn")) {
                events.add(item.get("id").asText() + " " + item.get("type").asText() + " "
                        + item.get("time").asText() + " " + objects(item));
            }
        }
        return events;
    }

    private static Set<String> objects(JsonNode item) {
        Set<String> objects = new TreeSet<>();
        item.get("objects")
                .forEach(object -> objects.add(
                        object.get("type").asText() + ":" + object.get("id").asText() + " "
                                + object.get("qualifier").asText()));
        return objects;
    }

    private static Set<String> related(JsonNode event) {
        Set<String> objects = new TreeSet<>();
        event.get("relationships")
                .forEach(link -> objects.add(link.get("objectId").asText() + " "
                        + link.get("qualifier").asText()));
        return objects;
    }

    @Test
    void jsonKeepsToTheStandardAndSaysWhatBusinessSays() throws IOException {
        // When
        JsonNode log = JSON.readTree(exported("ocel-json").toFile());

        // Then
        assertThat(OcelJsonCheck.violations(log)).isEmpty();
        Set<String> events = new TreeSet<>();
        log.get("events")
                .forEach(event -> events.add(event.get("id").asText() + " "
                        + event.get("type").asText() + " " + event.get("time").asText() + " " + related(event)));
        assertThat(events).isEqualTo(standing(business())).hasSizeGreaterThan(500);
    }

    @Test
    void jsonHasEveryValueOfBusinessToTheLastDigit() throws IOException {
        JsonNode log =
                JSON.readTree(exported("ocel-json", "--since", "2026-10-06").toFile());

        List<String> expected = new ArrayList<>();
        for (JsonNode item : business("--since", "2026-10-06")) {
            item.get("attributes")
                    .properties()
                    .forEach(each -> expected.add(item.get("id").asText() + " " + each.getKey() + "="
                            + each.getValue().asText()));
        }
        List<String> written = new ArrayList<>();
        log.get("events")
                .forEach(event -> event.get("attributes")
                        .forEach(each -> written.add(event.get("id").asText() + " "
                                + each.get("name").asText() + "="
                                + each.get("value").asText())));
        assertThat(written).containsAll(expected);
        assertThat(expected).hasSizeGreaterThan(500);
    }

    @Test
    void jsonToStandardOutputIsTheSameAsToAFile() throws IOException {
        assertThat(run("export", "--as", "ocel-json").out()).isEqualTo(Files.readString(exported("ocel-json")));
    }

    @Test
    void sqliteHasTheTablesAndKeysOfTheStandard() throws IOException, SQLException {
        Path file = exported("ocel-sqlite");

        try (Connection log = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            assertThat(rows(log, "pragma foreign_key_check")).isEmpty();
            assertThat(rows(log, "pragma integrity_check")).containsExactly("ok");
            Set<String> tables = new TreeSet<>(rows(log, "select name from sqlite_schema where type = 'table'"));
            Set<String> expected = new TreeSet<>(
                    Set.of("event", "object", "event_map_type", "object_map_type", "event_object", "object_object"));
            expected.addAll(rows(log, "select 'event_' || ocel_type_map from event_map_type"));
            expected.addAll(rows(log, "select 'object_' || ocel_type_map from object_map_type"));
            assertThat(tables).isEqualTo(expected).contains("event_SaleCompleted", "object_Order");
            for (String table : rows(log, "select 'event_' || ocel_type_map from event_map_type")) {
                assertThat(columns(log, table)).startsWith("ocel_id TEXT 1", "ocel_time TIMESTAMP 0");
                assertThat(references(log, table)).containsExactly("ocel_id event.ocel_id");
            }
            for (String table : rows(log, "select 'object_' || ocel_type_map from object_map_type")) {
                assertThat(columns(log, table))
                        .startsWith("ocel_id TEXT 0", "ocel_time TIMESTAMP 0", "ocel_changed_field TEXT 0");
                assertThat(references(log, table)).containsExactly("ocel_id object.ocel_id");
            }
            assertThat(columns(log, "event_object"))
                    .containsExactly("ocel_event_id TEXT 1", "ocel_object_id TEXT 2", "ocel_qualifier TEXT 3");
            assertThat(columns(log, "object_object"))
                    .containsExactly("ocel_source_id TEXT 1", "ocel_target_id TEXT 2", "ocel_qualifier TEXT 3");
            assertThat(references(log, "event_object"))
                    .containsExactlyInAnyOrder("ocel_event_id event.ocel_id", "ocel_object_id object.ocel_id");
            assertThat(references(log, "object_object"))
                    .containsExactlyInAnyOrder("ocel_source_id object.ocel_id", "ocel_target_id object.ocel_id");
            assertThat(references(log, "event")).containsExactly("ocel_type event_map_type.ocel_type");
            assertThat(references(log, "object")).containsExactly("ocel_type object_map_type.ocel_type");
        }
    }

    private static List<String> columns(Connection log, String table) throws SQLException {
        return rows(log, "select name || ' ' || type || ' ' || pk from pragma_table_info('" + table + "')");
    }

    private static List<String> references(Connection log, String table) throws SQLException {
        return rows(
                log,
                "select \"from\" || ' ' || \"table\" || '.' || \"to\" from pragma_foreign_key_list('" + table + "')");
    }

    private static List<String> rows(Connection log, String query) throws SQLException {
        try (Statement statement = log.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(String.valueOf(row.getString(1)));
            }
            return rows;
        }
    }

    @Test
    void sqliteSaysWhatBusinessSays() throws IOException, SQLException {
        Path file = exported("ocel-sqlite");

        Set<String> events = new TreeSet<>();
        try (Connection log = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (String type : rows(log, "select ocel_type || '/' || ocel_type_map from event_map_type")) {
                String[] names = type.split("/", -1);
                for (String event : rows(
                        log,
                        "select e.ocel_id || ' ' || e.ocel_type || ' ' || t.ocel_time from event e join event_"
                                + names[1] + " t on t.ocel_id = e.ocel_id where e.ocel_type = '" + names[0] + "'")) {
                    Set<String> objects = new TreeSet<>(rows(
                            log,
                            "select ocel_object_id || ' ' || ocel_qualifier from event_object where ocel_event_id = '"
                                    + event.split(" ", -1)[0] + "'"));
                    events.add(event.replaceFirst("([0-9]) ([0-9:.]+)$", "$1T$2Z")
                                    .replace(".000000Z", "Z") + " " + objects);
                }
            }
        }
        assertThat(events).isEqualTo(standing(business()));
    }

    @Test
    void sqliteAndJsonHoldTheSameChangesOfObjects() throws IOException, SQLException {
        JsonNode json = JSON.readTree(exported("ocel-json").toFile());
        Path file = exported("ocel-sqlite");

        Set<String> expected = new TreeSet<>();
        json.get("objects").forEach(object -> {
            if (object.get("type").asText().equals("product")) {
                object.get("attributes")
                        .forEach(each -> expected.add(object.get("id").asText() + " "
                                + each.get("time").asText().startsWith("1970") + " "
                                + new BigDecimal(each.get("value").asText()).doubleValue()));
            }
        });
        try (Connection log = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            Set<String> changes = new TreeSet<>(rows(
                    log,
                    "select ocel_id || ' ' || case when ocel_changed_field is null then 'true' else 'false' end || ' '"
                            + " || price from object_Product where price is not null"));
            assertThat(changes).isEqualTo(expected).isNotEmpty();
            assertThat(rows(log, "select count(*) from object_Product where ocel_changed_field is null"))
                    .isEqualTo(rows(log, "select count(*) from object where ocel_type = 'product'"));
        }
    }

    @Test
    void aFilterSelectsTheEventsThatRestOnWhatItFinds() throws IOException {
        JsonNode log = JSON.readTree(
                exported("ocel-json", "table:products changed:price").toFile());

        assertThat(OcelJsonCheck.violations(log)).isEmpty();
        assertThat(log.get("events")).hasSameSizeAs(business("--type", "price-changed"));
        assertThat(log.get("events").findValuesAsText("type")).containsOnly("price-changed");
    }

    @Test
    void theManifestSaysWhatTheLogHolds() throws IOException {
        JsonNode log =
                JSON.readTree(exported("ocel-json", "--since", "2026-10-06").toFile());

        JsonNode manifest =
                JSON.readTree(folder.resolve("log.ocel-json.manifest.json").toFile());
        assertThat(manifest.get("standard").asText()).isEqualTo("OCEL 2.0");
        assertThat(manifest.get("from").asText()).isEqualTo("2026-10-06T00:00:00Z");
        assertThat(manifest.get("events").asInt()).isEqualTo(log.get("events").size());
        assertThat(manifest.get("objects").asInt()).isEqualTo(log.get("objects").size());
        assertThat(manifest.get("withdrawn_events").asInt()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("log.ocel-json", "log.ocel-json.manifest.json");
        }
    }

    @Test
    void aStoppedExportLeavesNothing() throws IOException {
        Interruption stop = new Interruption();
        stop.onRequest(() -> {});
        stop.request(ExitCode.INTERRUPTED);
        Path file = folder.resolve("log.sqlite");

        CommandRun run = new CommandRun.Setting()
                .until(stop)
                .run(
                        "export",
                        "--as",
                        "ocel-sqlite",
                        "--to",
                        file.toString(),
                        "--store",
                        shared.resolve("shop.awb").toString());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("nothing was kept of it");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThat(run("export", "--as", "ocel-sqlite").exitCode()).isEqualTo(2);
        assertThat(run("export", "--as", "ocel-json", "--split", "3").exitCode())
                .isEqualTo(2);
        assertThat(run("export", "--as", "ocel-json", "--bom").exitCode()).isEqualTo(2);
        assertThat(run("export", "--as", "ocel-json", "--columns", "event").exitCode())
                .isEqualTo(2);
        assertThat(run("export", "--as", "ocel").err()).contains("ocel-json, ocel-sqlite");
    }
}
