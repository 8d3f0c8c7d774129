package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.GoldenText;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.testing.SmallDisk;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.StoredShop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a day was, on the thirty days of the recorded demo.
class DaySummaryCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate FIRST = LocalDate.parse("2026-10-05");
    private static final int DAYS = 30;
    private static final List<String> AS_JSON = List.of("2026-10-05", "2026-10-14", "2026-10-26");

    @TempDir
    static Path shared;

    private static Path recorded = Path.of("");

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeAll
    static void record() {
        recorded = new DemoStore(shared, _ -> {}).open().store();
    }

    @BeforeEach
    void copy() {
        store = folder.resolve("demo.awb");
        try (Store open = Store.openForReading(recorded)) {
            open.copyTo(store);
        }
    }

    private CommandRun run(String... words) {
        return CommandRun.of(with(words));
    }

    private String[] with(String... words) {
        return Stream.concat(Stream.of(words), Stream.of("--store", store.toString()))
                .toArray(String[]::new);
    }

    private JsonNode facts(String... words) throws IOException {
        CommandRun run = run(Stream.concat(Stream.of("summary", "-o", "json", "--day"), Stream.of(words))
                .toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out()).at("/items/0/facts");
    }

    @TestFactory
    Stream<DynamicTest> everyDayOfTheDemoIsToldAsItWasReviewed() {
        return IntStream.range(0, DAYS)
                .mapToObj(day -> FIRST.plusDays(day).toString())
                .map(day -> DynamicTest.dynamicTest(day, () -> {
                    // When
                    CommandRun told = run("summary", "--day", day);

                    // Then
                    assertThat(told.err()).isEmpty();
                    assertThat(told.exitCode()).isZero();
                    GoldenText.of("daily/" + day + ".txt").isSaidBy(told.out());
                }));
    }

    @Test
    void factsOfEveryDayOfTheDemoAreThoseThatWereReviewed() throws IOException {
        // When
        StringBuilder digests = new StringBuilder();
        for (int day = 0; day < DAYS; day++) {
            String date = FIRST.plusDays(day).toString();
            String printed = run("summary", "--day", date, "-o", "json").out();
            digests.append(date)
                    .append(' ')
                    .append(JSON.readTree(printed).at("/items/0/sha256").asText())
                    .append('\n');
            if (AS_JSON.contains(date)) {
                GoldenText.of("daily/" + date + ".json").isSaidBy(printed.replace(store.toString(), "DEMO"));
            }
        }

        // Then
        GoldenText.of("daily/facts.sha256").isSaidBy(digests.toString());
    }

    @ParameterizedTest
    @CsvSource({"table", "md", "html"})
    void aDayWithAGapSaysSoFirst(String form) {
        String told = run("summary", "--day", "2026-10-14", "-o", form).out();

        String text = form.equals("html") ? told.substring(told.indexOf("<h1")) : told;
        assertThat(text.lines().findFirst().orElseThrow()).contains("Wednesday 2026-10-14", "A GAP IN COVERAGE");
        assertThat(text.indexOf("changes may be missing or wrong in every number below"))
                .isPositive()
                .isLessThan(text.indexOf("What happened"));
    }

    @Test
    void saidAgainItIsTheSameToTheByteAndNoNewVersionAlsoWhenTheClockWentOn() {
        // Given
        String first = run("summary", "--day", "2026-10-26").out();
        String json = run("summary", "--day", "2026-10-26", "-o", "json").out();
        SettableClock later = new SettableClock(CommandRun.NOW);
        later.advance(Duration.ofDays(400));

        // When
        CommandRun again = new CommandRun.Setting().by(later).run(with("summary", "--day", "2026-10-26"));
        CommandRun againAsJson =
                new CommandRun.Setting().by(later).run(with("summary", "--day", "2026-10-26", "-o", "json"));

        // Then
        assertThat(again.out()).isEqualTo(first).contains("Version     1, made 2026-11-23 12:00:00 UTC");
        assertThat(againAsJson.out()).isEqualTo(json);
        try (Store open = Store.openForReading(store)) {
            assertThat(open.days().versions("2026-10-26", "UTC")).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"Z", "Etc/UTC", "GMT", "+00:00"})
    void aDayOfUtcIsOneDayHoweverUtcIsCalled(String zone) {
        String told = run("summary", "--day", "2026-10-26").out();

        assertThat(run("summary", "--day", "2026-10-26", "--tz", zone).out()).isEqualTo(told);
        assertThat(run("summary", "--day", "2026-10-26", "--tz", zone, "--version", "1")
                        .out())
                .isEqualTo(told);
    }

    @Test
    void whatPeopleSaidSinceMakesANewVersionAndTheFormerStaysReadable() {
        // Given
        String former = run("summary", "--day", "2026-10-26").out();
        String finding = former.lines()
                .filter(line -> line.startsWith("A") && line.contains(" new "))
                .findFirst()
                .orElseThrow()
                .split(" ")[0];
        CommandRun said = run("anomalies", "set", finding, "--state", "explained", "--reason", "an agreed sale");
        assertThat(said.exitCode()).as(said.err()).isZero();

        // When
        CommandRun now = run("summary", "--day", "2026-10-26");
        CommandRun first = run("summary", "--day", "2026-10-26", "--version", "1");

        // Then
        assertThat(now.out())
                .contains("Version     2, made", "it replaces version 1", "explained: an agreed sale")
                .doesNotContain("Version     1");
        assertThat(first.out().replace("; the newest is version 2", "")).isEqualTo(former);
        assertThat(run("summary", "--day", "2026-10-27").out()).contains("Version     1");
        assertThat(run("summary", "--day", "2026-10-26", "--version", "3"))
                .satisfies(none -> assertThat(none.exitCode()).isEqualTo(7))
                .satisfies(none -> assertThat(none.err())
                        .contains(
                                "There is no version 3 of 2026-10-26 (UTC) in this store. There are versions 1 to 2."));
    }

    @Test
    void aStoreThatAnotherProgramWritesIsToldAndNotKept() {
        CommandRun told;
        try (Store written = Store.openForWriting(store, new SettableClock(CommandRun.NOW))) {
            told = run("summary", "--day", "2026-10-26");
            assertThat(written.days().newest("2026-10-26", "UTC")).isEmpty();
        }

        assertThat(told.exitCode()).isZero();
        assertThat(told.err()).isEqualToNormalizingNewlines("Not kept: another program writes the store.\n");
        assertThat(told.out())
                .contains("Version     not kept, made 2026-11-23 12:00:00 UTC")
                .contains("Refunds     refund-issued");
    }

    @Test
    void aStoreThatCannotBeWrittenIsToldAndSaysThatItIsNotKept() throws IOException {
        Optional<SmallDisk> disk = SmallDisk.mount(folder.resolve("disk"), 64);
        if (disk.isEmpty()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
            isToldAndNotKept();
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return;
        }
        try (SmallDisk readOnly = disk.get();
                Store open = Store.openForReading(recorded)) {
            store = readOnly.root().resolve("demo.awb");
            open.copyTo(store);
            readOnly.makeReadOnly();
            isToldAndNotKept();
        }
    }

    private void isToldAndNotKept() {
        CommandRun told = run("summary", "--day", "2026-10-26");

        assertThat(told.exitCode()).isZero();
        assertThat(told.err()).isEqualToNormalizingNewlines("Not kept: the store cannot be written here.\n");
        assertThat(told.out()).startsWith("Monday 2026-10-26 (UTC)\n").contains("Refunds     refund-issued");
    }

    @Test
    void aDayThatIsNotOverNotBegunOrNotWatchedSaysSoAndIsNotKept() {
        assertThat(run("summary", "--day", "today"))
                .satisfies(told ->
                        assertThat(told.out()).startsWith("Monday 2026-11-23 (UTC): NOT WATCHED, NOT OVER YET\n"))
                .satisfies(told -> assertThat(told.err()).contains("Not kept: the day is not over."));
        assertThat(run("summary", "--day", "2026-11-24").out())
                .startsWith("Tuesday 2026-11-24 (UTC): NOT BEGUN YET\n")
                .contains("there is nothing to tell")
                .doesNotContain("What happened");
        assertThat(run("summary", "--day", "2026-10-04").out()).startsWith("Sunday 2026-10-04 (UTC): NOT WATCHED\n");
        assertThat(run("summary", "--day", "2026-10-05", "--tz", "Asia/Tokyo").out())
                .startsWith("Monday 2026-10-05 (Asia/Tokyo): ONLY A PART WAS WATCHED, A GAP IN COVERAGE\n")
                .contains("from 2026-10-05 09:00:00+09:00 to its end");
        try (Store open = Store.openForReading(store)) {
            assertThat(open.days().newest("2026-11-23", "UTC")).isEmpty();
            assertThat(open.days().newest("2026-10-04", "UTC")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-25, Europe/Berlin,    2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z, 1500, 25 hours",
        "2026-10-26, Europe/Berlin,    2026-10-25T23:00:00Z, 2026-10-26T23:00:00Z, 1440, ''",
        "2026-10-04, Australia/Sydney, 2026-10-03T14:00:00Z, 2026-10-04T13:00:00Z, 1380, 23 hours",
        "2026-10-20, Asia/Kathmandu,   2026-10-19T18:15:00Z, 2026-10-20T18:15:00Z, 1440, ''",
        "2026-10-20, +05:37,           2026-10-19T18:23:00Z, 2026-10-20T18:23:00Z, 1440, ''",
    })
    void aDayIsThatOfItsZoneToTheSecond(String day, String zone, String from, String until, int minutes, String said)
            throws IOException {
        // When
        JsonNode facts = facts(day, "--tz", zone);

        // Then
        assertThat(facts.get("from").asText()).isEqualTo(from);
        assertThat(facts.get("until").asText()).isEqualTo(until);
        assertThat(facts.get("minutes").asInt()).isEqualTo(minutes);
        assertThat(counts(facts.get("tables"))).isEqualTo(stats("table", from, until));
        assertThat(counts(facts.get("actors"))).isEqualTo(stats("actor", from, until));
        assertThat(run("summary", "--day", day, "--tz", zone).out()).contains(said);
        if (said.isEmpty()) {
            assertThat(run("summary", "--day", day, "--tz", zone).out()).doesNotContain("clocks of");
        }
    }

    /// Names that were usual and did not come count 0 in a summary, and are none of a statistic.
    private static Map<String, Long> counts(JsonNode counted) {
        Map<String, Long> counts = new TreeMap<>();
        counted.forEach(one -> {
            if (one.get("count").asLong() > 0) {
                counts.put(one.get("name").asText(), one.get("count").asLong());
            }
        });
        return counts;
    }

    private Map<String, Long> stats(String field, String from, String until) throws IOException {
        CommandRun run = run(
                "stats", "-op:snapshot", "--since", from, "--until", until, "--by", field, "--top", "0", "-o", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Map<String, Long> counts = new TreeMap<>();
        JSON.readTree(run.out())
                .get("items")
                .forEach(row -> counts.put(
                        row.at("/group/" + field).asText(), row.get("events").asLong()));
        return counts;
    }

    @Test
    void theUsualIsTheMedianOfTheDaysThatItNames() throws IOException {
        // Given
        JsonNode facts = facts("2026-10-26");
        List<Map<String, Long>> days = new ArrayList<>();
        for (JsonNode day : facts.at("/usual/days")) {
            LocalDate date = LocalDate.parse(day.asText());
            days.add(stats("table", date + "T00:00:00Z", date.plusDays(1) + "T00:00:00Z"));
        }
        assertThat(days).hasSizeGreaterThanOrEqualTo(3);

        // Then
        for (JsonNode table : facts.get("tables")) {
            List<Long> sorted = days.stream()
                    .map(day -> day.getOrDefault(table.get("name").asText(), 0L))
                    .sorted()
                    .toList();
            assertThat(table.get("usual").asLong()).isEqualTo(sorted.get((sorted.size() - 1) / 2));
            assertThat(table.get("least").asLong()).isEqualTo(sorted.getFirst());
            assertThat(table.get("most").asLong()).isEqualTo(sorted.getLast());
        }
    }

    @Test
    void theFirstDaysHaveNothingToCompareWithAndSayHowManyItTakes() throws IOException {
        assertThat(facts("2026-10-06").at("/usual/basis").asText()).isEqualTo("nothing");
        assertThat(run("summary", "--day", "2026-10-06").out())
                .contains("nothing to compare with: fewer than 3 days before were watched wholly")
                .doesNotContain("usually");
    }

    @Test
    void moneyIsAddedUpExactly() throws IOException {
        // Given
        CommandRun business = run("business", "--type", "refund-issued", "--on", "2026-10-26", "-o", "json");
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode event : JSON.readTree(business.out()).get("items")) {
            sum = sum.add(new BigDecimal(event.at("/attributes/amount").asText()));
        }

        // When
        JsonNode refunds = named(facts("2026-10-26").get("business"), "type", "refund-issued");

        // Then
        assertThat(refunds.at("/sums/0/sum").asText()).isEqualTo(sum.toPlainString());
        assertThat(refunds.at("/sums/0/currency").asText()).isEmpty();
        assertThat(refunds.get("count").asInt()).isPositive();
    }

    private static JsonNode named(JsonNode all, String field, String name) {
        for (JsonNode one : all) {
            if (one.get(field).asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + name);
    }

    @Test
    void aStoreOfWhichNothingWasConcludedSaysThatAndHowMuchIsBehind() {
        // Given
        Path bare = StoredShop.write(folder);

        // When
        CommandRun told = CommandRun.of("summary", "--day", "2026-11-21", "--store", bare.toString());

        // Then
        assertThat(told.out())
                .contains("NOT ALL IS LOOKED AT", "5 transactions not looked at yet")
                .contains("no check has run", "Nothing was looked for.");
        assertThat(CommandRun.of("summary", "--day", "2026-11-21", "--fail-on", "low", "--store", bare.toString())
                        .exitCode())
                .isEqualTo(8);
    }

    @Test
    void failOnAsksTheFindingsOfTheDayThatAreOpen() {
        assertThat(run("summary", "--day", "2026-10-28", "--fail-on", "critical")
                        .exitCode())
                .isEqualTo(3);
        assertThat(run("summary", "--day", "2026-11-20", "--fail-on", "low").exitCode())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--day 2026-13-40 | \"2026-13-40\" is no day. Write 2026-11-20, today, yesterday, a weekday as monday, or how long ago in whole days: 24h, 7d.",
                "--day 25h | \"25h\" is no day.",
                "--day 2026-02-30 | \"2026-02-30\" is no day.",
                "--day tomorrowish | \"tomorrowish\" is no day.",
                "--day 2026-10-26 --tz Mars/Base | \"Mars/Base\" is no time zone.",
                "--day 2011-12-30 --tz Pacific/Apia | There was no 2011-12-30 in Pacific/Apia",
                "--day 2026-10-26 --by table | The summary of a day takes no filter, range, --by or --compare.",
                "--day 2026-10-26 op:update | The summary of a day takes no filter, range, --by or --compare.",
                "--tz UTC | --tz, --version, --narrate and --model are for a day.",
            })
    void whatCannotBeMeantIsRefused(String words, String said) throws IOException {
        byte[] before = Files.readAllBytes(store);

        CommandRun refused = run(("summary " + words).split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(said);
        assertThat(refused.out()).isEmpty();
        assertThat(Files.readAllBytes(store)).isEqualTo(before);
    }

    @Test
    void serveKeepsWhatWasMissedAndSaysNothingOfIt() {
        try (ServeTrial serve = new ServeTrial(store)) {
            // When
            Eventually.isTrue("the last day is kept", () -> kept("2026-11-03", "UTC"));

            // Then
            assertThat(kept("2026-10-23", "UTC")).isTrue();
            assertThat(kept("2026-10-22", "UTC")).as("more than 31 days ago").isFalse();
            assertThat(serve.stop(ExitCode.INTERRUPTED)).isEqualTo(130);
        }
        assertThat(run("summary", "--day", "2026-11-03").out()).contains("Version     1, made 2026-11-23 12:00:00 UTC");
    }

    private boolean kept(String day, String zone) {
        try (Store open = Store.openForReading(store)) {
            return open.days().newest(day, zone).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({"--daily-summary,24:10", "--daily-summary,noon", "--tz,Mars/Base"})
    void aTimeOfTheDayThatIsNoneIsRefusedBeforeAnythingIsOpened(String option, String value) {
        CommandRun serve = CommandRun.of("serve", "--ingest", option, value, "--store", "never.awb");
        CommandRun capture =
                CommandRun.of("capture", "--url", "mysql://u@127.0.0.1:1/", option, value, "--store", "never.awb");

        assertThat(serve.exitCode()).as(serve.err()).isEqualTo(2);
        assertThat(serve.err()).contains("\"" + value + "\" is no time");
        assertThat(capture.exitCode()).as(capture.err()).isEqualTo(2);
        assertThat(capture.err()).contains("\"" + value + "\" is no time");
        assertThat(Path.of("never.awb")).doesNotExist();
    }

    @Test
    void aReportOfSeveralDaysIsAFileOfEachInEachForm() throws IOException {
        // Given
        Path reports = folder.resolve("reports");

        // When
        CommandRun run = run(
                "report",
                "daily",
                "--since",
                "2026-10-27",
                "--until",
                "2026-10-28",
                "--as",
                "html,md,json,pdf",
                "--to",
                reports.toString(),
                "--fail-on",
                "critical");

        // Then
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.out().lines()).hasSize(8);
        assertThat(run.out().lines())
                .allSatisfy(file -> assertThat(Path.of(file)).isNotEmptyFile());
        assertThat(Files.readString(reports.resolve("daily-2026-10-28.json")))
                .isEqualTo(run("summary", "--day", "2026-10-28", "-o", "json").out());
        assertThat(Files.readString(reports.resolve("daily-2026-10-28.md")))
                .isEqualTo(run("summary", "--day", "2026-10-28", "-o", "md").out());
        assertThat(Files.readString(reports.resolve("daily-2026-10-27.html")))
                .isEqualTo(run("summary", "--day", "2026-10-27", "-o", "html").out());
        assertThat(Files.readAllBytes(reports.resolve("daily-2026-10-27.pdf"))).startsWith('%', 'P', 'D', 'F');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--day monday --since 2026-10-05 --to x | --day is one day, --since and --until are a range.",
                "--until 2026-10-05 --to x | --until without --since is no range.",
                "--since 2026-10-06 --until 2026-10-05 --to x | From 2026-10-06 to 2026-10-05 are not 1 to 366 days.",
                "--day someday --to x | \"someday\" is no day.",
                "--day monday | Missing required option",
                "--day monday --as doc --to x | Invalid value for option '--as'",
            })
    void aReportThatCannotBeMeantIsRefused(String words, String said) {
        CommandRun refused = run(("report daily " + words).split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({"yesterday, 2026-11-22", "Sunday, 2026-11-22", "monday, 2026-11-23", "2026-10-26, 2026-10-26"})
    void aDayMayBeSaidInWords(String word, String day) throws IOException {
        assertThat(facts(word).get("day").asText()).isEqualTo(day);
    }
}
