package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.store.AuditJournalCheck;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.workbench.StoredShop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Goal G16 at the command line: whatever is read, exported or changed leaves its entry, and none can be forgotten.
class RecordedCommandsTest {

    /// Each recorded command once, with words that the small shop answers; FOLDER is an empty one.
    private static final Map<String, String> ACTS = new TreeMap<>(Map.ofEntries(
            Map.entry("anomalies", ""),
            Map.entry("anomalies set", "A1 --state dismissed --reason looked"),
            Map.entry("anchor", "--to FOLDER/anchor.txt"),
            Map.entry("bundle", "E9 --to FOLDER/bundle.zip"),
            Map.entry("business", ""),
            Map.entry("capture install", "--print --user --url mysql://a@b/"),
            Map.entry("capture uninstall", "--from FOLDER"),
            Map.entry("coverage", ""),
            Map.entry("diff", "2026-11-20..now"),
            Map.entry("diff-baseline", "--baseline 2026-11-01..2026-11-20 since:2026-11-20"),
            Map.entry("events", "op:delete -o ndjson"),
            Map.entry("explain", "E9"),
            Map.entry("export", "op:delete --as csv --to FOLDER/deleted.csv"),
            Map.entry("filter check", "op:delete"),
            Map.entry("filter complete", "status:"),
            Map.entry("filter explain", "op:delete"),
            Map.entry("erase", "--list"),
            Map.entry("map apply", ""),
            Map.entry("map check", "FOLDER/none.yaml"),
            Map.entry("map show", ""),
            Map.entry("map suggest", ""),
            Map.entry("mask check", "FOLDER/none.yaml"),
            Map.entry("mask preview", "FOLDER/none.yaml"),
            Map.entry("mask suggest", ""),
            Map.entry("report daily", "--day 2026-11-20 --to FOLDER/day.html"),
            Map.entry("reveal", "E9 --reason asked"),
            Map.entry("row blame", "shop.orders/1042"),
            Map.entry("row diff", "shop.orders/1042 --from v1 --to v3"),
            Map.entry("row history", "shop.orders/1042"),
            Map.entry("row show", "shop.orders/1042"),
            Map.entry("rules backtest", "FOLDER/none.yaml"),
            Map.entry("rules disable", "price-changed --reason tried"),
            Map.entry("rules enable", "price-changed --reason tried"),
            Map.entry("rules lint", ""),
            Map.entry("rules list", ""),
            Map.entry("rules show", "price-changed"),
            Map.entry("rules test", ""),
            Map.entry("scan", ""),
            Map.entry("secret list", ""),
            Map.entry("secret remove", "token"),
            Map.entry("secret set", "token --in file"),
            Map.entry("selfaudit", "--limit 2"),
            Map.entry("selfaudit verify", ""),
            Map.entry("show", "E9"),
            Map.entry("stats", "--by op"),
            Map.entry("status", ""),
            Map.entry("store backup", "--to FOLDER"),
            Map.entry("store compact", ""),
            Map.entry("store index", ""),
            Map.entry("store migrate", ""),
            Map.entry("store prune", "--keep 400d"),
            Map.entry("store info", ""),
            Map.entry("summary", ""),
            Map.entry("tail", ""),
            Map.entry("trace", "T5"),
            Map.entry("undo-sql", "E9"),
            Map.entry("verify", ""),
            Map.entry("why", "B1"),
            Map.entry("why-not", "--rule price-changed --row orders/1042")));

    @TempDir
    static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void writeStore() {
        store = StoredShop.write(folder);
    }

    @Test
    void everyCommandSaysWhetherItIsRecordedAndEveryRecordedOneIsTried() {
        TreeSet<String> recorded = new TreeSet<>();
        collect(CommandRun.everyCommand(), "", recorded);

        assertThat(recorded).isEqualTo(ACTS.keySet());
    }

    private static void collect(CommandLine command, String name, Set<String> recorded) {
        if (RecordedRun.kind(command.getCommandSpec().userObject()).isPresent()) {
            recorded.add(name);
        }
        command.getSubcommands().values().stream()
                .distinct()
                .forEach(part -> collect(part, (name + " " + part.getCommandName()).strip(), recorded));
    }

    @TestFactory
    Stream<DynamicTest> leavesItsEntry() {
        return ACTS.entrySet().stream()
                .map(act -> DynamicTest.dynamicTest(act.getKey(), () -> leavesItsEntry(act.getKey(), act.getValue())));
    }

