package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditAction.Answered;
import io.auditworkbench.model.audit.AuditAction.Asked;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteAuditJournalTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:13:07.481522Z");
    private static final Actor CLIENT = new Actor("mia", "inspector 1.0");
    private static final AuditAction ASKED = new Asked(Kind.MCP_CALL, "audit_count", "{\"filter\":\"op:delete\"}");

    @TempDir
    Path directory;

    private Path store() {
        return directory.resolve("audit.awb");
    }

    private Path file() {
        return directory.resolve("audit.awb-selfaudit");
    }

    @Test
    void whatIsAppendedIsReadBackByAnotherReader() {
        // Given
        try (SqliteAuditJournal journal = SqliteAuditJournal.beside(store())) {
            journal.append(NOW, CLIENT, ASKED);

            // When
            journal.append(NOW.plusMillis(3), CLIENT, new Answered(1, Outcome.GIVEN, 7, 1_234, "ab"));
        }

        // Then
        assertThat(SqliteAuditJournal.beside(store()).newest(10))
                .containsExactly(
                        new AuditEntry(2, NOW.plusMillis(3), CLIENT, new Answered(1, Outcome.GIVEN, 7, 1_234, "ab")),
                        new AuditEntry(1, NOW, CLIENT, ASKED));
    }

    @Test
    void anEntryIsNeitherChangedNorRemoved() throws SQLException {
        try (SqliteAuditJournal journal = SqliteAuditJournal.beside(store())) {
            journal.append(NOW, CLIENT, ASKED);
        }

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update entry set user = 'nobody'"))
                    .hasMessageContaining("an entry is never changed");
            assertThatThrownBy(() -> statement.execute("delete from entry"))
                    .hasMessageContaining("an entry is never removed");
        }
        assertThat(SqliteAuditJournal.beside(store()).newest(10)).hasSize(1);
    }

    @Test
    void theFileIsForItsOwnerOnly() throws IOException {
        try (SqliteAuditJournal journal = SqliteAuditJournal.beside(store())) {
            journal.append(NOW, CLIENT, ASKED);

            for (String end : List.of("", "-wal", "-shm")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file() + end))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void severalWritersAppendAtOnce() throws Exception {
        int writers = 4;
        int each = 25;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                running.add(threads.submit(() -> append(each)));
            }
            for (Future<?> one : running) {
                finish(one);
            }
        }

        assertThat(SqliteAuditJournal.beside(store()).newest(1_000))
                .extracting(AuditEntry::number)
                .containsExactlyElementsOf(LongStream.iterate((long) writers * each, number -> number > 0, n -> n - 1)
                        .boxed()
                        .toList());
    }

    /// SQLite does not wait for another that turns the same new file to its write-ahead log: it gives up at once.
    @Test
    void severalWhoBeginTheSameFileAtOnceAllGetToWrite() throws Exception {
        int writers = 4;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int round = 0; round < 60; round++) {
                Path begun = directory.resolve("begun-" + round + ".awb");
                CyclicBarrier together = new CyclicBarrier(writers);
                List<Future<?>> running = new ArrayList<>();
                for (int writer = 0; writer < writers; writer++) {
                    running.add(threads.submit(() -> {
                        together.await();
                        try (SqliteAuditJournal journal = SqliteAuditJournal.beside(begun)) {
                            return journal.append(NOW, CLIENT, ASKED);
                        }
                    }));
                }
                for (Future<?> one : running) {
                    finish(one);
                }
                assertThat(SqliteAuditJournal.beside(begun).newest(10)).hasSize(writers);
            }
        }
    }

    private static void finish(Future<?> one) throws InterruptedException, ExecutionException {
        one.get();
    }

    private void append(int count) {
        try (SqliteAuditJournal journal = SqliteAuditJournal.beside(store())) {
            for (int entry = 0; entry < count; entry++) {
                journal.append(NOW, CLIENT, ASKED);
            }
        }
    }

    @Test
    void whereNothingCanBeWrittenAppendingFails() throws IOException {
        SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), 4).orElse(null);
        Assumptions.assumeTrue(disk != null, "this process may not mount a file system");
        try (disk) {
            disk.makeReadOnly();
            try (SqliteAuditJournal journal =
                    SqliteAuditJournal.beside(disk.root().resolve("audit.awb"))) {
                WorkbenchException failure =
                        catchThrowableOfType(WorkbenchException.class, () -> journal.append(NOW, CLIENT, ASKED));

                assertThat(failure.code()).isEqualTo(ErrorCode.STORE_READ_ONLY);
                assertThat(journal.newest(10)).isEmpty();
            }
        }
    }

    @Test
    void aFileOfALaterVersionIsRefusedAndLeftAlone() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = other.createStatement()) {
            statement.execute("pragma user_version = 99");
        }
        try (SqliteAuditJournal journal = SqliteAuditJournal.beside(store())) {
            WorkbenchException failure =
                    catchThrowableOfType(WorkbenchException.class, () -> journal.append(NOW, CLIENT, ASKED));

            assertThat(failure.code()).isEqualTo(ErrorCode.STORE_NEWER);
            assertThat(failure.nextStep()).isEqualTo("Use that version: the self-audit goes on in its file.");
        }
    }
}
