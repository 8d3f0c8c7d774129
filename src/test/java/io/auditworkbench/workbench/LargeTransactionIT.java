package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A transaction of many commits in a small heap: it waits on disk, unseen, and appears whole; killed in between, it is
/// read again from its beginning.
@Timeout(180)
class LargeTransactionIT {

    private static final int ROWS = 300_000;

    private static final String STAGED =
            "select (select max(seq) from change_event) - (select max(first_seq + event_count - 1) from source_tx)";

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void largeTransactionThatIsKilledHalfwayIsStoredWholeAndOnce() throws Exception {
        // Given
        Path store = folder.resolve("large.awb");
        mysql.startWith(
                "create table d(d int primary key)",
                "insert into d values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)",
                "create table t(id int primary key, v varchar(100))");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        trial.capture();
        mysql.run(
                "insert into t select a.d + 10*b.d + 100*c.d + 1000*e.d + 10000*f.d + 100000*g.d, repeat('x', 80)"
                        + " from d a, d b, d c, d e, d f, d g where g.d < " + ROWS / 100_000,
                "insert into t values (-1, 'after it')");

        // When
        CaptureProcess killed = CaptureProcess.startIn("80m", folder, store, mysql);
        Eventually.isTrue(killed::text, Duration.ofMinutes(1), () -> staged(trial) > 20_000);
        killed.killAfter(Duration.ZERO);
        long left = staged(trial);
        List<List<String>> seenThen = trial.rows("select event_count from source_tx where kind = 1");
        CaptureProcess again = CaptureProcess.startIn("80m", folder, store, mysql);
        Eventually.isTrue(
                again::text, Duration.ofMinutes(2), () -> transactions(trial).size() == 2);
        again.killAfter(Duration.ZERO);

        // Then
        assertThat(left).as("what the killed process left behind").isBetween(20_000L, (long) ROWS);
        assertThat(seenThen).isEmpty();
        assertThat(transactions(trial)).containsExactly(List.of(Integer.toString(ROWS)), List.of("1"));
        assertThat(trial.rows(
                        "select count(*), count(distinct seq), max(seq) - min(seq) + 1 from change_event where seq > "
                                + "(select max(first_seq + event_count - 1) from source_tx where kind <> 1)"))
                .containsExactly(List.of("300001", "300001", "300001"));
        assertThat(trial.streamed())
                .hasSize(ROWS + 1)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo("i t (-1,after it)");
        assertThat(trial.gaps()).isEmpty();
    }

    private static long staged(CaptureTrial trial) {
        return Long.parseLong(trial.rows(STAGED).getFirst().getFirst());
    }

    private static List<List<String>> transactions(CaptureTrial trial) {
        return trial.rows("select event_count from source_tx where kind = 1 order by tx_id");
    }
}
