package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.SmallDisk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreRulesTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("audit.awb");
    }

    private void fill(int transactions) {
        try (Store store = Store.openForWriting(file, CLOCK)) {
            SourceId source = store.source(Shop.SOURCE);
            for (long number = 1; number <= transactions; number++) {
                Shop.seal(
                                Shop.header(number),
                                Shop.insert(Shop.table("orders"), Shop.row(number, "1.00", "x".repeat(100))))
                        .appendTo(store.writer(), source);
            }
            store.writer().commit();
        }
    }

    private WorkbenchException refusedToWrite() {
        return refused(() -> Store.openForWriting(file, CLOCK).close());
    }

    private WorkbenchException refusedToRead() {
        return refused(() -> Store.openForReading(file).close());
    }

    private static WorkbenchException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable opening) {
        WorkbenchException failure = catchThrowableOfType(WorkbenchException.class, opening);
        assertThat(failure).as("the store must be refused").isNotNull();
        assertThat(failure.happened()).doesNotContain("Exception").endsWith(".").doesNotContain("\n");
        assertThat(failure.nextStep()).isNotEmpty();
        return failure;
    }

    @Test
    void aNewStoreIsForItsOwnerOnly() throws IOException {
        file = directory.resolve("new/folders/audit.awb");
        fill(1);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("new"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(file + "-lock"))))
                .isEqualTo("rw-------");
    }

    /// Bytes that went bad can make a value of a column that always has one into none.
    @ParameterizedTest
    @CsvSource({"statement,text text", "source_tx,leaf blob", "log_record,leaf blob"})
    void aValueThatIsGoneIsDamage(String table, String column) throws SQLException {
        fillWithStatements();
        String declared = "pragma writable_schema = on";
        StoreAttacks.runUnguarded(
                file,
                List.of(
                        declared,
                        "update sqlite_schema set sql = replace(sql, '" + column + " not null', '" + column
                                + "') where name = '" + table + "'"));
        StoreAttacks.runUnguarded(file, List.of("update " + table + " set " + column.substring(0, 4) + " = null"));
        StoreAttacks.runUnguarded(
                file,
                List.of(
                        declared,
                        "update sqlite_schema set sql = replace(sql, '" + column + "', '" + column
                                + " not null') where name = '" + table + "'"));

        assertThat(refusedToWrite().code()).isEqualTo(ErrorCode.STORE_CORRUPT);
    }

    private void fillWithStatements() {
        try (Store store = Store.openForWriting(file, CLOCK)) {
            SourceId source = store.source(Shop.SOURCE);
            Shop.seal(
                            Shop.header(1),
                            Shop.insert(Shop.table("orders"), Shop.row(1, "1.00", "x"))
                                    .by("insert into orders"))
                    .appendTo(store.writer(), source);
            store.writer().commit();
        }
    }

    @Test
    void closingLeavesNoWriteAheadLog() {
        fill(10);

        assertThat(Path.of(file + "-wal")).doesNotExist();
    }

    @Test
    void aSecondWriterInThisProgramIsRefused() {
        try (Store _ = Store.openForWriting(file, CLOCK)) {
            WorkbenchException failure = refusedToWrite();

            assertThat(failure.code()).isEqualTo(ErrorCode.STORE_BUSY);
            assertThat(failure.happened()).contains("by this program", file.toString());
        }
        fill(1);
    }

    /// On POSIX systems a careless look at the lock gives it up.
    @Test
    void theLockHoldsAfterThisProgramWasRefusedAndAskedWhoWrites() throws IOException {
        try (Store store = Store.openForWriting(file, CLOCK)) {
            // Given
            refusedToWrite();
            assertThat(store.facts().isBeingWritten()).isTrue();
            try (Store reading = Store.openForReading(file)) {
                assertThat(reading.facts().isBeingWritten()).isTrue();
            }

            // When
            Process other = StoreVictim.start(file);

            // Then
            try (var lines = other.inputReader()) {
                assertThat(lines.readLine()).as("what the other writer stored").isNull();
            } finally {
                other.destroyForcibly().onExit().join();
            }
        }
    }

    @Test
    void aSecondWriterInAnotherProcessIsRefusedWithItsProcessNumber() throws IOException {
        // Given
        Process other = StoreVictim.start(file);
        try (var lines = other.inputReader()) {
            assertThat(lines.readLine()).isEqualTo("1");

            // When
            WorkbenchException failure = refusedToWrite();

            // Then
            assertThat(failure.code()).isEqualTo(ErrorCode.STORE_BUSY);
            assertThat(failure.happened()).contains("process " + other.pid());
            try (Store reading = Store.openForReading(file)) {
                assertThat(reading.changes().lastSeq()).isPositive();
            }
        } finally {
            other.destroyForcibly().onExit().join();
        }
        fill(0);
    }

    @Test
    void aStoreOfANewerVersionIsRefusedAndUntouched() throws Exception {
        // Given
        fill(1);
        sql("pragma user_version = 999");
        byte[] before = Files.readAllBytes(file);

        // When
        WorkbenchException writing = refusedToWrite();
        WorkbenchException reading = refusedToRead();

        // Then
        assertThat(writing.code()).isEqualTo(ErrorCode.STORE_NEWER);
        assertThat(reading.code()).isEqualTo(ErrorCode.STORE_NEWER);
        assertThat(writing.happened()).contains("999");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void anotherSqliteDatabaseIsRefusedAndUntouched() throws Exception {
        // Given
        sql("create table t(x)", "insert into t values(1)");
        byte[] before = Files.readAllBytes(file);

        // When
        WorkbenchException writing = refusedToWrite();

        // Then
        assertThat(writing.code()).isEqualTo(ErrorCode.STORE_NOT_A_STORE);
        assertThat(refusedToRead().code()).isEqualTo(ErrorCode.STORE_NOT_A_STORE);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndUntouched() throws IOException {
        Files.writeString(
                file, "It was a bright cold day in April, and the clocks were striking thirteen.\n".repeat(40));
        byte[] before = Files.readAllBytes(file);

        assertThat(refusedToWrite().code()).isEqualTo(ErrorCode.STORE_NOT_A_STORE);
        assertThat(refusedToRead().code()).isEqualTo(ErrorCode.STORE_NOT_A_STORE);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void anEmptyFileBecomesAStoreButIsNoneToRead() throws IOException {
        Files.createFile(file);

        assertThat(refusedToRead().code()).isEqualTo(ErrorCode.STORE_NOT_A_STORE);
        fill(1);
        Store.openForReading(file).close();
    }

    @Test
    void aFolderIsRefused() {
        file = directory;

        assertThat(refusedToWrite().code()).isEqualTo(ErrorCode.STORE_NOT_A_STORE);
        assertThat(refusedToRead().code()).isEqualTo(ErrorCode.STORE_NOT_A_STORE);
        assertThat(refusedToWrite().happened()).contains("folder");
    }

    @Test
    void aMissingStoreIsNotFoundByAReaderAndNotMade() {
        assertThat(refusedToRead().code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatLostItsEndIsRefused() throws IOException {
        // Given
        fill(500);
        long size = Files.size(file);
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(size - 20_000);
        }

        // When
        WorkbenchException failure = refusedToRead();

        // Then
        assertThat(failure.code()).isEqualTo(ErrorCode.STORE_CORRUPT);
        assertThat(refusedToWrite().code()).isEqualTo(ErrorCode.STORE_CORRUPT);
    }

    @Test
    void aDamagedHeaderIsRefused() throws IOException {
        fill(5);
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(4);
            raw.write(new byte[20]);
        }

        assertThat(refusedToRead().code()).isIn(ErrorCode.STORE_NOT_A_STORE, ErrorCode.STORE_CORRUPT);
        assertThat(refusedToWrite().code()).isIn(ErrorCode.STORE_NOT_A_STORE, ErrorCode.STORE_CORRUPT);
    }

    @Test
    void aDamagedPageIsFoundOnDemandAndNamedWhenRead() throws IOException {
        // Given
        fill(6_000);
        try (Store store = Store.openForReading(file)) {
            assertThat(store.damage()).isEmpty();
        }
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = raw.length() / 2 / 8192; page < raw.length() / 8192 - 1; page++) {
                raw.seek(page * 8192);
                raw.write(new byte[64]);
            }
        }

        // When
        try (Store store = Store.openForReading(file)) {
            // Then
            assertThat(store.damage()).isNotEmpty();
            WorkbenchException failure = refused(() -> store.changes().after(0, EventSelection.ALL, 6_000));
            assertThat(failure.code()).isEqualTo(ErrorCode.STORE_CORRUPT);
        }
    }

    @Test
    void aStoreThatCannotBeWrittenIsReadButNotWritten() throws IOException {
        Optional<SmallDisk> disk = SmallDisk.mount(directory.resolve("disk"), 8);
        if (disk.isEmpty()) {
            fill(3);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
            assertReadOnly();
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            return;
        }
        try (SmallDisk readOnly = disk.get()) {
            file = readOnly.root().resolve("audit.awb");
            fill(3);
            readOnly.makeReadOnly();
            assertReadOnly();
        }
    }

    private void assertReadOnly() {
        assertThat(refusedToWrite().code()).isEqualTo(ErrorCode.STORE_READ_ONLY);
        try (Store store = Store.openForReading(file)) {
            assertThat(store.changes().after(0, EventSelection.ALL, 10).events())
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nfs4", "cifs", "smb2", "9p", "fuse.sshfs", "CIFS"})
    void aNetworkDriveIsRefused(String type) {
        fill(1);
        StoreFile rules = new StoreFile(_ -> type);

        WorkbenchException writing = refused(() -> Store.openForWriting(file, CLOCK, null, rules));
        WorkbenchException reading = refused(() -> Store.openForReading(file, rules));

        assertThat(writing.code()).isEqualTo(ErrorCode.STORE_ON_NETWORK_DRIVE);
        assertThat(reading.code()).isEqualTo(ErrorCode.STORE_ON_NETWORK_DRIVE);
        assertThat(writing.happened()).contains(type);
    }

    @Test
    void aSymbolicLinkLeadsToTheOneStoreAndItsLock() throws IOException {
        // Given
        fill(1);
        Path link = Files.createSymbolicLink(directory.resolve("link.awb"), file);

        // When
        try (Store store = Store.openForWriting(link, CLOCK)) {
            // Then
            assertThat(store.file()).isEqualTo(file.toRealPath());
            assertThat(refusedToWrite().code()).isEqualTo(ErrorCode.STORE_BUSY);
        }
        assertThat(Path.of(link + "-lock")).doesNotExist();
    }

    @Test
    void aLinkToNowhereIsRefused() throws IOException {
        Files.createSymbolicLink(file, directory.resolve("nowhere.awb"));

        assertThat(refusedToWrite().code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(directory.resolve("nowhere.awb")).doesNotExist();
    }

    @Test
    void aHardLinkIsRefused() throws IOException {
        fill(1);
        Files.createLink(directory.resolve("second.awb"), file);

        assertThat(refusedToWrite().happened()).contains("second name");
        assertThat(refusedToRead().happened()).contains("second name");
        Files.delete(directory.resolve("second.awb"));
        fill(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a?b#c%41 d'e\"f;g&h=i.awb", "store with spaces.awb", "-wal", "x"})
    void anyFileNameWorks(String name) {
        file = directory.resolve(name);
        fill(2);

        try (Store store = Store.openForReading(file)) {
            assertThat(store.changes().lastSeq()).isEqualTo(2);
        }
        assertThat(file).isRegularFile();
    }

    @Test
    void aReaderSeesWhatTheWriterCommitsWhileBothAreOpen() {
        try (Store writing = Store.openForWriting(file, CLOCK);
                Store reading = Store.openForReading(file)) {
            SourceId source = writing.source(Shop.SOURCE);
            for (long number = 1; number <= 5; number++) {
                Shop.seal(Shop.header(number), Shop.insert(Shop.table("t"), Shop.row(number, "1.00", "x")))
                        .appendTo(writing.writer(), source);
                writing.writer().commit();

                assertThat(reading.changes().lastSeq()).isEqualTo(number);
            }
        }
    }

    @Test
    void sqliteOlderThanTheFixOfTheWriteAheadLogIsTooOld() {
        assertThat(List.of("3.51.2", "3.7.17", "3.50.4")).noneMatch(Connections::isRecent);
        assertThat(Set.of("3.51.3", "3.54.1", "4.0")).allMatch(Connections::isRecent);
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