    private static void leavesItsEntry(String command, String words) throws IOException {
        // Given
        Path empty = Files.createTempDirectory(folder, "act");
        String[] all = Stream.concat(
                        Arrays.stream((command + " " + words).strip().split(" "))
                                .map(word -> word.replace("FOLDER", empty.toString())),
                        Stream.of("--store", store.toString()))
                .toArray(String[]::new);
        long before = entries().size();

        // When
        CommandRun run = setting().until(stopAtOnce(command)).run(all);

        // Then
        List<AuditEntry> left = entries().stream().skip(before).toList();
        assertThat(left).as(run.err()).hasSize(2);
        Asked asked = (Asked) left.getFirst().action();
        Answered answered = (Answered) left.getLast().action();
        assertThat(left)
                .extracting(AuditEntry::actor)
                .containsOnly(new Actor(System.getProperty("user.name"), "auditctl"));
        assertThat(asked.object()).isEqualTo(command);
        assertThat(asked.details()).isEqualTo(String.join(" ", all));
        assertThat(answered.asked()).isEqualTo(left.getFirst().number());
        List<Path> files;
        try (Stream<Path> written = Files.list(empty)) {
            files = written.filter(file -> !file.toString().endsWith(".json")).toList();
        }
        byte[] handedOut =
                files.isEmpty() ? run.out().getBytes(StandardCharsets.UTF_8) : Files.readAllBytes(files.getFirst());
        if (run.out().isEmpty() || files.isEmpty()) {
            assertThat(answered.bytes()).isEqualTo(handedOut.length);
            assertThat(answered.sha256()).isEqualTo(handedOut.length == 0 ? "" : sha256(handedOut));
            assertThat(answered.rows() > 0).isEqualTo(handedOut.length > 0);
        } else {
            assertThat(answered.bytes()).isEqualTo(handedOut.length + run.out().length());
            assertThat(answered.sha256()).hasSize(64);
        }
        assertThat(answered.outcome() == Outcome.GIVEN).isEqualTo(run.exitCode() == 0 || command.equals("tail"));
    }

    private static CommandRun.Setting setting() throws IOException {
        Path passphrase = PrivateFile.write(folder.resolve("passphrase"), "of the test, and long\n");
        return new CommandRun.Setting()
                .with("XDG_CONFIG_HOME", folder.resolve("config").toString())
                .with("APPDATA", folder.resolve("config").toString())
                .with("HOME", folder.toString())
                .with("AUDITCTL_PASSPHRASE_FILE", passphrase.toString())
                .reading(new ByteArrayInputStream("canary-5e1f".repeat(5).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void noEntryHoldsASecretThatWasTypedIn() throws IOException {
        setting().run("secret", "set", "token", "--in", "file", "--store", store.toString());

        assertThat(entries()).isNotEmpty().noneMatch(entry -> entry.toString().contains("canary-5e1f"));
    }

    /// A command that follows a store ends by Ctrl-C only.
    private static Interruption stopAtOnce(String command) {
        Interruption stop = new Interruption();
        if (command.equals("tail")) {
            stop.onRequest(() -> {});
            stop.request(ExitCode.INTERRUPTED);
        }
        return stop;
    }

    @Test
    void rowsAreCountedAsTheyAreListed() {
        CommandRun run = CommandRun.of("events", "op:delete", "-o", "ndjson", "--store", store.toString());

        assertThat(((Answered) entries().getLast().action()).rows())
                .isEqualTo(run.out().lines().count())
                .isGreaterThan(1);
    }

    @Test
    void aRemovedEntryIsFound() throws SQLException, IOException {
        CommandRun.of("events", "--store", store.toString());
        CommandRun.of("events", "--store", store.toString());
        Path copy = folder.resolve("copy-selfaudit");
        Files.copy(SqliteAuditJournal.fileOf(store), copy);
        long last = entries().size();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            String trigger;
            try (var row = statement.executeQuery("select sql from sqlite_schema where name = 'entry_remains'")) {
                row.next();
                trigger = row.getString(1);
            }
            statement.execute("drop trigger entry_remains");
            statement.execute("delete from entry where number = " + (last - 1));
            statement.execute(trigger);
        }

        assertThat(AuditJournalCheck.of(copy))
                .isEqualTo(new AuditJournalCheck.Result.Altered(
                        last - 1, "Entry " + (last - 1) + " is missing: after it comes " + last + "."));
    }

    @Test
    void helpAndUnknownOptionsLeaveNoEntry() {
        long before = entries().size();

        CommandRun.of("events", "--help", "--store", store.toString());
        CommandRun.of("events", "--wrong", "--store", store.toString());
        CommandRun.of("version", "--store", store.toString());

        assertThat(entries()).hasSize((int) before);
    }

    @Test
    void whatCannotBeRecordedIsNotShown() throws IOException {
        // Given
        Path other = Files.createDirectories(folder.resolve("other"));
        Path copy = other.resolve("audit.awb");
        Files.copy(store, copy);
        Files.writeString(
                SqliteAuditJournal.fileOf(copy), "no database, and long enough to be looked at as one".repeat(9));

        // When
        CommandRun run = CommandRun.of("events", "--store", copy.toString());

        // Then
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Nothing was shown, because the self-audit could not record it.");
        assertThat(run.exitCode()).isEqualTo(ExitCode.STORE.number());
    }

    @Test
    void whereThereIsNoStoreNothingIsMade() throws IOException {
        Path nowhere = Files.createDirectories(folder.resolve("nowhere"));

        CommandRun run =
                CommandRun.of("events", "--store", nowhere.resolve("none.awb").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.NOT_FOUND.number());
        assertThat(nowhere).isEmptyDirectory();
    }

    @Test
    void aCommandIsRecordedAsItsKind() {
        CommandRun.of("undo-sql", "E9", "--store", store.toString());

        assertThat(entries().get(entries().size() - 2).action())
                .isInstanceOfSatisfying(
                        Asked.class, asked -> assertThat(asked.kind()).isEqualTo(Kind.EXPORT));
    }

    @Test
    void erasingIsAKindOfItsOwn() {
        CommandRun.of("erase", "--list", "--store", store.toString());

        assertThat(entries().get(entries().size() - 2).action())
                .isEqualTo(new Asked(Kind.ERASE, "erase", "erase --list --store " + store));
    }

    private static List<AuditEntry> entries() {
        return SqliteAuditJournal.beside(store).newest(10_000).reversed();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }
}
