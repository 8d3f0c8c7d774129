package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.testing.StoredStory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Masking on the command line: what a policy does to imported records, and how it reads afterwards everywhere.
class MaskingTest {

    private static final String POLICY = """
            key-file: pseudonym.key
            rules:
              - {column: shop.orders.customer, mode: pseudonym}
              - {column: '*.note', mode: full}
              - {column: '*.photo', mode: drop}
              - {column: '*.placed_at', mode: generalise, dates: year}
              - {column: '*.total', mode: generalise, bucket: 100}
              - {column: '*.tags', mode: erasable}
            """;

    @TempDir
    Path folder;

    private Path store = Path.of("");
    private Path policy = Path.of("");

    @BeforeEach
    void write() throws IOException {
        store = folder.resolve("shop.awb");
        policy = Files.writeString(folder.resolve("masking.yaml"), POLICY);
        key("0123456789abcdef0123456789abcdef", "rw-------");
    }

    private void key(String secret, String permissions) throws IOException {
        Path key = Files.writeString(folder.resolve("pseudonym.key"), secret);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
    }

    private CommandRun run(String... words) {
        return new CommandRun.Setting().with("AUDITCTL_STORE", store.toString()).run(words);
    }

    private CommandRun imported() throws IOException {
        List<String> bodies = RecordedRequest.of("single-plain").stream()
                .map(RecordedRequest::body)
                .toList();
        Path file = Files.write(folder.resolve("changes.ndjson"), bodies);
        return run("import", "--masking", policy.toString(), file.toString());
    }

    @Test
    void importKeepsNoByteOfWhatThePolicyMasks() throws IOException {
        CommandRun run = imported();

        assertThat(run.exitCode()).as(run.err()).isZero();
        byte[] kept = Files.readAllBytes(store);
        String text = new String(kept, StandardCharsets.UTF_8);
        // "a": 1 is erasable, so it is there; names of people, the note and the photo are not
        assertThat(text).contains("\"a\": 1").doesNotContain("Ada", "héllo", "2026-11-20 09:31");
        assertThat(StoredStory.query(store, "select text from masking_policy"))
                .hasSize(1)
                .first()
                .isEqualTo(POLICY);
    }

    @Test
    void importingAgainChangesNothing() throws IOException {
        imported();
        List<String> events = StoredStory.query(store, "select hex(leaf) from change_event");

        CommandRun again = imported();

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(StoredStory.query(store, "select hex(leaf) from change_event"))
                .isEqualTo(events);
        assertThat(StoredStory.query(store, "select sha256 from masking_policy"))
                .hasSize(1);
    }

    @Test
    void maskedValuesReadAsWhatTheyAreEverywhere() throws IOException {
        imported();

        String shown = run("show", "E5").out();
        assertThat(run("events", "-o", "json", "--limit", "50").out())
                .contains("p_", "••••", "(dropped)", "2026", "\"{\\\"a\\\": 1}\"")
                .doesNotContain("Ada");
        assertThat(shown).doesNotContain("Ada", "héllo");
        assertThat(run("undo-sql", "op:update").out()
                        + run("undo-sql", "op:update").err())
                .contains("it was masked before it was kept");
        for (String format : List.of("csv", "ndjson", "html", "json")) {
            Path to = folder.resolve("out." + format);
            CommandRun export = run("export", "--as", format, "--to", to.toString());
            assertThat(export.exitCode()).as(export.err()).isZero();
            assertThat(Files.readString(to)).contains("p_").doesNotContain("Ada", "héllo");
        }
    }

    @Test
    void filterOnAMaskedColumnSaysSoAndFindsPseudonyms() throws IOException {
        imported();
        String pseudonym = run("events", "-o", "json", "op:insert", "--limit", "1")
                .out()
                .replaceAll("(?s).*\"(p_[0-9a-f]{32})\".*", "$1");

        CommandRun plain = run("events", "orders.customer:Ada");
        CommandRun found = run("events", "-o", "json", "orders.customer:" + pseudonym);
        CommandRun ordered = run("events", "orders.total>5");

        assertThat(plain.err()).contains("customer is masked in orders: what is found are values as they are shown");
        assertThat(found.out()).contains(pseudonym);
        assertThat(ordered.exitCode()).isEqualTo(2);
        assertThat(ordered.err()).contains("total is masked in orders: only = != and : with whole values can be asked");
    }

