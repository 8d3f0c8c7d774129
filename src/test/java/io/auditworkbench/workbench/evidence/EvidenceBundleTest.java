package io.auditworkbench.workbench.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.Python;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.casework.CaseFile;
import io.auditworkbench.workbench.casework.PinnedCopy;
import io.auditworkbench.workbench.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bundles of the recorded demo, verified by this program and by the Python file in them.
class EvidenceBundleTest {

    /// Debian and macOS call it so; the README names it among what the tests use.

    @TempDir
    static Path folder;

    private static String store = "";
    private static Path orders = Path.of("");

    @BeforeAll
    static void make() {
        assertThat(run("demo").exitCode()).isZero();
        store = folder.resolve("audit-workbench/demo/demo.awb").toString();
        orders = folder.resolve("orders.zip");
        CommandRun made = run("bundle", "seq:9000..9030", "--store", store, "--to", orders.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
    }

    private static CommandRun run(String... words) {
        return new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .with("XDG_STATE_HOME", folder.resolve("state").toString())
                .run(words);
    }

    @Test
    void theSameRequestIsTheSameBytes() throws IOException {
        Path again = folder.resolve("again.auditbundle");
        run("bundle", "seq:9000..9030", "--store", store, "--to", again.toString());
        assertThat(again).hasSameBinaryContentAs(orders);
        assertThat(run("verify", orders.toString()).out()).startsWith("INTACT  ");
    }

    @Test
    void aCaseHasItsNotesItsActsAndWhatWasPinned() throws IOException {
        Path elsewhere = folder.resolve("case.zip");
        LogKeeper keeper = new LogKeeper(folder.resolve("state/audit-workbench"));
        CaseFile cases = new CaseFile(StoreOpener.signing(Clock.systemUTC(), keeper));
        String id = cases.begin(Path.of(store), "Who lowered it?", "alice");
        try (StoreReading reading = StoreReading.of(
                Store.openForReading(Path.of(store)), new Masker(MaskingPolicy.KEEP_EVERYTHING), Clock.systemUTC())) {
            cases.pin(Path.of(store), id, PinnedCopy.of(reading, "E9000"), "look", "alice");
        }
        CommandRun made = run("bundle", id, "--store", store, "--to", elsewhere.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        Map<String, byte[]> files = files(elsewhere);
        assertThat(files).containsKeys("case.md", "custody.log", "case/1.json", "certificate.txt", "index.html");
        assertThat(text(files, "case.md")).contains("Who lowered it?");
        assertThat(text(files, "custody.log")).contains("\"what\":");
        assertThat(text(files, "index.html")).contains("What it does not show").doesNotContain("<script");
        assertThat(run("verify", elsewhere.toString()).exitCode()).isZero();
    }

    /// The level is that of the signed root: whether this computer keeps it outside the store, and whether an anchor
    /// has all of the bundle.
    @Test
    void itSaysHowFarItGoesAndBecomesNoneOfWhatWasAltered() throws IOException, SQLException {
        Path target = folder.resolve("level.zip");
        assertThat(bundle(store, target).out()).contains("\nL3: signed, and as kept outside the store");
        Path usb = folder.resolve("usb.log");
        assertThat(run("anchor", "--store", store, "--to", usb.toString()).exitCode())
                .isZero();
        assertThat(bundle(store, target).out()).contains("\nL4: signed, and as anchored elsewhere.");
        Files.delete(usb);
        assertThat(bundle(store, target).err()).contains("The anchor in " + usb + " cannot be read now");
        Path copy = Files.copy(Path.of(store), folder.resolve("copy.awb"));
        Path elsewhere = folder.resolve("another-computer");
        CommandRun strange = new CommandRun.Setting()
                .with("XDG_STATE_HOME", elsewhere.toString())
                .run("bundle", "E9000", "--store", copy.toString(), "--to", target.toString(), "--overwrite");
        assertThat(strange.out()).contains("\nL2: internally consistent and signed.");
        assertThat(strange.err()).contains("keeps nothing of the log outside the store", "itself not signed");

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update source_tx set commit_us = commit_us + 1 where 9000 between first_seq and"
                    + " first_seq + event_count - 1");
        }
        Files.delete(target);
        CommandRun altered = bundle(copy.toString(), target);
        assertThat(altered.exitCode()).isEqualTo(5);
        assertThat(altered.err()).contains("Nothing was written", "is not in the log", "Run `verify`");
        assertThat(target).doesNotExist();
    }

    private static CommandRun bundle(String of, Path target) {
        return run("bundle", "E9000", "--store", of, "--to", target.toString(), "--overwrite");
    }

    @Test
    void whoeverDoesNotWantItAnyMoreGetsNone() {
        Path file = Path.of(store);
        try (StoreReading reading = StoreReading.of(
                        Store.openForReading(file), new Masker(MaskingPolicy.KEEP_EVERYTHING), Clock.systemUTC());
                EvidenceBundle bundle = new EvidenceBundle(
                        reading, Store.openForReading(file), new LogKeeper(folder.resolve("state/audit-workbench")))) {
            BundleRequest request =
                    new BundleRequest.OfFilter(reading.filters().ofId("T2000").orElseThrow());
            assertThat(bundle.preview(request, () -> true)).isEmpty();
            assertThat(bundle.preview(request, () -> false)).isPresent();
            boolean[] isWanted = {true};
            assertThat(bundle.make(request, new BundleProgress() {
                        @Override
                        public void proved(long events, long of) {
                            isWanted[0] = events < of;
                        }

                        @Override
                        public boolean isWanted() {
                            return isWanted[0];
                        }
                    }))
                    .isEmpty();
        }
    }

