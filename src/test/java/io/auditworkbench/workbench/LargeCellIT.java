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

    private static List<List<String>> transactions(CaptureTrial trial) {
        return trial.rows("select event_count from source_tx where kind = 1");
    }
}
