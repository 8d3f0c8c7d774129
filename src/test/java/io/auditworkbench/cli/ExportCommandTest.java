package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.workbench.StoredShop;
import io.auditworkbench.workbench.text.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/// What `export` writes is read back by a parser that shares nothing with what wrote it.
class ExportCommandTest {

    @TempDir
    static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void writeStore() {
        store = StoredShop.write(folder);
    }

    private static CommandRun export(String... words) {
        return CommandRun.of(Stream.concat(Stream.of("export", "--store", store.toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    /// RFC 4180, field by field; null for an empty field without quotes.
    private static List<List<@Nullable String>> parsed(String csv) {
        List<List<@Nullable String>> lines = new ArrayList<>();
        List<@Nullable String> line = new ArrayList<>();
        int at = 0;
        while (at < csv.length()) {
            StringBuilder field = new StringBuilder();
            boolean isQuoted = csv.charAt(at) == '"';
            if (isQuoted) {
                for (at++; csv.charAt(at) != '"' || (at + 1 < csv.length() && csv.charAt(at + 1) == '"'); at++) {
                    field.append(csv.charAt(at));
                    at += csv.charAt(at) == '"' ? 1 : 0;
                }
                at++;
            } else {
                for (; csv.charAt(at) != ',' && csv.charAt(at) != '\r'; at++) {
                    field.append(csv.charAt(at));
                }
            }
            line.add(field.isEmpty() && !isQuoted ? null : field.toString());
            if (csv.charAt(at) == ',') {
                at++;
                continue;
            }
            assertThat(csv.substring(at, at + 2)).isEqualTo("\r\n");
            at += 2;
            lines.add(line);
            line = new ArrayList<>();
        }
        return lines;
    }

    @Test
    void csvHasOneLineAnEventOldestFirst() {
        // When
        CommandRun run = export("table:orders", "--columns", "event,op,key,status,old.total,new.total,actor");
        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        List<List<@Nullable String>> lines = parsed(run.out());
        assertThat(lines.getFirst()).containsExactly("event", "op", "key", "status", "old.total", "new.total", "actor");
        assertThat(lines).contains(Arrays.asList("E12", "update", "1042", "paid", "90.00", "9.00", "svc-import"));
        assertThat(run.err()).contains("events").contains("coverage");
    }

    @Test
    void longFormHasOneLineAColumnThatChanged() {
        List<List<@Nullable String>> lines =
                parsed(export("seq:12", "--as", "long-csv").out());

        assertThat(lines.getFirst())
                .containsExactly(
                        "event", "tx", "time", "actor", "grade", "table", "key", "column", "before", "after", "op");
        assertThat(lines.stream().skip(1).map(line -> line.get(7))).containsExactly("total", "note");
        assertThat(lines.get(1).subList(8, 10)).containsExactly("90.00", "9.00");
        assertThat(lines.get(2).subList(8, 10)).containsExactly(null, "goodwill");
        assertThat(lines.get(1).get(2)).isEqualTo("2026-11-21T02:13:07.481522Z");
    }

    @Test
    void everyKindOfValueIsReadBackAsItIs() {
        // Given
        CommandRun shown = CommandRun.of("show", "E20", "--all", "-o", "json", "--store", store.toString());
        // When
        List<List<@Nullable String>> lines = parsed(
                export("seq:20", "--as", "long-csv", "--no-formula-guard").out());
        // Then
        assertThat(lines).hasSizeGreaterThan(2);
        assertThat(lines.stream().skip(1)).allSatisfy(line -> {
            assertThat(line).hasSize(11);
            String after = line.get(9);
            if (after != null) {
                assertThat(shown.out()).contains(JsonText.compact(after));
            }
        });
        assertThat(lines.stream().map(line -> line.get(9))).contains("it's\n😀");
    }

    @Test
    void timesAreWrittenInTheZoneAskedFor() {
        assertThat(export("seq:12", "--columns", "time", "--tz", "Europe/Berlin")
                        .out())
                .isEqualTo("time\r\n2026-11-21T03:13:07.481522+01:00\r\n");
    }

    @Test
    void jsonIsOneEnvelopeAndNdjsonOneObjectALine() {
        String json = export("table:orders", "--as", "json").out();
        CommandRun lines = export("table:orders", "--as", "ndjson");

        assertThat(json)
                .startsWith("{\"schema\":\"auditctl.export/1\",\"store\":")
                .endsWith("\n]}\n");
        assertThat(json).contains("\"truncated\":false,\"next\":null,\"items\":[\n{\"id\":\"E");
        assertThat(json.lines().filter(line -> line.startsWith("{\"id\"")).map(line -> line.replaceAll(",$", "")))
                .containsExactlyElementsOf(lines.out().lines().toList());
        assertThat(export("seq:99999", "--as", "json").out()).endsWith("\"items\":[\n]}\n");
    }

    @Test
    void manifestSaysWhatWasExportedAndItsDigestIsThatOfTheFile() throws Exception {
        // Given
        Path file = folder.resolve("orders.csv");
        // When
        CommandRun run = export("table:orders since:2026-11-20", "--to", file.toString(), "--sha256");
        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        String manifest = Files.readString(folder.resolve("orders.csv.manifest.json"));
        assertThat(run.out()).isEqualTo(digest + "  " + file + "\n");
        assertThat(manifest)
                .contains("\"sha256\": \"" + digest + "\"")
                .contains("\"schema\": \"auditctl.export-manifest/1\"")
                .contains("\"from\": \"2026-11-20T00:00:00Z\"")
                .contains("\"coverage_sentence\": \"coverage:")
                .contains("\"time_zone\": \"UTC\"")
                .contains("\"masked_columns\": []");
    }

    @Test
    void splitJsonFilesAreEachWhole() throws IOException {
        Path file = folder.resolve("split.json");

        assertThat(export("--as", "json", "--to", file.toString(), "--split", "5")
                        .exitCode())
                .isZero();

        assertThat(Files.readString(folder.resolve("split-001.json"), StandardCharsets.UTF_8))
                .startsWith("{\"schema\"")
                .endsWith("\n]}\n");
        assertThat(folder.resolve("split.json.manifest.json")).exists();
        assertThat(file).doesNotExist();
    }

    @Test
    void whatNobodyKnowsIsRefusedAndSoIsTheStoreItself() {
        assertThat(export("--as", "docx").err()).contains("There is no export as \"docx\"");
        assertThat(export("--as", "docx").exitCode()).isEqualTo(2);
        assertThat(export("--to", store.toString(), "--overwrite").err()).contains("is the store itself");
        assertThat(export("--to", folder.resolve("no/where.csv").toString()).exitCode())
                .isEqualTo(2);
        assertThat(export("--tz", "Nowhere").exitCode()).isEqualTo(2);
        assertThat(export("--delimiter", "ab").exitCode()).isEqualTo(2);
        assertThat(export("--columns", "nonsense").exitCode()).isEqualTo(2);
    }

    @Test
    void ctrlCKeepsNothingAndSaysSo() {
        // Given
        Path file = folder.resolve("stopped.csv");
        Interruption stop = new Interruption();
        stop.onRequest(() -> {});
        stop.request(ExitCode.INTERRUPTED);
        // When
        CommandRun run = new CommandRun.Setting()
                .until(stop)
                .run("export", "--store", store.toString(), "--to", file.toString());
        // Then
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.err()).contains("nothing was kept of it");
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("stopped.csv.part")).doesNotExist();
    }

    @Test
    void maskedValuesAreInNoFormat() {
        // Given
        List<String> secrets = List.of("goodwill", "pot, blue", "90.00", "9.00");
        for (String format : List.of("csv", "long-csv", "json", "ndjson", "html")) {
            assertThat(export("--as", format).out()).contains(secrets);
            for (String mode : List.of("hash", "drop")) {
                // When
                CommandRun run = export("--as", format, "--mask", mode);
                // Then
                assertThat(run.exitCode()).as(run.err()).isZero();
                assertThat(run.out())
                        .as(format + " " + mode)
                        .doesNotContain(secrets)
                        .contains("1042", "svc-import");
                assertThat(run.err()).contains("columns masked (" + mode + ")");
            }
        }
    }

    @Test
    void hashedValuesAreEqualWhereTheValuesWere() {
        List<List<@Nullable String>> open =
                parsed(export("table:orders key:1042", "--columns", "event,old.total,new.total")
                        .out());
        List<List<@Nullable String>> masked =
                parsed(export("table:orders key:1042", "--columns", "event,old.total,new.total", "--mask", "hash")
                        .out());

        assertThat(masked).hasSameSizeAs(open);
        Map<String, Set<String>> marks = new TreeMap<>();
        for (int line = 1; line < open.size(); line++) {
            for (int column = 1; column < 3; column++) {
                String value = open.get(line).get(column);
                String mark = masked.get(line).get(column);
                assertThat(mark == null).isEqualTo(value == null);
                if (value != null) {
                    assertThat(mark).matches("•••• #[0-9a-f]{12}");
                    marks.computeIfAbsent(value, _ -> new TreeSet<>()).add(mark);
                }
            }
        }
        assertThat(marks)
                .hasSizeGreaterThan(1)
                .allSatisfy((value, its) -> assertThat(its).hasSize(1));
        assertThat(marks.values().stream().flatMap(Set::stream).distinct()).hasSameSizeAs(marks.keySet());
        assertThat(export("table:orders", "--mask", "hash").out())
                .isNotEqualTo(export("table:orders", "--mask", "hash").out());
    }

    @Test
    void onlyNamedColumnsAreMaskedAndKeysWhenTheyAreNamed() {
        CommandRun named = export("seq:12", "--as", "ndjson", "--mask", "hash", "--mask-columns", "note");
        assertThat(named.out()).contains("9.00", "\"key\":\"1042\"").doesNotContain("goodwill");

        CommandRun key = export("seq:12", "--as", "ndjson", "--mask", "drop", "--mask-columns", "id,note");
        assertThat(key.out()).contains("9.00", "\"key\":\"••••").doesNotContain("1042", "goodwill");
    }

    @Test
    void theManifestAndTheDocumentSayWhatIsMasked() throws IOException {
        Path file = folder.resolve("masked.json");

        CommandRun run = export(
                "seq:12", "--as", "json", "--mask", "drop", "--mask-columns", "note,total", "--to", file.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(file))
                .contains("\"mask\":\"drop\",\"mask_columns\":[\"note\",\"total\"],\"items\"");
        assertThat(Files.readString(folder.resolve("masked.json.manifest.json")))
                .contains("\"mask\": \"drop\"")
                .contains("\"masked_columns\": [\n    \"shop.orders.note\",\n    \"shop.orders.total\"\n  ]");
    }

    @Test
    void masksThatDoNotFitAreRefused() {
        assertThat(export("--mask", "blur").exitCode()).isEqualTo(2);
        assertThat(export("--mask-columns", "note").exitCode()).isEqualTo(2);
        assertThat(export("--mask", "hash", "--mask-columns", "nonsense").exitCode())
                .isEqualTo(2);
        assertThat(export("--as", "ocel-json", "--mask", "hash").exitCode()).isEqualTo(2);
    }

    private static Document page(String text) throws Exception {
        DocumentBuilder builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        return builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void htmlIsOneWellFormedPageWithoutScriptsThatSaysWhatItIs() throws Exception {
        // When
        CommandRun run = export("--as", "html", "table:orders");
        Document page = page(run.out());
        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("link").getLength()).isZero();
        assertThat(run.out()).doesNotContain("http:", "https:", "url(");
        int events = parsed(export("table:orders").out()).size() - 1;
        assertThat(page.getElementsByTagName("tr").getLength() - 1).isEqualTo(events);
        assertThat(page.getElementsByTagName("dl").item(0).getTextContent())
                .contains("table:orders", "coverage: 2 GAPS", "as captured", "2026-11-23 12:00:00 UTC");
        assertThat(run.out()).contains("total: 90.00 → 9.00", "note: <i>NULL</i> → goodwill");
    }
}
