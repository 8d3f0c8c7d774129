package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.MysqlServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A cell that the heap cannot hold: capture ends in words, keeps what came before it whole, and takes the cell when it
/// is given more.
@Timeout(180)
class LargeCellIT {

    private static final int MEGABYTES = 24;
    private static final int ROWS = 250;

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void cellThatDoesNotFitEndsCaptureInWordsAndIsTakenWithMore() throws Exception {
        // Given
        Path store = folder.resolve("cell.awb");
        mysql.startWith("create table t(id int primary key, v longtext)");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        trial.capture();
        mysql.run(
                "insert into t values (1, 'small')",
                "insert into t values (2, repeat('x', " + MEGABYTES * 1024 * 1024 + "))");

        // When
        CaptureProcess small = CaptureProcess.startIn("80m", folder, store, mysql);
        boolean hasEnded = small.process().waitFor(30, TimeUnit.SECONDS);
        List<List<String>> before = transactions(trial);
        String said = small.text();
        small.killAfter(Duration.ZERO);
        CaptureTrial again = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        again.capture();

        // Then
        assertThat(hasEnded).as(said).isTrue();
        assertThat(small.process().exitValue()).isEqualTo(1);
        assertThat(said).contains("Memory ran out: this program may use").contains("-Xmx2g");
        assertThat(before).hasSizeLessThanOrEqualTo(1);
        assertThat(transactions(trial)).hasSize(2);
        assertThat(trial.rows("select max(length(body)) from change_event")
                        .getFirst()
                        .getFirst())
                .satisfies(length -> assertThat(Long.parseLong(length)).isGreaterThan(MEGABYTES * 1024L * 1024));
        assertThat(trial.gaps()).isEmpty();
    }

    /// What is done behind capture reads pages of events: many large ones must not be in memory together.
    @Test
    void manyLargeRowsFitASmallHeapToTheEnd() throws Exception {
        // Given
        Path store = folder.resolve("rows.awb");
        mysql.startWith("create table t(id int primary key, v longtext)");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        trial.capture();
        for (int id = 0; id < ROWS; id++) {
            mysql.run("insert into t values (" + id + ", repeat('x', 400000))");
        }

        // When
        CaptureProcess small = CaptureProcess.startIn("96m", folder, store, mysql, "--once");
        boolean hasEnded = small.process().waitFor(90, TimeUnit.SECONDS);
        String said = small.text();
        small.killAfter(Duration.ZERO);

        // Then
        assertThat(hasEnded).as(said).isTrue();
        assertThat(small.process().exitValue()).as(said).isZero();
        assertThat(transactions(trial)).hasSize(ROWS);
        assertThat(trial.rows("select checked_through_seq from image_check"))
                .isEqualTo(trial.rows("select max(seq) from change_event"));
    }

    private static List<List<String>> transactions(CaptureTrial trial) {
        return trial.rows("select event_count from source_tx where kind = 1");
    }
}
