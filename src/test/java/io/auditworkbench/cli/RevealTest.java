package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.CommandRun;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.integrity.EventCodec;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.workbench.mask.RevealValues;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values that a policy seals: no byte of them is anywhere, and with the key and a reason they can be read again.
class RevealTest {

    /// Of E1, and longer than what could stand anywhere by chance.
    private static final String CUSTOMER = "Adalbertine Sealed-Canary";

    private static final String POLICY = """
            key-file: seal.key
            rules:
              - {column: shop.orders.customer, mode: sealed}
              - {column: shop.orders.note, mode: sealed}
            """;

    @TempDir
    Path folder;

    private Path store = Path.of("");
    private Path policy = Path.of("");

    @BeforeEach
    void write() throws IOException {
        store = folder.resolve("shop.awb");
        policy = Files.writeString(folder.resolve("masking.yaml"), POLICY);
        PrivateFile.write(folder.resolve("seal.key"), "0123456789abcdef0123456789abcdef\n");
        List<String> records = RecordedRequest.of("single-plain").stream()
                .map(request -> request.body().replace("\"customer\":\"Ada\"", "\"customer\":\"" + CUSTOMER + "\""))
                .toList();
        assertThat(String.join("", records)).contains(CUSTOMER);
        Path file = Files.write(folder.resolve("changes.ndjson"), records);
        CommandRun run = run("import", "--masking", policy.toString(), file.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Files.delete(file);
    }

    private CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("AUDITCTL_STORE", store.toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .with("HOME", folder.toString())
                .run(words);
    }

    private CommandRun reveal(String what, String... more) {
        return run(Stream.concat(
                        Stream.of("reveal", what, "--reason", "fraud case 7", "--masking", policy.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private List<AuditEntry> entries() {
        return SqliteAuditJournal.beside(store).newest(1_000).reversed();
    }

    /// The files below the folder that hold a text in any of the spellings in which it could lie there.
    private List<Path> holding(String text) throws IOException {
        List<String> spellings = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            spellings.add(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1));
        }
        spellings.add(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (spellings.stream().anyMatch(bytes::contains)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    @Test
    void nothingInTheClearIsKeptShownOrExported() throws IOException {
        String shown = run("show", "E1").out()
                + run("events", "-o", "json", "--limit", "50").out()
                + run("row", "history", "shop.orders/1").out();
        for (String format : List.of("csv", "ndjson", "html", "json")) {
            CommandRun export = run(
                    "export",
                    "--as",
                    format,
                    "--to",
                    folder.resolve("out." + format).toString());
            assertThat(export.exitCode()).as(export.err()).isZero();
        }
        run("bundle", "table:orders", "--to", folder.resolve("b.zip").toString());
        reveal("E1");

        assertThat(shown).contains("sealed #").doesNotContain("Adalbertine");
        assertThat(holding("Adalbertine")).isEmpty();
        assertThat(run("events", "Adalbertine", "-o", "name").out()).isEmpty();
        assertThat(run("events", "orders.customer:Adal*", "-o", "name").out()).isEmpty();
        assertThat(Files.readString(folder.resolve("out.csv"))).contains("sealed #");
        assertThat(run("verify", folder.resolve("b.zip").toString()).out()).startsWith("INTACT");
    }

    @Test
    void withTheKeyAndAReasonAnEventIsReadInTheClear() {
        CommandRun all = reveal("E1", "-o", "json");
        CommandRun one = reveal("e1.CUSTOMER");

        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(all.out())
                .contains("\"column\": \"shop.orders.customer\"", "\"after\": \"" + CUSTOMER + "\"", "\"before\": null")
                .contains("shop.orders.note");
        assertThat(one.out()).contains("shop.orders.customer", CUSTOMER).doesNotContain("note");
        assertThat(one.err()).contains("1 column of E1 revealed; the self-audit has it, with the reason.");
        assertThat(run("verify").out()).startsWith("INTACT");
    }

    @Test
    void theSelfAuditHasWhoWhatWhyAndHowManyAndNoHashToGuessFrom() {
        long before = entries().size();

        reveal("E1.customer");

        List<AuditEntry> left = entries().stream().skip(before).toList();
        assertThat(left).extracting(entry -> entry.actor().user()).containsOnly(System.getProperty("user.name"));
        assertThat(left.get(0).action())
                .isEqualTo(new Asked(
                        Kind.REVEAL, "reveal", "reveal E1.customer --reason 'fraud case 7' --masking " + policy));
        assertThat(left.get(1).action())
                .isEqualTo(new Happened(Kind.REVEAL, "E1", "shop.orders.customer: fraud case 7", Outcome.GIVEN, 1));
        assertThat(left.get(2).action()).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.sha256()).isEmpty();
            assertThat(answered.rows()).isOne();
            assertThat(answered.bytes()).isPositive();
        });
        assertThat(left).hasSize(3);
    }

    @Test
    void whatCannotBeRecordedIsNotRevealed() throws IOException {
        Files.writeString(
                SqliteAuditJournal.fileOf(store), "no database, and long enough to be looked at as one".repeat(9));

        CommandRun run = reveal("E1");

        assertThat(run.out()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(ExitCode.STORE.number());
        assertThat(run.err()).contains("the self-audit could not record it").doesNotContain("Adalbertine");
    }

    /// Also when only the entry that names the columns fails.
    @Test
    void itReturnsNothingWhenTheRecorderFails() {
        RevealValues revealing = new RevealValues((_, _) -> {
            throw new WorkbenchException(ErrorCode.AUDIT_JOURNAL_UNWRITABLE, "The disk is full.", "Free some.");
        });

        assertThatThrownBy(() -> revealing.reveal(store, "E1", "why", policy))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("The disk is full.");
    }

    @Test
    void withoutAReasonOrAKeyNothingIsRevealed() throws IOException {
        CommandRun reasonless = run("reveal", "E1", "--masking", policy.toString());
        CommandRun blank = run("reveal", "E1", "--reason", "  ", "--masking", policy.toString());
        CommandRun keyless = run("reveal", "E1", "--reason", "why");
        Path other = Files.writeString(folder.resolve("other.yaml"), "rules: []\n");
        CommandRun unnamed = run("reveal", "E1", "--reason", "why", "--masking", other.toString());
        PrivateFile.write(folder.resolve("seal.key.new"), "another key, and long enough for one");
        Files.move(
                folder.resolve("seal.key.new"),
                folder.resolve("seal.key"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        CommandRun wrong = reveal("E1");
        Files.delete(folder.resolve("seal.key"));
        CommandRun gone = reveal("E1");

        assertThat(reasonless.err()).contains("A sealed value is revealed for a reason only.");
        assertThat(blank.err()).contains("A sealed value is revealed for a reason only.");
        assertThat(keyless.err()).contains("Which key opens it was not said.");
        assertThat(unnamed.err()).contains("names no key-file");
        assertThat(wrong.err()).contains("E1.customer was sealed with another key than the one that the policy names.");
        assertThat(gone.err()).contains("seal.key of the masking policy is not there.");
        assertThat(List.of(reasonless, blank, keyless, unnamed, wrong, gone)).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_USAGE.number());
            assertThat(run.out()).isEmpty();
        });
        assertThat(entries())
                .filteredOn(
                        entry -> entry.action() instanceof Answered answered && answered.outcome() == Outcome.FAILED)
                .hasSize(6);
    }

    @Test
    void whatIsNotThereOrNotSealedIsSaid() {
        assertThat(reveal("E99").err()).contains("There is no E99 in this store.");
        assertThat(reveal("E1.status").err())
                .contains("E1.status has no sealed value.", "Sealed in it: customer, note.");
        assertThat(reveal("E7").err()).contains("E7 has no sealed value.");
        assertThat(reveal("T1").err()).contains("\"T1\" is no event.");
        assertThat(reveal("E99").exitCode()).isEqualTo(ExitCode.NOT_FOUND.number());
    }

    @Test
    void whatIsMovedToAnotherColumnDoesNotOpenAndIsFound() throws SQLException {
        byte[] body = body(1);
        String bytes = new String(body, StandardCharsets.ISO_8859_1);
        String customer = sealed(body, 1);
        String note = sealed(body, 4);
        assertThat(customer).hasSameSizeAs(note);

        rewrite(
                1,
                bytes.replace(customer, "?".repeat(customer.length()))
                        .replace(note, customer)
                        .replace("?".repeat(customer.length()), note));

        CommandRun run = reveal("E1");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INTEGRITY.number());
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("E1.customer does not open, and the key is the right one", "were sealed for another column");
        assertThat(run("verify").out()).startsWith("ALTERED").contains("E1");
    }

    @Test
    void whatIsAlteredDoesNotOpenAndIsFound() throws SQLException {
        byte[] body = body(1);
        String customer = sealed(body, 1);
        char last = customer.charAt(customer.length() - 1);

        rewrite(
                1,
                new String(body, StandardCharsets.ISO_8859_1)
                        .replace(customer, customer.substring(0, customer.length() - 1) + (char) (last ^ 1)));

        assertThat(reveal("E1").err()).contains("E1.customer does not open, and the key is the right one");
        assertThat(run("verify").exitCode()).isEqualTo(ExitCode.INTEGRITY.number());
    }

    @Test
    void erasingTakesSealedValuesToo() throws SQLException, IOException {
        String customer = sealed(body(1), 1);
        assertThat(isIn(store, customer)).isTrue();

        CommandRun erase = run(
                "erase", "--where", "table:orders", "--column", "orders.customer", "--reason", "request 81", "--yes");

        assertThat(erase.exitCode()).as(erase.err()).isZero();
        assertThat(isIn(store, customer)).isFalse();
        assertThat(reveal("E1.customer").err()).contains("E1.customer has no sealed value.");
        assertThat(reveal("E1.note").exitCode()).isZero();
        assertThat(run("verify").out()).startsWith("INTACT");
    }

    @Test
    void onlyWhatAChangeChangedLooksChanged() {
        // E1 is the row in the snapshot, E4 and E5 change its status and total
        String labels = run("show", "E1", "-o", "json").out()
                + run("show", "E4", "-o", "json").out()
                + run("show", "E5", "-o", "json").out();

        assertThat(run("show", "E4").out()).contains("status").doesNotContain("customer");
        assertThat(labels.lines()
                        .filter(line -> line.contains("sealed #"))
                        .map(line -> line.replaceAll(".*(sealed #[0-9a-f]{8}).*", "$1"))
                        .distinct())
                .as("customer and note of one row: a label each")
                .hasSize(2);
        assertThat(run("events", "changed:customer table:orders op:update", "-o", "name")
                        .out())
                .doesNotContain("E4", "E5");
        assertThat(run("coverage").out()).doesNotContain("not captured");
    }

    @Test
    void checkAndPreviewAndSuggestKnowTheMode() throws IOException {
        Path plain = folder.resolve("plain.awb");
        List<String> records = RecordedRequest.of("single-plain").stream()
                .map(request -> request.body().replace("\"note\"", "\"phone\"").replace("`note`", "`phone`"))
                .toList();
        run(
                "import",
                "--store",
                plain.toString(),
                Files.write(folder.resolve("plain.ndjson"), records).toString());
        Path onKey = Files.writeString(
                folder.resolve("key.yaml"), "key-file: seal.key\nrules:\n  - {column: shop.orders.id, mode: sealed}\n");
        Path noKey = Files.writeString(
                folder.resolve("none.yaml"), "rules:\n  - {column: shop.orders.customer, mode: sealed}\n");

        CommandRun check = run("mask", "check", policy.toString());
        CommandRun preview = run("mask", "preview", policy.toString(), "--store", plain.toString());
        CommandRun suggest = run("mask", "suggest", "--store", plain.toString());

        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(check.out()).containsPattern("shop.orders.customer +sealed +shop.orders.customer");
        assertThat(preview.out()).containsPattern("customer +sealed +2 of 2 +\\S+ +sealed #[0-9a-f]{8}");
        assertThat(suggest.out()).contains("column: shop.orders.phone, mode: sealed} # phone");
        assertThat(run("mask", "check", onKey.toString()).out())
                .contains("The masking policy has sealed for shop.orders.id", "Use pseudonym for it");
        assertThat(run("mask", "check", noKey.toString()).out()).contains("sealed values", "no key for them");
    }

    private static boolean isIn(Path file, String bytes) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).contains(bytes);
    }

    private byte[] body(long seq) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select body from change_event where seq = " + seq)) {
            assertThat(row.next()).isTrue();
            return row.getBytes(1);
        }
    }

    private static String sealed(byte[] body, int column) {
        var after = EventCodec.decodeAsKept(body).after();
        assertThat(after).isNotNull();
        ColumnValue.Masked masked = (ColumnValue.Masked) ((ColumnValue.Erasable) after.get(column)).value();
        return new String(masked.utf8(), StandardCharsets.ISO_8859_1);
    }

    private void rewrite(long seq, String bytes) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var update = connection.prepareStatement("update change_event set body = ? where seq = ?")) {
            update.setBytes(1, bytes.getBytes(StandardCharsets.ISO_8859_1));
            update.setLong(2, seq);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
