package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.Python;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.testing.StoredStory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Erasing people's values from a store that keeps them erasable: nothing of them is left in any file, and the store
/// verifies as before.
class EraseTest {

    private static final int PEOPLE = 100;

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeEach
    void write() throws IOException {
        store = folder.resolve("shop.awb");
        Path policy = Files.writeString(
                folder.resolve("masking.yaml"),
                "rules:\n  - {column: shop.orders.customer, mode: erasable}\n"
                        + "  - {column: shop.orders.note, mode: erasable}\n");
        Path file = Files.write(folder.resolve("changes.ndjson"), records());
        CommandRun run = run("import", "--masking", policy.toString(), file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    /// The recording, and after it one insert and one update of an order of each of a hundred more people.
    private static List<String> records() {
        List<String> recorded = RecordedRequest.of("single-plain").stream()
                .map(RecordedRequest::body)
                .toList();
        String insert = recorded.stream()
                .filter(record -> record.contains("\"customer\":\"Di\"") && record.contains("\"before\":null"))
                .findFirst()
                .orElseThrow();
        String id = "1680f40b-e761-11f1-9047-02fc00000001:4284";
        List<String> all = new ArrayList<>(recorded);
        for (int i = 0; i < PEOPLE; i++) {
            String transaction = "1680f40b-e761-11f1-9047-02fc00000001:" + (5_000 + i);
            all.add("{\"status\":\"BEGIN\",\"id\":\"" + transaction + "\",\"event_count\":null,"
                    + "\"data_collections\":null,\"ts_ms\":1795455214935}");
            String key = java.util.Base64.getEncoder().encodeToString(new byte[] {1, (byte) i});
            all.add(insert.replace(id, transaction)
                    .replace("\"id\":\"BA==\"", "\"id\":\"" + key + "\"")
                    .replace("\"customer\":\"Di\"", "\"customer\":\"" + name(i) + "\"")
                    .replace("\"note\":null", "\"note\":\"call " + name(i) + "\""));
            all.add("{\"status\":\"END\",\"id\":\"" + transaction + "\",\"event_count\":1,\"data_collections\":"
                    + "[{\"data_collection\":\"shop.orders\",\"event_count\":1}],\"ts_ms\":1795455214935}");
        }
        return all;
    }

    private static String name(int person) {
        return "Person-Nr-" + (7_000_000 + person * 7_919) + "-Ä";
    }

    private CommandRun run(String... words) {
        return new CommandRun.Setting().with("AUDITCTL_STORE", store.toString()).run(words);
    }

    private void update(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isOne();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /// The files of the store that hold a text, as UTF-8.
    private List<String> holding(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("shop.awb"))
                    .toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(new String(wanted, StandardCharsets.ISO_8859_1))) {
                    found.add(file.getFileName().toString());
                }
            }
        }
        return found;
    }

    /// A bundle stays with whoever has it, and no erasure reaches it.
    @Test
    void aBundleWithholdsWhatCanBeErasedAndVerifies() throws IOException, InterruptedException {
        Path bundle = folder.resolve("people.zip");
        CommandRun made = run("bundle", "table:orders", "--to", bundle.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry file : Collections.list(zip.entries())) {
                String text = new String(zip.getInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text).as(file.getName()).doesNotContain("Person-Nr-");
            }
        }
        assertThat(run("verify", bundle.toString()).out()).startsWith("INTACT");
        Process python = Python.process("src/main/resources/evidence/verify.py", bundle.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("INTACT: ");
        assertThat(python.waitFor()).isZero();
    }

    @Test
    void nothingOfAHundredPeopleIsLeftAndTheStoreIsIntact() throws IOException {
        // Given
        List<String> leaves = StoredStory.query(store, "select hex(leaf) from change_event");
        assertThat(holding(name(17))).containsExactly("shop.awb");
        CommandRun before = run("verify");

        // When
        CommandRun plan = run(
                "erase",
                "--where",
                "orders.customer:Person*",
                "--column",
                "orders.customer,orders.note",
                "--reason",
                "81");
        assertThat(holding(name(17))).containsExactly("shop.awb");
        CommandRun erase = run(
                "erase",
                "--where",
                "orders.customer:Person*",
                "--column",
                "orders.customer,orders.note",
                "--reason",
                "request 81",
                "--yes");

        // Then
        assertThat(plan.out()).contains("200 in 100 events");
        assertThat(plan.err()).contains("Nothing was changed. Add --yes to erase it");
        assertThat(erase.exitCode()).as(erase.err()).isZero();
        for (int person = 0; person < PEOPLE; person++) {
            assertThat(holding(name(person))).as(name(person)).isEmpty();
        }
        assertThat(holding("Person-Nr-")).isEmpty();
        assertThat(StoredStory.query(store, "select hex(leaf) from change_event"))
                .isEqualTo(leaves);
        CommandRun after = run("verify");
        assertThat(after.exitCode())
                .as(after.out())
                .isEqualTo(before.exitCode())
                .isZero();
        assertThat(after.out()).startsWith("INTACT  L3: ");
        assertThat(run("erase", "--list").out())
                .contains("request 81", "shop.orders.customer, shop.orders.note", "200");
        assertThat(run("events", "orders.id:256", "-o", "json").out())
                .contains("(erased)")
                .doesNotContain("Person");
        assertThat(run("events", "Person").out()).doesNotContain("Person-Nr");
        assertThat(run("undo-sql", "orders.id:256").err()
                        + run("undo-sql", "orders.id:256").out())
                .contains("it was erased");
    }

    /// A search leaves out the rows of a snapshot unless it asks for them; an erasure must not.
    @Test
    void theRowsOfTheSnapshotAreErasedThoughTheFilterDoesNotNameThem() {
        assertThat(run("show", "E1").out()).contains("snapshot", "Ada");

        CommandRun erase =
                run("erase", "--where", "orders.id:1", "--column", "orders.customer", "--reason", "82", "--yes");

        assertThat(erase.out()).contains("E1,");
        assertThat(run("show", "E1").out()).contains("(erased)").doesNotContain("Ada");
        assertThat(run("verify").out()).startsWith("INTACT");
    }

    /// It is in no transaction yet, and no search shows it.
    @Test
    void whatWaitsForTheEndOfItsTransactionIsErasedToo() throws IOException {
        String name = name(PEOPLE + 17);
        List<String> begun = records().stream()
                .filter(record -> record.contains(name(17)) || record.contains(":5017\",\"event_count\":null"))
                .map(record -> record.replace(":5017", ":6017").replace(name(17), name))
                .toList();
        assertThat(begun).hasSize(2);
        CommandRun more = run(
                "import",
                "--masking",
                folder.resolve("masking.yaml").toString(),
                Files.write(folder.resolve("begun.ndjson"), begun).toString());
        assertThat(more.exitCode()).as(more.err()).isEqualTo(8);
        assertThat(StoredStory.query(store, "select count(*) from pushed_record"))
                .containsExactly("1");
        assertThat(holding(name)).containsExactly("shop.awb");

        CommandRun erase = run(
                "erase",
                "--where",
                "orders.id:273",
                "--column",
                "orders.customer,orders.note",
                "--reason",
                "84",
                "--yes");

        assertThat(erase.exitCode()).as(erase.err()).isZero();
        assertThat(holding(name)).isEmpty();
        assertThat(run("verify").out()).startsWith("INTACT");
    }

    @Test
    void aStoreWithoutTheGuardOfItsDaysIsNotTouched() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.execute("drop trigger day_summary_stays");
        }

        CommandRun erase =
                run("erase", "--where", "orders.id:1", "--column", "orders.customer", "--reason", "82", "--yes");

        assertThat(erase.exitCode()).isNotZero();
        assertThat(erase.err()).contains("day_summary_stays").contains("auditctl verify");
        assertThat(run("show", "E1").out()).contains("Ada");
    }

    @Test
    void oneByteOfACommitmentThatIsChangedIsFound() throws IOException {
        run("erase", "--where", "orders.id:256", "--column", "orders.customer", "--reason", "r", "--yes");
        long seq = Long.parseLong(StoredStory.query(store, "select max(seq) - 99 from change_event")
                .getFirst());

        update(
                "update change_event set body = cast(substr(body, 1, length(body) - 3) || x'00' || substr(body, length(body) - 1) as blob)"
                        + " where seq = " + seq);

        assertThat(run("verify").exitCode()).isEqualTo(5);
    }

    @Test
    void whatCannotBeErasedIsSaid() {
        CommandRun unknown = run("erase", "--where", "op:insert", "--column", "orders.nam", "--reason", "r");
        CommandRun plain = run("erase", "--where", "op:insert", "--column", "orders.status", "--reason", "r", "--yes");
        CommandRun reasonless = run("erase", "--where", "op:insert", "--column", "orders.note", "--yes");
        CommandRun badFilter = run("erase", "--where", "nosuch:1", "--column", "orders.note", "--reason", "r");

        assertThat(unknown.err()).contains("no captured table has orders.nam");
        assertThat(plain.err())
                .contains("cannot be erased: stored before the column was erasable", "There is nothing to erase.");
        assertThat(reasonless.err()).contains("An erasure needs a reason.");
        assertThat(badFilter.exitCode()).isEqualTo(2);
        assertThat(run("erase", "--list").out()).doesNotContain("orders.");
    }
}