    @Test
    void forgottenPolicyIsAskedForInsteadOfStoringInTheClear() throws IOException {
        imported();

        CommandRun forgotten = run("import", folder.resolve("changes.ndjson").toString());

        assertThat(forgotten.exitCode()).isEqualTo(2);
        assertThat(forgotten.err()).contains("This store is kept under a masking policy, and none was named.");
    }

    @Test
    void suggestionForAServerThatIsNotThereEndsAsEveryConnectionDoes() {
        CommandRun run = run("mask", "suggest", "--url", "mysql://reader@127.0.0.1:1/");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("Nothing answers on 127.0.0.1:1.");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void policyBesideTheStoreIsFoundAndMissedWhenItIsGone() throws IOException {
        Path beside = Files.move(policy, folder.resolve("shop.awb-masking.yaml"));
        List<String> bodies = RecordedRequest.of("single-plain").stream()
                .map(RecordedRequest::body)
                .toList();
        Path file = Files.write(folder.resolve("changes.ndjson"), bodies);

        CommandRun found = run("import", file.toString());
        Files.delete(beside);
        CommandRun missed = run("import", file.toString());

        assertThat(found.exitCode()).as(found.err()).isZero();
        assertThat(new String(Files.readAllBytes(store), StandardCharsets.UTF_8))
                .doesNotContain("Ada", "héllo");
        assertThat(missed.exitCode()).isEqualTo(2);
        assertThat(missed.err()).contains("put it beside the store as shop.awb-masking.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw----r--", "rw--w----"})
    void keyThatOthersCanReadIsRefused(String permissions) throws IOException {
        key("0123456789abcdef0123456789abcdef", permissions);

        CommandRun run = imported();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Others than its owner can read the key file");
    }

    @Test
    void policyThatWouldMakeRowsOneIsRefusedAndNothingIsStored() throws IOException {
        Files.writeString(policy, "rules:\n  - {column: '*.id', mode: full}\n");

        CommandRun run = imported();

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("which tells the rows of shop.orders apart");
        assertThat(StoredStory.query(store, "select seq from change_event where op <> 5"))
                .isEmpty();
    }

    @Test
    void checkNamesEveryProblemWithItsLine() throws IOException {
        Files.writeString(policy, """
                keyfile: x
                rules:
                  - {column: orders.note, mode: full}
                  - {kind: e-male, mode: full}
                  - {column: a.b.c, mode: pseudonim}
                  - {column: a.b.c, mode: full, first: 2}
                  - {mode: keep}
                """);

        CommandRun run = run("mask", "check", policy.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out().replace(policy.toString(), "F").lines())
                .containsExactly(
                        "F:1:1: the policy has no field \"keyfile\". Right: perhaps key-file",
                        "F:3:14: \"orders.note\" cannot be the column. Right: schema.table.column with * and ?, such as"
                                + " shop.customers.email",
                        "F:4:12: there is no kind \"e-male\". Right: perhaps e-mail",
                        "F:5:27: there is no mode \"pseudonim\". Right: perhaps pseudonym",
                        "F:6:27: first is for mode partial. Right: the rule without first",
                        "F:7:5: the rule is for nothing. Right: column: schema.table.column with * and ?, such as"
                                + " shop.customers.email, or kind: e-mail, or both");
    }

    @Test
    void suggestionIsAPolicyThatCheckAcceptsAndPreviewShows() throws IOException {
        Files.writeString(policy, "rules: []\n");
        imported();
        Path suggested = folder.resolve("suggested.yaml");

        CommandRun suggest = run("mask", "suggest", "--to", suggested.toString());
        CommandRun check = run("mask", "check", suggested.toString());
        CommandRun preview = run("mask", "preview", "-o", "json", suggested.toString());
        Files.writeString(policy, POLICY);
        CommandRun own = run("mask", "preview", policy.toString(), "--table", "orders");

        assertThat(suggest.exitCode()).as(suggest.err()).isZero();
        assertThat(check.exitCode()).as(check.out()).isZero();
        assertThat(preview.exitCode()).as(preview.err()).isZero();
        assertThat(own.out()).containsPattern("orders +customer +pseudonym +[0-9]+ of [0-9]+ +\\S+ +p_");
        assertThat(own.out()).containsPattern("orders +status +keep +0 of");
        assertThat(run("mask", "check", "-o", "json", policy.toString()).exitCode())
                .isZero();
    }
}
