package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.PushedWorkload;
import io.auditworkbench.testing.Python;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.casework.CaseFile;
import io.auditworkbench.workbench.casework.PinnedCopy;
import io.auditworkbench.workbench.text.Quantity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recorded demo, of which the oldest part goes.
class StorePruneCommandTest {

    private static final String KEEP = "34d";

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeEach
    void make() {
        assertThat(run("demo").exitCode()).isZero();
        store = folder.resolve("audit-workbench/demo/demo.awb");
    }

    private CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .with("AUDITCTL_STORE", store.toString())
                .run(words);
    }

    private String done(String... words) {
        CommandRun run = run(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private JsonNode prune(String... further) throws IOException {
        List<String> words = new ArrayList<>(List.of("store", "prune", "--keep", KEEP, "-o", "json"));
        words.addAll(List.of(further));
        return new ObjectMapper()
                .readTree(done(words.toArray(String[]::new)))
                .path("items")
                .path(0);
    }

    private List<String> bodies(long afterSeq) {
        return StoredStory.query(
                store,
                "select seq || hex(body) || hex(leaf) from change_event where seq > " + afterSeq + " order by seq");
    }

    @Test
    void withoutYesNothingGoes() throws IOException {
        List<String> before = bodies(0);
        JsonNode trial = prune();
        assertThat(trial.path("dry_run").asBoolean()).isTrue();
        assertThat(trial.path("transactions").asLong()).isPositive();
        assertThat(trial).isEqualTo(prune("--dry-run", "--yes"));
        assertThat(bodies(0)).isEqualTo(before);
        assertThat(run("store", "prune", "--keep", KEEP).err()).contains("Add --yes to prune it");
    }

    @Test
    void whatIsLeftStaysAsItWasAndIsProved() throws IOException, InterruptedException {
        JsonNode trial = prune();
        long lastGone = Long.parseLong(trial.path("through_event").asText().substring(1));
        List<String> left = bodies(lastGone);

        JsonNode gone = prune("--yes");

        assertThat(gone.path("through_event")).isEqualTo(trial.path("through_event"));
        assertThat(gone.path("events").asLong()).isEqualTo(lastGone);
        assertThat(bodies(0)).isEqualTo(left);
        String first = "E" + (lastGone + 1);
        String verified = done("verify");
        assertThat(verified)
                .startsWith("INTACT  L3: ")
                .contains("The first " + Quantity.of(trial.path("transactions").asLong()) + " transactions (up to ")
                .contains(") were pruned on 2026-11-23 by ")
                .contains(": their hashes are there, what they said is not.");
        assertThat(done("coverage", "-o", "json")).contains("\"pruned_until\"");
        CommandRun absent = run("show", "E12");
        assertThat(absent.exitCode()).isEqualTo(ExitCode.NOT_FOUND.number());
        assertThat(absent.err())
                .contains("E12 was pruned on 2026-11-23 by ")
                .contains("begins with " + first + " in T");
        assertThat(run("trace", "T3").err()).contains("T3 was pruned on 2026-11-23 by ");
        assertThat(run("show", "E999999").err()).contains("There is no E999999 in this store");
        assertThat(done("show", first)).contains(first);
        isProvedBySomebodyElse(first);
        assertThat(prune("--yes").path("transactions").asLong()).isZero();
    }

    private void isProvedBySomebodyElse(String event) throws IOException, InterruptedException {
        Path bundle = folder.resolve("first.zip");
        done("bundle", "seq:" + event.substring(1), "--to", bundle.toString());
        assertThat(done("verify", bundle.toString())).startsWith("INTACT  1 event in 1 transaction");
        Process python = Python.process("src/main/resources/evidence/verify.py", bundle.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        assertThat(said).startsWith("INTACT");
    }

    /// What stands in the store after a pruning is what anybody concludes from what is left.
    @Test
    void conclusionsAreThoseOfWhatIsLeft() throws IOException {
        assertThat(done("scan")).isNotNull();
        JsonNode gone = prune("--yes");
        assertThat(gone.path("concluded_anew").isNull()).isFalse();
        List<String> business = StoredStory.query(store, "select business_no || body from business_event order by 1");
        List<String> findings = StoredStory.query(
                store, "select group_no || sentence || hit_count || state from anomaly_group order by group_no");
        List<String> memory = StoredStory.query(
                store, "select detector || name || hex(numbers) from detector_memory order by detector, name");
        long lastGone = Long.parseLong(gone.path("through_event").asText().substring(1));
        assertThat(StoredStory.query(
                        store,
                        "select count(*) from business_event, json_each(body, '$.changes') c where c.value <= "
                                + lastGone))
                .containsExactly("0");

        assertThat(done("scan", "--again", "--yes"))
                .contains("business events: 0 gained, 0 changed, 0 lost")
                .contains("groups of findings: 0 gained, 0 not found again");

        assertThat(StoredStory.query(store, "select business_no || body from business_event order by 1"))
                .isEqualTo(business);
        assertThat(StoredStory.query(
                        store,
                        "select group_no || sentence || hit_count || state from anomaly_group order by group_no"))
                .isEqualTo(findings);
        assertThat(StoredStory.query(
                        store, "select detector || name || hex(numbers) from detector_memory order by detector, name"))
                .isEqualTo(memory);
        assertThat(done("verify")).startsWith("INTACT");
    }

    /// A number that was given to something that is gone is not given again.
    @Test
    void noNumberIsGivenTwice() throws IOException {
        done("scan");
        long business = last("select max(business_no) from business_event");
        long group = last("select max(group_no) from anomaly_group");
        prune("--yes");
        assertThat(last("select last_business from pruning")).isEqualTo(business);
        assertThat(last("select last_group from pruning")).isEqualTo(group);
        assertThat(last("select count(*) from triage_act a where a.group_no in (select group_no from anomaly_group"
                        + " where group_no > " + group + ")"))
                .isZero();
        done("scan", "--again", "--yes");
        assertThat(last("select count(*) from business_event where business_no > " + business))
                .isEqualTo(last("select count(*) from business_event where business_no > " + business
                        + " and concluded_tx > (select through_tx from pruning)"));
    }

    private long last(String sql) {
        return Long.parseLong(StoredStory.query(store, sql).getFirst());
    }

    @Test
    void anOpenCaseHoldsWhatItPins() throws IOException {
        CaseFile cases = new CaseFile(StoreOpener.signing(
                Clock.fixed(CommandRun.NOW, ZoneOffset.UTC), new LogKeeper(folder.resolve("state/audit-workbench"))));
        String opened = cases.begin(store, "Who?", "Ada");
        PinnedCopy copy;
        try (Store read = Store.openForReading(store)) {
            copy = PinnedCopy.of(
                    StoreReading.of(read, new Masker(MaskingPolicy.KEEP_EVERYTHING), Clock.systemUTC()), "E12");
        }
        cases.pin(store, opened, copy, "look", "Ada");
        JsonNode held = prune("--yes");
        assertThat(held.path("transactions").asLong()).isZero();
        assertThat(held.path("held_by").path(0).path("reason").asText()).isEqualTo("open-case");
        assertThat(done("store", "prune", "--keep", KEEP)).contains("C1 is open and pins something of T");

        cases.close(store, opened, "nobody", "Ada");
        JsonNode gone = prune("--yes");
        assertThat(gone.path("transactions").asLong()).isPositive();
        assertThat(gone.path("closed_cases").path(0).asText()).isEqualTo("C1");
        assertThat(StoredStory.query(store, "select subject from case_item")).containsExactly("E12");
        assertThat(done("verify")).startsWith("INTACT");
    }

    @Test
    void whatIsNotAsSealedIsNotPruned() throws IOException {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update change_event set body = (select body from change_event where seq = 9) where seq = 7");
        } catch (java.sql.SQLException failure) {
            throw new AssertionError(failure);
        }
        List<String> before = bodies(0);
        CommandRun run = run("store", "prune", "--keep", KEEP, "--yes");
        assertThat(run.exitCode()).isEqualTo(ExitCode.INTEGRITY.number());
        assertThat(run.err()).contains("was not pruned").contains("E7: ");
        assertThat(bodies(0)).isEqualTo(before);
    }

    /// What a sender repeats was stored once, and is known though it is gone.
    @Test
    void whatWasPrunedIsNotStoredAgain() throws IOException {
        store = folder.resolve("pushed.awb");
        PushedWorkload workload = new PushedWorkload();
        List<String> lines = new ArrayList<>(List.of(workload.table()));
        for (int number = 1; number <= 300; number++) {
            lines.addAll(workload.transaction(number));
        }
        String changes = Files.write(folder.resolve("changes.ndjson"), lines).toString();
        assertThat(later("import", changes).exitCode()).isZero();
        CommandRun pruned = later("store", "prune", "--keep", "2d", "--yes");
        assertThat(pruned.err()).contains("Pruned.");
        long left = last("select count(*) from change_event");

        CommandRun again = later("import", changes);

        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(last("select count(*) from change_event")).isEqualTo(left);
        assertThat(later("verify").out()).startsWith("INTACT");
    }

    private CommandRun later(String... words) {
        return new CommandRun.Setting()
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .with("AUDITCTL_STORE", store.toString())
                .by(Clock.fixed(Instant.parse("2027-06-01T00:00:00Z"), ZoneOffset.UTC))
                .run(words);
    }

    @Test
    void aStoreThatIsWrittenIsLeftAlone() {
        try (Store _ = Store.openForWriting(store, Clock.systemUTC())) {
            CommandRun run = run("store", "prune", "--keep", KEEP, "--yes");
            assertThat(run.exitCode()).isEqualTo(ExitCode.STORE.number());
            assertThat(run.err()).contains("is being written");
        }
    }

    @Test
    void aTimeMustBeNamedAndBeADayOrMore() {
        assertThat(run("store", "prune", "--yes").exitCode()).isEqualTo(ExitCode.BAD_USAGE.number());
        assertThat(run("store", "prune", "--keep", "2h", "--yes").err()).contains("is less than a day");
        assertThat(run("store", "prune", "--keep", "much", "--yes").exitCode()).isEqualTo(ExitCode.BAD_USAGE.number());
    }
}
