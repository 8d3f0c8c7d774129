package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.HostileTexts;
import io.auditworkbench.testing.PushedWorkload;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/// Rows that hold hostile texts, through every way out: none of them is live there.
class HostileTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!?][^\\s>/]*)([^>]*)>");
    private static final Set<String> OWN_TAGS = Set.of(
            "!doctype",
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "header",
            "footer",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "dl",
            "dt",
            "dd",
            "div",
            "span",
            "table",
            "caption",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "code",
            "b",
            "br",
            "ul",
            "li",
            "small",
            "time",
            "i");

    @TempDir
    static Path folder;

    private static final List<String> TEXTS = HostileTexts.all();
    private static Path store = Path.of("");

    @BeforeAll
    static void storeThem() throws IOException {
        store = folder.resolve("shop.awb");
        PushedWorkload workload = new PushedWorkload();
        List<String> lines = new ArrayList<>(List.of(workload.table()));
        for (int i = 0; i < TEXTS.size(); i++) {
            String text = JSON.writeValueAsString(TEXTS.get(i));
            workload.transaction(i + 1, 1).forEach(record -> lines.add(record.replace("\"Cy\"", text)));
        }
        Path file = Files.write(folder.resolve("input.ndjson"), lines);
        CommandRun run = CommandRun.of("import", file.toString(), "--store", store.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private static Path export(String form) {
        Path file = folder.resolve("rows." + form);
        CommandRun run = CommandRun.of("export", "--as", form, "--to", file.toString(), "--store", store.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        return file;
    }

    @Test
    void thereAreMoreThanFiveHundredAndAllAreStored() throws IOException {
        assertThat(TEXTS).hasSizeGreaterThan(500);

        Set<String> stored = new HashSet<>();
        try (Stream<String> lines = Files.lines(export("ndjson"))) {
            for (String line : lines.toList()) {
                texts(JSON.readTree(line), stored);
            }
        }
        assertThat(stored).containsAll(TEXTS);
        assertThat(JSON.readTree(export("json").toFile()).get("items").size()).isEqualTo(TEXTS.size());
    }

    private static void texts(JsonNode node, Set<String> into) {
        if (node.isTextual()) {
            into.add(node.asText());
        }
        node.forEach(child -> texts(child, into));
    }

    @Test
    void noCellOfACsvIsAFormula() throws IOException {
        for (String form : List.of("csv", "long-csv")) {
            List<String> cells = cells(Files.readString(export(form)));
            List<String> live = cells.stream()
                    .flatMap(cell -> cell.lines())
                    .filter(line -> line.strip().matches("(?s)[=+\\-@＝＋－＠].*"))
                    .filter(line -> !line.strip().matches("-?[0-9]+([.][0-9]+)?"))
                    .toList();

            assertThat(live).as(form).isEmpty();
            assertThat(cells).as(form).noneMatch(cell -> cell.startsWith("\t") || cell.startsWith("\r"));
        }
        assertThat(String.join("\n", cells(Files.readString(folder.resolve("rows.long-csv")))))
                .contains("'=1+1", "'@1+1", "'＝1+1");
    }

    /// A list that is printed is opened in a spreadsheet as an export is.
    @Test
    void noCellOfAPrintedListIsAFormula() {
        for (String form : List.of("csv", "tsv")) {
            CommandRun run = CommandRun.of(
                    "events", "--fields", "customer", "-o", form, "--limit", "1000", "--store", store.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            List<String> cells =
                    form.equals("csv") ? cells(run.out()) : List.of(run.out().split("[\t\n]", -1));

            assertThat(cells.stream()
                            .filter(cell -> cell.strip().matches("(?s)[=+\\-@＝＋－＠\t\r].*"))
                            .filter(cell -> !cell.strip().matches("-?[0-9]+([.][0-9]+)?")))
                    .as(form)
                    .isEmpty();
            assertThat(String.join("\n", cells)).contains("'=1+1", "'@1+1", "'＝1+1");
        }
    }

    /// The cells of a CSV by RFC 4180.
    private static List<String> cells(String csv) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char next = csv.charAt(i);
            if (next == '"') {
                if (isQuoted && csv.startsWith("\"", i + 1)) {
                    cell.append(next);
                    i++;
                } else {
                    isQuoted = !isQuoted;
                }
            } else if (!isQuoted && (next == ',' || csv.startsWith("\r\n", i))) {
                cells.add(cell.toString());
                cell.setLength(0);
                i += next == '\r' ? 1 : 0;
            } else {
                cell.append(next);
            }
        }
        assertThat(isQuoted).as("a quote is left open").isFalse();
        return cells;
    }

    @Test
    void aPageHasNoMarkupButItsOwn() throws IOException {
        String page = Files.readString(export("html"));
        TreeSet<String> foreign = new TreeSet<>();
        Matcher tags = TAG.matcher(page);
        int seen = 0;
        while (tags.find()) {
            seen++;
            String name = tags.group(1).replaceFirst("^/", "").toLowerCase(java.util.Locale.ROOT);
            String attributes = tags.group(2).toLowerCase(java.util.Locale.ROOT);
            if (!OWN_TAGS.contains(name) || attributes.matches("(?s).*(\\bon[a-z]+\\s*=|javascript:|evil|src=).*")) {
                foreign.add(tags.group());
            }
        }

        assertThat(foreign).isEmpty();
        assertThat(seen).isGreaterThan(TEXTS.size());
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "Content-Security-Policy");
        assertThat(page.split("(?i)<style", -1)).as("one style, and it is ours").hasSize(2);
    }

    @Test
    void aWorkbookHasNoFormulaAndNoLink() throws Exception {
        int texts = 0;
        try (ZipFile book = new ZipFile(export("xlsx").toFile())) {
            for (var part : book.stream()
                    .filter(each -> each.getName().matches(".*[.](xml|rels)"))
                    .toList()) {
                try (InputStream in = book.getInputStream(part)) {
                    Element root = DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(in)
                            .getDocumentElement();
                    for (String live : List.of("f", "hyperlink", "ddeLink", "externalReference", "oleObject")) {
                        assertThat(root.getElementsByTagName(live).getLength())
                                .as(part.getName() + " " + live)
                                .isZero();
                    }
                    assertThat(root.getTextContent()).doesNotContain("TargetMode");
                    texts += root.getTextContent().contains("WEBSERVICE") ? 1 : 0;
                }
            }
        }
        assertThat(texts).isPositive();
    }

    @Test
    void paperDoesNothingWhenItIsOpened() throws IOException {
        try (PDDocument paper = Loader.loadPDF(export("pdf").toFile())) {
            assertThat(paper.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(paper.getDocumentCatalog().getNames()).isNull();
            assertThat(paper.getDocumentCatalog().getAcroForm()).isNull();
            for (PDPage page : paper.getPages()) {
                assertThat(page.getAnnotations()).isEmpty();
            }
        }
    }

    @Test
    void aScreenAndATableInMarkdownGetNoCommandAndNoMarkup() {
        for (String form : List.of("table", "wide", "md")) {
            CommandRun run = CommandRun.of("events", "-o", form, "--limit", "1000", "--store", store.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat((run.out() + run.err()).chars().filter(each -> each != '\n'))
                    .as(form)
                    .noneMatch(each -> Character.isISOControl(each) || each == 0x202e || each == 0x2028);
            if (form.equals("md")) {
                assertThat(run.out()).doesNotContainPattern("(?<!\\\\)[<\\[]").contains("\\<script>");
            }
        }
    }

    @Test
    void aFilterOfThemReadsAndNeverWritesOrBreaks() throws IOException {
        byte[] before = Files.readAllBytes(store);
        int accepted = 0;
        Store opened = Store.openForReading(store);
        try (StoreReading reading =
                StoreReading.of(opened, new Masker(MaskingPolicy.KEEP_EVERYTHING), Clock.systemUTC())) {
            for (String text : TEXTS) {
                switch (reading.filters().read(FilterRequest.of(text))) {
                    case FilterReading.Accepted reads -> {
                        accepted++;
                        assertThat(reading.events()
                                        .count(reads.filter(), () -> false)
                                        .events())
                                .isLessThanOrEqualTo(TEXTS.size());
                    }
                    case FilterReading.Refused refused ->
                        assertThat(refused.problems()).isNotEmpty();
                }
            }
            assertThat(opened.damage()).isEmpty();
        }
        assertThat(accepted).isGreaterThan(50);
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
    }
}