    @Test
    void thePythonFileInItVerifiesItAlone() throws IOException, InterruptedException {
        List<String> said = python(orders);
        assertThat(said.getFirst()).startsWith("INTACT: ");
        Path unpacked = Files.createDirectory(folder.resolve("unpacked"));
        for (Map.Entry<String, byte[]> file : files(orders).entrySet()) {
            Path target = unpacked.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        assertThat(python(unpacked).getFirst()).startsWith("INTACT: ");
        assertThat(text(files(orders), "verify.py").lines().count()).isLessThanOrEqualTo(300);
    }

    /// Whatever is changed in the proofs, with the manifest written anew and unsigned, both verifiers find.
    @Test
    void bothFindWhatIsChangedInAnyPartOfTheProofs() throws IOException, InterruptedException {
        List<Change> changes = List.of(
                new Change(
                        "events.ndjson",
                        text -> text.replaceFirst("\"after\":\\{\"id\":\"[0-9]+\"", "\"after\":{\"id\":\"0\"")),
                new Change("events.ndjson", text -> text.replaceFirst("\"ordinal\":0", "\"ordinal\":1")),
                new Change("events.ndjson", text -> text.replaceFirst("\"body\":\"A", "\"body\":\"B")),
                new Change("events.ndjson", text -> text.replaceFirst("\"statement\":\"/", "\"statement\":\"!")),
                new Change("events.ndjson", text -> text.substring(text.indexOf('\n') + 1)),
                new Change("transactions.ndjson", text -> text.replaceFirst("\"commit_us\":1", "\"commit_us\":2")),
                new Change("transactions.ndjson", text -> text.replaceFirst("\"actor\":\"", "\"actor\":\"x")),
                new Change("transactions.ndjson", text -> text.replaceFirst("\"index\":3", "\"index\":4")),
                new Change("transactions.ndjson", text -> text.replaceFirst("\"event_count\":", "\"event_count\":9")),
                new Change("tables.json", text -> text.replaceFirst("\"name\": \"id\"", "\"name\": \"di\"")),
                new Change("checkpoint.txt", text -> text.replaceFirst("time 2026", "time 2025")),
                new Change("checkpoint.txt", text -> text.replaceFirst("\n5971\n", "\n5972\n")),
                new Change("keys.txt", text -> text.replaceFirst("epoch 1", "epoch 2")));
        for (Change change : changes) {
            NavigableMap<String, byte[]> files = files(orders);
            String before = text(files, change.file());
            String after = change.how().apply(before);
            assertThat(after).as(change.file()).isNotEqualTo(before);
            files.put(change.file(), after.getBytes(StandardCharsets.UTF_8));
            forgeManifest(files);
            Path forged = pack(files);

            CommandRun ours = run("verify", forged.toString());
            assertThat(ours.exitCode()).as(change.file() + ": " + ours.out()).isEqualTo(5);
            assertThat(python(forged).getFirst()).as(change.file()).startsWith("NOT INTACT: ");
        }
    }

    private record Change(String file, UnaryOperator<String> how) {}

    @Test
    void everyByteOfEveryFileCounts() throws IOException {
        NavigableMap<String, byte[]> files = files(orders);
        int tried = 0;
        for (String name : files.keySet()) {
            byte[] good = files.get(name);
            for (int at = 0; at < good.length; at += Math.max(1, good.length / 12)) {
                byte[] bad = good.clone();
                bad[at] ^= 1;
                TreeMap<String, byte[]> changed = new TreeMap<>(files);
                changed.put(name, bad);
                assertThat(BundleCheck.verify(pack(changed)))
                        .as("%s, byte %s", name, at)
                        .isInstanceOf(BundleCheck.Result.Altered.class);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(250);
    }

    private static void forgeManifest(Map<String, byte[]> files) {
        String manifest = text(files, "manifest.json");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            manifest = manifest.replaceAll(
                    "\"" + Pattern.quote(file.getKey()) + "\": \"[0-9a-f]{64}\"",
                    "\"" + file.getKey() + "\": \"" + Sha256.of(file.getValue()) + "\"");
        }
        files.put("manifest.json", manifest.getBytes(StandardCharsets.UTF_8));
        files.remove("manifest.sig");
    }

    private static Path pack(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return Files.write(folder.resolve("forged.zip"), bytes.toByteArray());
    }

    private static NavigableMap<String, byte[]> files(Path archive) throws IOException {
        TreeMap<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static List<String> python(Path bundle) throws IOException, InterruptedException {
        Path verifier = Files.write(folder.resolve("verify.py"), files(orders).get("verify.py"));
        Process process = Python.process(verifier.toString(), bundle.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream out = process.getInputStream()) {
            List<String> lines = new ArrayList<>(
                    Arrays.asList(new String(out.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)));
            assertThat(process.waitFor()).isIn(0, 5);
            return lines;
        }
    }
}
