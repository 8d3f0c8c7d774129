package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.CommandRun;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.workbench.view.DemoStoreView;
import io.auditworkbench.workbench.view.DemoStoreView.Beginning;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening the demo's store: for the first time, again, and when something is wrong with it.
class DemoStoreTest {

    @TempDir
    static Path build;

    private static PreparedDemo prepared =
            new PreparedDemo("", "", new SampleData.LogHead(0, ""), InputStream::nullInputStream);

    @TempDir
    Path data;

    private Path folder = Path.of("");
    private Path store = Path.of("");

    /// Takes what the build prepared, or prepares one where only the classes were compiled.
    @BeforeAll
    static void prepare() throws IOException {
        Optional<PreparedDemo> known = PreparedDemo.ofProgram();
        if (known.isEmpty()) {
            DemoStore.prepare(build, "test");
            known = Optional.of(PreparedDemo.in(build));
        }
        prepared = known.orElseThrow();
    }

    @BeforeEach
    void place() {
        folder = data.resolve("audit-workbench").resolve("demo");
        store = folder.resolve("demo.awb");
    }

    private DemoStore demo() {
        return new DemoStore(folder, Optional.of(prepared), _ -> {});
    }

    @Test
    void firstTimeUnpacksThePreparedStoreAndTheSecondOnlyOpensIt() throws IOException {
        // When
        DemoStoreView first = demo().open();
        long written = Files.getLastModifiedTime(store).toMillis();
        DemoStoreView second = demo().open();

        // Then
        assertThat(first.beginning()).isEqualTo(Beginning.PREPARED);
        assertThat(first.isRemade()).isFalse();
        assertThat(second.beginning()).isEqualTo(Beginning.REUSED);
        assertThat(second.changes()).isEqualTo(first.changes()).isGreaterThan(15_000);
        assertThat(second.businessEvents()).isGreaterThan(3_000);
        assertThat(second.findings()).isGreaterThanOrEqualTo(19);
        assertThat(Files.getLastModifiedTime(store).toMillis()).isEqualTo(written);
        assertThat(names()).doesNotContain("demo-old.awb").noneMatch(name -> name.startsWith("demo-new"));
    }

    @Test
    void buildWithoutAPreparedStoreImportsTheRecordingAndComesToTheSame() {
        // Given
        DemoStoreView unpacked = demo().open();
        Path elsewhere = data.resolve("elsewhere");

        // When
        DemoStoreView imported = new DemoStore(elsewhere, Optional.empty(), _ -> {}).open();

        // Then
        assertThat(imported.beginning()).isEqualTo(Beginning.IMPORTED);
        assertThat(imported.businessEvents()).isEqualTo(unpacked.businessEvents());
        assertThat(imported.findings()).isEqualTo(unpacked.findings());
        try (Store made = Store.openForReading(imported.store())) {
            assertThat(SampleData.head(made)).isEqualTo(prepared.head());
        }
    }

    @Test
    void whatWasSaidOfAFindingIsStillThereTheNextTime() {
        // Given
        demo().open();
        CommandRun said = CommandRun.of(
                "anomalies", "set", "A1", "--state", "explained", "--reason", "a count", "--store", store.toString());
        assertThat(said.exitCode()).isZero();

        // When
        demo().open();

        // Then
        assertThat(CommandRun.of("anomalies", "--state", "explained", "-o", "name", "--store", store.toString())
                        .out()
                        .strip())
                .isEqualTo("A1");
    }

    @Test
    void truncatedStoreIsSetAsideAndMadeAnew() throws IOException {
        // Given
        demo().open();
        try (RandomAccessFile file = new RandomAccessFile(store.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        // When
        DemoStoreView view = demo().open();

        // Then
        assertMadeAnew(view);
    }

    @Test
    void storeOfGarbageIsSetAsideAndMadeAnew() throws IOException {
        // Given
        demo().open();
        Files.writeString(store, "garbage ".repeat(1_000), StandardCharsets.UTF_8);

        // When, Then
        assertMadeAnew(demo().open());
        assertThat(Files.readString(folder.resolve("demo-old.awb"))).startsWith("garbage");
    }

    @Test
    void storeWhoseLogWasChangedIsSetAsideAndMadeAnew() throws SQLException {
        // Given
        demo().open();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("update source_tx set leaf = zeroblob(32) where tx_id = 4000");
        }

        // When, Then
        assertMadeAnew(demo().open());
    }

    @Test
    void storeOfAnotherVersionIsSetAsideAndMadeAnew() throws IOException {
        // Given
        demo().open();
        new DemoFiles(folder).write(new DemoFiles.Stamp("an older one", prepared.head()));

        // When, Then
        assertMadeAnew(demo().open());
    }

    private void assertMadeAnew(DemoStoreView view) {
        assertThat(view.isRemade()).isTrue();
        assertThat(view.beginning()).isEqualTo(Beginning.PREPARED);
        assertThat(view.setAside()).exists();
        assertThat(demo().open().beginning()).isEqualTo(Beginning.REUSED);
        assertThat(view.findings()).isGreaterThanOrEqualTo(19);
    }

    @Test
    void fileThatTheDemoDidNotMakeIsLeftAlone() throws IOException {
        // Given
        Files.createDirectories(folder);
        Files.writeString(store, "mine");

        // When, Then
        assertThatThrownBy(() -> demo().open())
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("was not made by the demo");
        assertThat(store).hasContent("mine");
    }

    @Test
    void storeWithOtherChangesInItIsLeftAlone() throws IOException {
        // Given
        demo().open();
        try (Store other = Store.openForWriting(store, new SettableClock(CommandRun.NOW))) {
            other.source("import:mine");
            other.writer().commit();
        }
        Path copy = Files.copy(store, data.resolve("copy.awb"), StandardCopyOption.REPLACE_EXISTING);

        // When, Then
        assertThatThrownBy(() -> demo().open())
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("holds more than the demo");
        assertThat(store).hasSameBinaryContentAs(copy);
    }

    @Test
    void packThatIsNotWhatTheBuildWroteIsRefused() throws IOException {
        // Given
        PreparedDemo other = new PreparedDemo("00", prepared.inputs(), prepared.head(), prepared.pack());

        // When, Then
        assertThatThrownBy(() -> new DemoStore(folder, Optional.of(other), _ -> {}).open())
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("is damaged");
        assertThat(names()).containsExactly("demo.lock");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
