package io.auditworkbench.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/filter-language.md says is what the program does: every example runs on [StoredShop].
class FilterPageTest {

    private static final Path PAGE = Path.of("docs/filter-language.md");
    private static final Pattern CODE = Pattern.compile("`` (.+?) ``|`([^`]+)`");

    /// Examples of what the shop does not have: findings, and an event that is newer than its clock.
    private static final Set<String> FIND_NOTHING = Set.of(
            "sev>=high",
            "rule:self-approval",
            "anomaly:A17",
            "case:C3",
            "state:new",
            "tag:month-end",
            "since:2h",
            "at:02:10..02:16");

    @TempDir
    static Path folder;

    private static String page = "";
    private static Path store = Path.of("");

    @BeforeAll
    static void readPage() throws IOException {
        page = Files.readString(PAGE);
        store = StoredShop.write(folder);
    }

    @Test
    void everyExampleFindsSomethingInTheShop() {
        List<String> examples = examples();
        assertThat(examples).hasSizeGreaterThan(80);
        Set<String> nothing = new TreeSet<>();
        for (String example : examples) {
            CommandRun run = CommandRun.of("events", example, "--count", "--store", store.toString());
            assertThat(run.exitCode()).as("%s: %s", example, run.err()).isZero();
            if (run.out().equals("0\n")) {
                nothing.add(example);
            }
        }
        assertThat(nothing).isEqualTo(new TreeSet<>(FIND_NOTHING));
    }

    @Test
    void everyFieldStandsOnThePageWithItsOtherNameAndAnExample() {
        for (Field field : Field.values()) {
            List<String> row = rows("| Field | Means | Filter |").stream()
                    .filter(cells -> codes(cells.getFirst()).contains(field.word()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(field + " is not on the page"));
            assertThat(codes(row.getFirst())).contains(field.alias());
            assertThat(codes(row.getLast()))
                    .as(field.word())
                    .allMatch(example -> example.matches("(" + field.word() + "|" + field.alias() + ")\\W.*"));
        }
        assertThat(rows("| Field | Means | Filter |")).hasSize(Field.values().length);
    }

    @Test
    void everyOperatorAndEveryWordOfAClosedFieldStandsOnThePage() {
        List<String> all = codes(page);
        for (Operator operator : Operator.values()) {
            assertThat(all).contains(operator.symbol());
        }
        Stream.of(EnumWords.OPERATIONS, EnumWords.FLAGS, EnumWords.SEVERITIES, EnumWords.ASPECTS)
                .flatMap(words -> words.words().keySet().stream())
                .forEach(word -> assertThat(all).as("a word").contains(word));
        for (FieldName.Word directive : FieldName.Word.values()) {
            assertThat(page).contains(directive.name().toLowerCase(Locale.ROOT) + ":");
        }
    }

    @Test
    void everyMessageOnThePageIsPrintedSo() {
        Matcher block = Pattern.compile("```\n(.*)\n( *\\^+ .*)\n```").matcher(page);
        assertThat(block.find()).isTrue();
        CommandRun run = CommandRun.of("events", block.group(1), "--store", store.toString());
        assertThat(run).isEqualTo(new CommandRun(2, "", block.group(1) + "\n" + block.group(2) + "\n"));
    }

    /// The page that `help filter` prints is held to the same.
    @Test
    void everyExampleOfTheHelpCanBeParsedAndItNamesThePage() {
        String help = CommandRun.of("help", "filter").out();
        List<String> examples = help.lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().split(" {2,}")[0])
                .toList();
        assertThat(examples)
                .hasSizeGreaterThan(10)
                .allSatisfy(example -> assertThat(FilterParser.parse(example).problems())
                        .as(example)
                        .isEmpty());
        assertThat(help).contains("docs/filter-language.md");
    }

    private static List<String> examples() {
        List<String> examples = new ArrayList<>();
        Stream.of("| Filter | Finds |", "| Filter | Means |")
                .flatMap(header -> rows(header).stream())
                .forEach(cells -> examples.addAll(codes(cells.getFirst())));
        rows("| Field | Means | Filter |").forEach(cells -> examples.addAll(codes(cells.getLast())));
        return examples;
    }

    /// The cells of every row of every table with this header.
    private static List<List<String>> rows(String header) {
        List<List<String>> rows = new ArrayList<>();
        boolean isInside = false;
        for (String line : page.lines().toList()) {
            isInside = line.equals(header) || (isInside && line.startsWith("|"));
            if (isInside && !line.equals(header) && !line.startsWith("|---")) {
                rows.add(List.of(line.substring(2, line.length() - 2).split(" \\| ")));
            }
        }
        return rows;
    }

    private static List<String> codes(String text) {
        List<String> codes = new ArrayList<>();
        Matcher code = CODE.matcher(text);
        while (code.find()) {
            codes.add(code.group(1) == null ? code.group(2) : code.group(1));
        }
        return codes;
    }
}
