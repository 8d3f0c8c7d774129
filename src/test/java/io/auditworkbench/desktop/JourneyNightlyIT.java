package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.InstalledProgram;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.StoredStory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// J5, every night on a server without a screen: `doctor`, then `capture install`; what its unit starts is started, and
/// changes of a real MySQL are made. `status` says that it captures, a window opens the same store meanwhile, SIGTERM
/// ends it at the end of a transaction. The report of the day with a severe finding ends with 3, that of a quiet day
/// with 0; both are there as HTML, JSON and NDJSON with the head of the log.
@Tag("screen")
class JourneyNightlyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_END = Duration.ofSeconds(5);
    private static final String TORN = "select count(*) from source_tx where event_count <> (select count(*) from"
            + " change_event where seq between first_seq and first_seq + event_count - 1)";

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    private Path folder;

    private Path store = Path.of("");
    private List<String> source = List.of();

    @AfterEach
    void leaveTheServerAsItWas() {
        mysql.run("drop schema if exists shop");
    }

    @Test
    void aServerIsCapturedByItsServiceAndEachDayHasItsReport() throws Exception {
        // Given
        mysql.run(
                "drop schema if exists shop",
                "create schema shop",
                "create table shop.refunds (id int primary key, order_id int not null, payment_id int not null,"
                        + " amount decimal(12,2) not null, status enum('requested','approved','issued','rejected')"
                        + " not null, reason varchar(80) not null, requested_by varchar(40) not null,"
                        + " approved_by varchar(40), created_at datetime not null)",
                "insert into shop.refunds values (1, 7, 7, 10.00, 'approved', 'late', 'ada', 'bob', now())");
        store = folder.resolve("prod.awb");
        Path password = PrivateFile.write(folder.resolve("password"), MysqlServer.READER.password());
        source = List.of(
                "--url",
                "mysql://" + MysqlServer.READER.name() + "@127.0.0.1:" + mysql.port() + "/",
                "--password-file",
                password.toString(),
                "--tables",
                "shop.*",
                "--store",
                store.toString());

        // the server is ready, and the service's files say how it is started
        CommandRun doctor = command(Clock.systemUTC(), List.of("doctor"), source);
        assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
        Path units = folder.resolve("units");
        List<String> install = List.of(
                "capture",
                "install",
                "--user",
                "--for",
                "systemd",
                "--to",
                units.toString(),
                "--program",
                InstalledProgram.in(folder).toString());
        CommandRun printed = command(Clock.systemUTC(), append(install, "--print"), source);
        assertThat(units).doesNotExist();
        CommandRun installed = command(Clock.systemUTC(), install, source);
        assertThat(installed.exitCode()).as(installed.err()).isZero();
        Path unit = units.resolve("audit-workbench-capture.service");
        assertThat(printed.out()).contains(Files.readString(unit));
        assertThat(Files.readString(units.resolve("audit-workbench-report.service")))
                .contains("\"report\" \"daily\"", "\"--fail-on\" \"high\"");

        // what the service starts captures, and says so
        Process service = started(unit);
        try {
            Eventually.isTrue(this::said, Duration.ofMinutes(2), () -> said().contains("live"));
            mysql.run(
                    "insert into shop.refunds values (2, 8, 8, 250.00, 'requested', 'goodwill', 'eve', null, now())",
                    "update shop.refunds set status = 'approved', approved_by = 'eve' where id = 2");
            Eventually.isTrue(
                    this::said,
                    Duration.ofMinutes(1),
                    () -> status().get("events").asLong() == 3);
            assertThat(status().get("capturing").asBoolean()).isTrue();

            // a window reads the same store meanwhile
            try (ShownDesktop desktop = ShownDesktop.of(folder.resolve("home"), store)) {
                desktop.sees("● live").press(KeyCode.ALT, KeyCode.DIGIT2);
                assertThat(ShownDesktop.onScreen(() ->
                                desktop.desktop().context().navigator().place().screen()))
                        .isEqualTo(ScreenId.EVENTS);
                desktop.sees("approved_by NULL→eve");
            }
        } finally {
            service.destroy();
        }

        // it ends in time and between transactions
        assertThat(service.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS))
                .as(said())
                .isTrue();
        assertThat(service.exitValue()).as(said()).isEqualTo(143);
        assertThat(StoredStory.query(store, TORN)).containsExactly("0");
        assertThat(status().get("capturing").asBoolean()).isFalse();

        // two nights later: a day with something severe, and one without anything
        LocalDate first = day();
        Instant thirdDay = first.plusDays(2).atTime(2, 0).toInstant(ZoneOffset.UTC);
        Clock later = Clock.offset(
                Clock.systemUTC(), Duration.between(Clock.systemUTC().instant(), thirdDay));
        CommandRun caughtUp = command(later, List.of("capture", "--once"), source);
        assertThat(caughtUp.exitCode()).as(caughtUp.err()).isZero();
        Path reports = folder.resolve("reports");

        CommandRun severe = report(later, "48h", reports);
        CommandRun quiet = report(later, "24h", reports);

        assertThat(severe.exitCode()).as(severe.err()).isEqualTo(3);
        assertThat(quiet.exitCode()).as(quiet.err()).isZero();
        for (LocalDate day : List.of(first, first.plusDays(1))) {
            String page = Files.readString(reports.resolve("daily-" + day + ".html"));
            JsonNode told =
                    JSON.readTree(reports.resolve("daily-" + day + ".json").toFile());
            String head = told.get("items").get(0).get("log_transaction").asText();
            assertThat(head).matches("T[1-9][0-9]*");
            assertThat(page).contains("from the log up to " + head + " (E");
            assertThat(Files.readAllLines(reports.resolve("daily-" + day + ".ndjson")))
                    .singleElement()
                    .satisfies(line -> assertThat(JSON.readTree(line))
                            .isEqualTo(told.get("items").get(0)));
        }
        assertThat(Files.readString(reports.resolve("daily-" + first + ".html")))
                .contains("Refund 2 over 250.00 was requested and approved by eve");
    }

    private CommandRun report(Clock clock, String since, Path reports) {
        return command(
                clock,
                List.of("report", "daily", "--since", since, "--as", "html,json,ndjson", "--fail-on", "high"),
                List.of("--to", reports.toString(), "--store", store.toString()));
    }

    /// The day of the changes that were made.
    private LocalDate day() {
        long micros = Long.parseLong(StoredStory.query(store, "select max(commit_us) from source_tx where kind = 1")
                .getFirst());
        return LocalDate.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    private Process started(Path unit) throws IOException {
        List<String> words = Files.readAllLines(unit).stream()
                .filter(line -> line.startsWith("ExecStart=:"))
                .flatMap(line -> Pattern.compile("\"([^\"]*)\"").matcher(line).results())
                .map(word -> word.group(1))
                .toList();
        return new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("service.err").toFile())
                .start();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("service.err"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private JsonNode status() {
        CommandRun run =
                command(Clock.systemUTC(), List.of("status", "-o", "json"), List.of("--store", store.toString()));
        try {
            return JSON.readTree(run.out()).get("items").get(0);
        } catch (IOException noJson) {
            throw new UncheckedIOException(run.err(), noJson);
        }
    }

    private CommandRun command(Clock clock, List<String> words, List<String> more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(more);
        return new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.resolve("data").toString())
                .with("XDG_STATE_HOME", folder.resolve(".local/state").toString())
                .by(clock)
                .run(all.toArray(String[]::new));
    }

    private static List<String> append(List<String> words, String one) {
        List<String> all = new ArrayList<>(words);
        all.add(one);
        return all;
    }
}
