package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.Strace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// System calls on the store that fail under a running capture, for a while or for good.
///
/// `strace` makes them fail.
@Timeout(200)
class DiskErrorsIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    /// - **Shape**: `inject` is what `strace` injects, empty for none.
    record Fault(String name, String inject) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Fault("kill", ""),
                new Fault("ENOSPC for ten writes", "pwrite64:error=ENOSPC:when=60..69"),
                new Fault("EIO at each write", "pwrite64:error=EIO:when=60+"),
                new Fault("EIO at each sync", "fsync:error=EIO:when=5+"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void nothingIsLostAndNothingIsStoredTwice(Fault fault) throws Exception {
        // Given
        mysql.run("drop table if exists t", "create table t(id int primary key auto_increment, v varchar(500))");
        Path store = folder.resolve("disk.awb");
        CaptureTrial trial = new CaptureTrial(store, mysql.port(), mysql.schema() + ".*");
        trial.capture();

        // When
        CaptureProcess capture = CaptureProcess.start(folder, store, mysql, strace(store, fault), List.of());
        for (int i = 0; i < 30; i++) {
            mysql.run("insert into t(v) select hex(random_bytes(200)) from information_schema.columns limit 200");
        }
        boolean mayGoOn = fault.inject().contains("ENOSPC");
        boolean isFatal = fault.inject().contains("EIO");
        Eventually.isTrue(
                capture::text,
                Duration.ofSeconds(60),
                () -> isFatal ? !capture.process().isAlive() : rows(trial) > 1_000);
        capture.killAfter(Duration.ofMillis(mayGoOn ? 3_000 : 50));
        trial.capture();

        // Then
        try (SqlSession session = mysql.session()) {
            assertThat(trial.rows("select count(*) from change_event"))
                    .containsExactly(List.of(session.value("select count(*) from t")));
        }
        assertThat(trial.streamed().stream().distinct()).hasSize(6_000);
        assertThat(trial.gaps()).isEmpty();
    }

    private static long rows(CaptureTrial trial) {
        return Long.parseLong(
                trial.rows("select count(*) from change_event").getFirst().getFirst());
    }

    private static List<String> strace(Path store, Fault fault) {
        return fault.inject().isEmpty()
                ? List.of()
                : Strace.before(
                        Path.of("/dev/null"),
                        List.of(
                                "-P",
                                store + "-wal",
                                "-e",
                                "trace="
                                        + fault.inject()
                                                .substring(0, fault.inject().indexOf(':')),
                                "-e",
                                "inject=" + fault.inject()));
    }
}
