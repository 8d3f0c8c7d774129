package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// SIGTERM, by which service managers stop a program, while a transaction of many commits' size streams in: the process
/// ends in time and says how, what it stored is whole, and the next one goes on from there.
@Timeout(300)
class TerminatedIT {

    private static final int ROWS = 200_000;
    private static final int SMALL = 40;

    /// What `TimeoutStopSec` of a service is far beyond.
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private static final String STAGED =
            "select (select max(seq) from change_event) - (select max(first_seq + event_count - 1) from source_tx)";

    private static final String TORN = "select count(*) from source_tx where event_count <> (select count(*) from"
            + " change_event where seq between first_seq and first_seq + event_count - 1)";

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void aCaptureThatIsAskedToEndInALargeTransactionEndsInTimeAndTheNextOneGoesOn() throws Exception {
        // Given
        Path store = folder.resolve("terminated.awb");
        mysql.startWith(
                "create table d(d int primary key)",
                "insert into d values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)",
                "create table t(id int primary key, v varchar(100))");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        trial.capture();
        List<String> statements = new ArrayList<>();
        for (int id = 1; id <= SMALL; id++) {
            statements.add("insert into t values (-" + 2 * id + ", 'before it'), (-" + (2 * id + 1) + ", 'before it')");
        }
        statements.add(
                "insert into t select a.d + 10*b.d + 100*c.d + 1000*e.d + 10000*f.d + 100000*g.d, repeat('x', 80)"
                        + " from d a, d b, d c, d e, d f, d g where g.d < " + ROWS / 100_000);
        statements.add("insert into t values (-1, 'after it')");
        mysql.run(statements.toArray(String[]::new));

        // When
        CaptureProcess first = CaptureProcess.startIn("80m", folder, store, mysql);
        Eventually.isTrue(first::text, Duration.ofMinutes(1), () -> number(trial, STAGED) > 20_000);
        Ending inTheMiddle = terminate(first);
        List<List<String>> seenThen = trial.rows("select event_count from source_tx where kind = 1 order by tx_id");
        long tornThen = number(trial, TORN);
        long stagedThen = number(trial, STAGED);
        CaptureProcess again = CaptureProcess.startIn("80m", folder, store, mysql, "--metrics", "0");
        Eventually.isTrue(
                again::text,
                Duration.ofMinutes(2),
                () -> number(trial, "select count(*) from source_tx where kind = 1") == SMALL + 2);
        String figures = figures(again);
        Ending atRest = terminate(again);

        // Then
        assertThat(inTheMiddle.code()).as(inTheMiddle.said()).isEqualTo(143);
        assertThat(inTheMiddle.said()).contains("Stopped. ");
        assertThat(seenThen).hasSize(SMALL).containsOnly(List.of("2"));
        assertThat(tornThen).isZero();
        assertThat(stagedThen)
                .as("what is left of the transaction in whose middle it ended")
                .isZero();
        assertThat(figures.lines())
                .contains(
                        "audit_workbench_capture_state{state=\"live\"} 1",
                        "audit_workbench_capture_events_total " + (ROWS + 1),
                        "audit_workbench_capture_gaps_total 0");
        assertThat(atRest.code()).as(atRest.said()).isEqualTo(143);
        assertThat(number(trial, TORN)).isZero();
        assertThat(trial.streamed())
                .hasSize(2 * SMALL + ROWS + 1)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo("i t (-1,after it)");
        assertThat(trial.gaps()).isEmpty();
    }

    @Test
    void aCaptureThatIsAskedToEndInItsSnapshotEndsInTimeAndTheNextOneBeginsItAnew() throws Exception {
        // Given
        Path store = folder.resolve("terminated.awb");
        mysql.startWith(
                "create table d(d int primary key)",
                "insert into d values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)",
                "create table t(id int primary key, v varchar(100))",
                "insert into t select a.d + 10*b.d + 100*c.d + 1000*e.d + 10000*f.d + 100000*g.d, repeat('x', 80)"
                        + " from d a, d b, d c, d e, d f, d g where g.d < " + ROWS / 100_000);

        // When
        CaptureProcess first = CaptureProcess.startIn("80m", folder, store, mysql);
        first.awaitWord("rows read");
        Ending inTheMiddle = terminate(first);
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        long finishedThen = number(trial, "select count(*) from snapshot_run where finished_us is not null");
        long tornThen = number(trial, TORN);
        trial.capture();

        // Then
        assertThat(inTheMiddle.code()).as(inTheMiddle.said()).isEqualTo(143);
        assertThat(finishedThen).as(inTheMiddle.said()).isZero();
        assertThat(tornThen).isZero();
        assertThat(number(trial, "select count(*) from snapshot_run where finished_us is not null"))
                .isOne();
        assertThat(trial.gaps()).isEmpty();
    }

    @Test
    void aCaptureWithALogFileSaysEverythingThere() throws Exception {
        // Given
        Path store = folder.resolve("logged.awb");
        Path log = folder.resolve("capture.log");
        mysql.startWith("create table t(id int primary key)", "insert into t values (1)");

        // When
        CaptureProcess capture = CaptureProcess.startIn("80m", folder, store, mysql, "--log-file", log.toString());
        Eventually.isTrue(capture::text, Duration.ofMinutes(2), () -> text(log).contains("live"));
        Ending ended = terminate(capture);

        // Then
        assertThat(ended.code()).isEqualTo(143);
        assertThat(ended.said()).isEmpty();
        assertThat(Files.readAllLines(log))
                .allSatisfy(line -> assertThat(line).matches("20[0-9-]{8}T[0-9:.]+Z .*"))
                .anySatisfy(line -> assertThat(line).endsWith("Capturing into " + store + "; Ctrl-C stops."))
                .last()
                .asString()
                .contains("Stopped. ");
    }

    private static String text(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What its listener says.
    private static String figures(CaptureProcess capture) throws IOException, InterruptedException {
        Matcher place = Pattern.compile("Figures at (\\S+),").matcher(capture.text());
        assertThat(place.find()).as(capture.text()).isTrue();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(place.group(1))).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /// How a process ended.
    private record Ending(int code, String said) {}

    private static Ending terminate(CaptureProcess capture) throws InterruptedException, IOException {
        Process process = capture.process();
        process.destroy();
        boolean hasEnded = process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        String said = capture.text();
        if (!hasEnded) {
            capture.killAfter(Duration.ZERO);
            throw new AssertionError("still there " + LONGEST_END + " after SIGTERM: " + said);
        }
        return new Ending(process.exitValue(), said);
    }

    private static long number(CaptureTrial trial, String query) {
        return Long.parseLong(trial.rows(query).getFirst().getFirst());
    }
}
