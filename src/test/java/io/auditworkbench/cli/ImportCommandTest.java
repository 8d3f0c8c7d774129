package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.auditworkbench.CommandRun;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.PushedWorkload;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.workbench.IngestChanges;
import io.auditworkbench.workbench.PushedBody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTest {

    private static final String SECRET = "Cy";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "lines, plain, lines",
        "array, plain, values",
        "spread, plain, values",
        "oneline, plain, values",
        "recorded, plain, lines",
        "lines, gzip, lines gzip",
        "array, zstd, values zstd",
        "lines, zstd, lines zstd",
        "lines, twogzips, lines gzip"
    })
    void importGivesTheEventsOfIngestHoweverTheFileIsMade(String made, String packed, String form) throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        Path file = Files.write(folder.resolve("changes.bin"), packed(made(made), packed));

        // When
        CommandRun first = importing(store, file);
        CommandRun second = importing(store, file);

        // Then
        assertThat(first.err()).isEqualTo("Next: auditctl events --limit 10    auditctl coverage\n");
        assertThat(first.exitCode()).isZero();
        assertThat(first.out().lines().toList().getLast()).matches(".*changes.bin +" + form + " +20 +1 +0 +7");
        assertThat(second.exitCode()).isZero();
        assertThat(second.out().lines().toList().getLast()).matches(".*changes.bin +" + form + " +0 +21 +0 +0");
        assertThat(StoredStory.of(store)).isEqualTo(ingested(bodies("single-plain")));
        assertThat(StoredStory.query(store, "select name from source")).containsExactly("import:shop");
        assertThat(StoredStory.gaps(store)).containsExactly("5 schema statement");
    }

    private static long indexedThrough(Path store) {
        try (Store open = Store.openForReading(store)) {
            return open.facts().indexedThrough().getOrDefault("columns", 0L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-schema", "webhooks-plain", "cloudevents"})
    void importTakesEveryKindOfRecord(String recording) throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        List<String> bodies = bodies(recording);
        Path file = Files.write(folder.resolve("changes.ndjson"), bodies);

        // When
        CommandRun run = importing(store, file);

        // Then
        assertThat(run.err()).startsWith("Next:");
        assertThat(StoredStory.of(store)).isEqualTo(ingested(bodies));
        assertThat(importing(store, file).exitCode()).isZero();
        assertThat(StoredStory.of(store)).isEqualTo(ingested(bodies));
    }

    @Test
    void importNamesBadLinesByNumberKeepsTheOthersAndLeavesAGap() throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        List<String> bodies = bodies("single-plain");
        List<String> lines = new ArrayList<>(bodies);
        lines.add(3, "{\"half\":{\"" + SECRET);
        lines.add(7, "{\"what\":\"" + SECRET + "\"}");
        lines.add(12, "");
        lines.add(15, "\u0000\u0001 " + SECRET);
        lines.add(bodies.getLast().substring(0, 200));
        Path file = Files.write(folder.resolve("changes.ndjson"), lines);

        // When
        CommandRun run = importing(store, file);

        // Then
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err().lines().filter(line -> line.contains(", line ")).map(line -> line.replaceAll(": .*", "")))
                .containsExactly(file + ", line 4", file + ", line 8", file + ", line 16", file + ", line 30");
        assertThat(run.err()).doesNotContain(SECRET);
        assertThat(run.out()).doesNotContain(SECRET);
        assertThat(StoredStory.of(store)).isEqualTo(ingested(bodies));
        assertThat(StoredStory.gaps(store)).containsExactly("5 schema statement", "14 imported file");
        assertThat(importing(store, file).exitCode()).isEqualTo(8);
        assertThat(StoredStory.gaps(store)).hasSize(2);
    }

    @Test
    void transactionLongerThanACommitIsKnownAgainRowByRow() throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        PushedWorkload workload = new PushedWorkload();
        List<String> lines = new ArrayList<>(List.of(workload.table()));
        lines.addAll(workload.transaction(1, 4_500));
        Path file = Files.write(folder.resolve("changes.ndjson"), lines);
        importing(store, file);
        lines.set(4_400, lines.get(4_400).replace("\"status\":\"new\"", "\"status\":\"old\""));
        Path falsified = Files.write(folder.resolve("falsified.ndjson"), lines);

        // When
        CommandRun again = importing(store, file);
        CommandRun other = importing(store, falsified);

        // Then
        assertThat(again.out().lines().toList().getLast()).matches(".* +0 +4503 +0 +0");
        assertThat(other.out().lines().toList().getLast()).matches(".* +0 +4502 +1 +0");
        assertThat(other.err()).contains(falsified + ", line 4401: ");
    }

    @Test
    void dryRunTellsTheSameAndStoresNothing() throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        List<String> lines = bodies("single-plain");
        Path half = Files.write(folder.resolve("half.ndjson"), lines.subList(0, 14));
        Path whole = Files.write(folder.resolve("whole.ndjson"), lines);

        // When, Then
        CommandRun none = importing(store, whole, "--dry-run");
        assertThat(none.exitCode()).isZero();
        assertThat(none.err()).isEqualTo("Dry run: nothing was stored.\n");
        assertThat(store).doesNotExist();

        importing(store, half);
        List<String> before = StoredStory.of(store);
        byte[] bytes = Files.readAllBytes(store);
        CommandRun dry = importing(store, whole, "--dry-run");
        assertThat(Files.readAllBytes(store)).isEqualTo(bytes);
        assertThat(StoredStory.of(store)).isEqualTo(before);
        assertThat(importing(store, whole).out()).isEqualTo(dry.out());
        assertThat(dry.out().lines().toList().getLast()).matches(".* 11 +10 +0 +5");
    }

    @Test
    void dryRunWorksWhileSomebodyWritesTheStore() throws IOException {
        Path store = folder.resolve("shop.awb");
        Path file = Files.write(folder.resolve("changes.ndjson"), bodies("single-plain"));
        importing(store, file);
        try (Store held = Store.openForWriting(store, Clock.systemUTC())) {
            CommandRun dry = importing(store, file, "--dry-run");

            assertThat(held.file()).exists();
            assertThat(dry.exitCode()).isZero();
            assertThat(dry.out().lines().toList().getLast()).matches(".* 0 +21 +0 +0");
            assertThat(importing(store, file).exitCode()).isEqualTo(9);
        }
    }

    @Test
    void importWaitsForTheEndInTheNextFile() throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        List<String> lines = bodies("single-plain");
        Path first = Files.write(folder.resolve("1.ndjson"), lines.subList(0, 11));
        Path second = Files.write(folder.resolve("2.ndjson"), lines.subList(11, lines.size()));

        // When
        CommandRun open = importing(store, first);
        CommandRun closed = importing(store, second);

        // Then
        assertThat(open.exitCode()).isEqualTo(8);
        assertThat(open.err()).contains("1 transactions wait for their END");
        assertThat(closed.exitCode()).isZero();
        assertThat(StoredStory.of(store)).isEqualTo(ingested(lines));
    }

    @Test
    void importReadsStandardInputAndAnswersInJson() throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        byte[] input = packed(made("lines"), "zstd");

        // When
        CommandRun run = new CommandRun.Setting()
                .reading(new ByteArrayInputStream(input))
                .run("import", "-", "--store", store.toString(), "-o", "json");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("\"schema\": \"auditctl.import/1\"")
                .contains("\"file\": \"standard input\"")
                .contains("\"new\": 20");
    }

    @ParameterizedTest
    @CsvSource({
        "missing, cannot be read",
        "directory, cannot be read",
        "picture, begins with neither { nor [",
        "badgzip, damaged at its beginning",
        "badzstd, damaged at its beginning"
    })
    void importRefusesWhatIsNoFileOfRecordsBeforeItTouchesTheStore(String kind, String said) throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        Path file = folder.resolve("input");
        switch (kind) {
            case "directory" -> Files.createDirectory(file);
            case "picture" -> Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});
            case "badgzip" -> Files.write(file, new byte[] {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8});
            case "badzstd" -> Files.write(file, new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 1, 2, 3});
            default -> assertThat(file).doesNotExist();
        }

        // When
        CommandRun run = importing(store, file);

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("auditctl: " + file).contains(said).hasLineCount(1);
        assertThat(store).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"gzip, 9000", "zstd, 60", "twogzips, 9", "twozstd, 9"})
    void importOfACutOffFileKeepsWhatIsWholeAndSaysWhereItEnds(String packing, int missing) throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        PushedWorkload workload = new PushedWorkload();
        String text = workload.table() + "\n"
                + IntStream.rangeClosed(1, 400)
                        .mapToObj(number -> String.join("\n", workload.transaction(number)) + "\n")
                        .collect(Collectors.joining());
        byte[] whole = packed(text.getBytes(StandardCharsets.UTF_8), packing);
        Path file = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - missing));

        // When
        CommandRun run = importing(store, file);

        // Then
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("The file ends early or is damaged");
        assertThat(StoredStory.gaps(store)).contains("14 imported file");
        List<String> kept = StoredStory.of(store).stream()
                .filter(line -> line.startsWith("INSERT "))
                .map(line -> line.replaceAll(".* -> ([0-9]+)[|].*", "$1"))
                .toList();
        assertThat(kept)
                .hasSizeGreaterThan(50)
                .isEqualTo(PushedWorkload.ids(400).subList(0, kept.size()));
    }

    @Test
    void importFillsTheSideIndexesAsCaptureDoes() throws IOException {
        // Given
        Path store = folder.resolve("shop.awb");
        PushedWorkload workload = new PushedWorkload();
        List<String> records = new ArrayList<>(List.of(workload.table()));
        IntStream.rangeClosed(1, 400).mapToObj(workload::transaction).forEach(records::addAll);
        Path file = Files.write(folder.resolve("changes.ndjson"), records);

        // When
        CommandRun run = importing(store, file);

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(indexedThrough(store)).isGreaterThan(PushedWorkload.ids(400).size() - 128L);
    }

    @Test
    void importSaysWhenNothingCouldBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.ndjson"), "{\"id\":1}\n{\"id\":2}\n");

        CommandRun run = importing(folder.resolve("shop.awb"), file);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(file + ", line 2: A record is neither a row change");
    }

    @Test
    void importSurvivesABombOfOneEndlessRecord() throws IOException {
        // Given
        Path file = folder.resolve("bomb.gz");
        byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((bodies("single-plain").get(5) + "\n[").getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written <= Runtime.getRuntime().maxMemory() / 8; written += spaces.length) {
                out.write(spaces);
            }
        }

        // When
        CommandRun run = importing(folder.resolve("shop.awb"), file);

        // Then
        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains(file + ", line 2: The line is longer than ");
    }

    private CommandRun importing(Path store, Path file, String... further) {
        List<String> words = new ArrayList<>(List.of("import", file.toString(), "--store", store.toString()));
        words.addAll(List.of(further));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static List<String> bodies(String recording) {
        return RecordedRequest.of(recording).stream().map(RecordedRequest::body).toList();
    }

    /// What `/ingest` makes of the same records in one request.
    private List<String> ingested(List<String> bodies) {
        Path file = folder.resolve("ingested.awb");
        try (Store store = Store.openForWriting(file, Clock.systemUTC())) {
            IngestChanges changes = new IngestChanges(store, Clock.systemUTC());
            byte[] body = ("[" + String.join(",", bodies) + "]").getBytes(StandardCharsets.UTF_8);
            changes.ingest(new PushedBody(body, "", null));
        }
        return StoredStory.of(file);
    }

    private static byte[] made(String how) throws IOException {
        List<String> bodies = bodies("single-plain");
        String text = switch (how) {
            case "lines" -> String.join("\n", bodies) + "\n";
            case "array" -> "[" + String.join(",\n", bodies) + "]";
            case "oneline" -> String.join(" ", bodies);
            case "spread" ->
                bodies.stream().map(body -> body.replaceFirst("\\{", "{\n  ")).collect(Collectors.joining("\n\n"));
            default ->
                new String(
                        ImportCommandTest.class
                                .getResourceAsStream("/debezium-server-http/single-plain.jsonl")
                                .readAllBytes(),
                        StandardCharsets.UTF_8);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] plain, String how) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        int half = how.startsWith("two") ? plain.length / 2 : plain.length;
        pack(packed, plain, 0, half, how);
        pack(packed, plain, half, plain.length - half, how);
        return packed.toByteArray();
    }

    private static void pack(OutputStream packed, byte[] plain, int from, int length, String how) throws IOException {
        if (length == 0) {
            return;
        }
        switch (how) {
            case "plain" -> packed.write(plain, from, length);
            case "zstd", "twozstd" -> {
                try (OutputStream out = new ZstdOutputStream(packed)) {
                    out.write(plain, from, length);
                }
            }
            default -> {
                try (OutputStream out = new GZIPOutputStream(packed)) {
                    out.write(plain, from, length);
                }
            }
        }
    }
}
