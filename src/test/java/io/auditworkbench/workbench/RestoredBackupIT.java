package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.store.LogKeeper;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.evidence.Anchors;
import io.auditworkbench.workbench.evidence.StoreVerification;
import io.auditworkbench.workbench.evidence.TrustLevel;
import io.auditworkbench.workbench.evidence.Verification;
import io.auditworkbench.workbench.upkeep.BackUpStore;
import io.auditworkbench.workbench.upkeep.BackupOutcome;
import io.auditworkbench.workbench.upkeep.BackupWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A disaster: the store is lost, and a backup takes its place. Capture goes on from where the backup ends, and what it
/// captures again is what was lost.
@Timeout(300)
class RestoredBackupIT {

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.shared();

    @TempDir
    Path folder;

    @Test
    void captureGoesOnFromARestoredBackupWithoutLossOrDoubling() throws Exception {
        Path store = folder.resolve("audit.awb");
        Path copy = folder.resolve("copy.awb");
        mysql.run("create table t(id int primary key, note varchar(20))", "insert into t values (1, 'one')");
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            // Given
            LogKeeper keeper = new LogKeeper(folder.resolve("state"));
            AuditDesks audits = new AuditDesks(folder.resolve("state/selfaudit"), Clock.systemUTC());
            StoreVerification verification = new StoreVerification(keeper, threads, Clock.systemUTC(), audits);
            capture(store, keeper, threads);
            mysql.run("insert into t values (2, 'two')", "update t set note = 'uno' where id = 1");
            capture(store, keeper, threads);
            assertThat(new BackUpStore(verification, keeper, audits, threads, Clock.systemUTC())
                            .backUp(store, copy, BackupWatch.NOBODY))
                    .isInstanceOf(BackupOutcome.Made.class);
            mysql.run("insert into t values (3, 'three')", "delete from t where id = 2");
            capture(store, keeper, threads);
            List<String> lost = StoredStory.of(store);
            Path anchor = Files.writeString(folder.resolve("anchor"), new Anchors(keeper).checkpoint(store));
            assertThat(kinds(verification.verify(copy, List.of(), _ -> {}))).isEmpty();

            // When
            putBack(copy, store);
            List<String> restored = kinds(verification.verify(store, List.of(), _ -> {}));
            capture(store, keeper, threads);

            // Then
            assertThat(restored).containsOnly("rolled-back");
            assertThat(StoredStory.of(store)).isEqualTo(lost);
            // captured at another time, so these are other leaves: who anchored the lost ones can tell
            assertThat(kinds(verification.verify(store, List.of(anchor), _ -> {})))
                    .containsOnly("log");
            mysql.run("insert into t values (4, 'four')", "update t set note = 'tres' where id = 3");
            capture(store, keeper, threads);
            assertThat(StoredStory.of(store))
                    .startsWith(lost.toArray(String[]::new))
                    .hasSizeGreaterThan(lost.size() + 2);
            // longer than it was, and never signed: that would make a file that somebody put back look right
            assertThat(kinds(verification.verify(store, List.of(), _ -> {}))).containsOnly("log");

            setAside(folder.resolve("state"));
            mysql.run("insert into t values (5, 'five')");
            capture(store, keeper, threads);
            Verification told = verification.verify(store, List.of(), _ -> {});
            assertThat(kinds(told)).isEmpty();
            assertThat(told.level()).isEqualTo(TrustLevel.L3);
            assertThat(kinds(verification.verify(store, List.of(anchor), _ -> {})))
                    .containsOnly("log");
        }
    }

    /// What its owner does by hand who knows of the restore.
    private static void setAside(Path state) throws IOException {
        try (Stream<Path> logs = Files.list(state.resolve("logs"))) {
            Path log = logs.toList().getFirst();
            Files.move(log.resolve("checkpoints.log"), log.resolve("checkpoints-before-restore.log"));
            Files.deleteIfExists(log.resolve("verified"));
        }
    }

    private static void putBack(Path copy, Path store) throws IOException {
        Files.copy(copy, store, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(Path.of(store + "-wal"));
        Files.deleteIfExists(Path.of(store + "-shm"));
    }

    private static List<String> kinds(Verification found) {
        return found.problems().stream().map(Verification.Problem::kind).toList();
    }

    private static void capture(Path store, LogKeeper keeper, ExecutorService threads) {
        CaptureRequest request = new CaptureRequest(
                store,
                "mysql://" + MysqlServer.READER.name() + "@127.0.0.1:" + mysql.port() + "/",
                MysqlServer.READER.password(),
                mysql.schema() + ".*",
                CaptureRequest.Beginning.SNAPSHOT,
                CaptureRequest.Extent.TO_PRESENT_END,
                null,
                "trial");
        Clock clock = Clock.systemUTC();
        new CaptureControl(
                        request,
                        StoreOpener.signing(clock, keeper),
                        threads,
                        new ConnectionCheck(clock, new SecureRandom(), threads))
                .run();
    }
}
