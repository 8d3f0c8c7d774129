package io.auditworkbench.workbench.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files appear whole or not at all.
class ExportFilesTest {

    @TempDir
    Path folder;

    private ExportFiles begin(String name, long split) {
        return ExportFiles.begin(folder.resolve(name), split, ExportFiles.Existing.REFUSE, List.of());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void nothingStandsUnderTheFinalNameBeforeTheWholeIsSealed() throws IOException {
        // Given
        try (ExportFiles files = begin("a.csv", 0)) {
            files.nextRow();
            files.write("one");
            // Then
            assertThat(names()).containsExactly("a.csv.part");
            files.seal();
            assertThat(names()).containsExactly("a.csv.part");
            // When
            files.publish("{}");
        }
        // Then
        assertThat(names()).containsExactly("a.csv", "a.csv.manifest.json");
        assertThat(folder.resolve("a.csv")).hasContent("one");
    }

    @Test
    void anExportThatIsGivenUpLeavesNothing() throws IOException {
        // When
        try (ExportFiles files = begin("a.csv", 1)) {
            files.nextRow();
            files.nextRow();
            files.write("two");
        }
        // Then
        assertThat(names()).isEmpty();
    }

    @Test
    void whatAKilledRunLeftIsWrittenOver() throws IOException {
        // Given
        Files.writeString(folder.resolve("a.csv.part"), "much that a killed run wrote");
        // When
        try (ExportFiles files = begin("a.csv", 0)) {
            files.nextRow();
            files.write("one");
            files.seal();
            files.publish("{}");
        }
        // Then
        assertThat(folder.resolve("a.csv")).hasContent("one");
    }

    @Test
    void rowsAreSplitIntoNumberedFiles() throws IOException {
        // When
        try (ExportFiles files = begin("a.csv", 2)) {
            for (int i = 1; i <= 3; i++) {
                files.nextRow();
                files.write(i + "\n");
            }
            assertThat(files.seal()).extracting(ExportFiles.Written::rows).containsExactly(2L, 1L);
            files.publish("{}");
        }
        // Then
        assertThat(names()).containsExactly("a-001.csv", "a-002.csv", "a.csv.manifest.json");
    }

    @Test
    void aFileThatIsThereIsNotReplacedUnasked() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "kept");

        assertThatThrownBy(() -> begin("a.csv", 0)).hasMessageContaining("is there already");
        assertThat(folder.resolve("a.csv")).hasContent("kept");
    }

    @Test
    void aFullDiskLeavesNothing() throws IOException {
        // Given
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("disk"), 1);
        Assumptions.assumeTrue(mounted.isPresent(), "this process may not mount");
        try (SmallDisk disk = mounted.get()) {
            Path target = disk.root().resolve("a.csv");
            // When
            assertThatThrownBy(() -> writeMuch(target))
                    .isInstanceOfSatisfying(
                            WorkbenchException.class,
                            full -> assertThat(full.code()).isEqualTo(ErrorCode.STORE_FULL));
            // Then
            try (Stream<Path> files = Files.list(disk.root())) {
                assertThat(files).isEmpty();
            }
        }
    }

    private static void writeMuch(Path target) {
        try (ExportFiles files = ExportFiles.begin(target, 0, ExportFiles.Existing.REFUSE, List.of())) {
            files.nextRow();
            for (int i = 0; i < 40; i++) {
                files.write("x".repeat(100_000));
            }
            files.seal();
        }
    }

    @Test
    void theGuardPutsAMarkBeforeWhatASpreadsheetWouldRunAndCounts() {
        FormulaGuard guard = new FormulaGuard();

        assertThat(Stream.of("=1+1", "+1", "-1", "@a", "\tx", "\rx", "\nx", "  =1", "＝1", "a\n=1", "a\r\n-1")
                        .map(guard::guard))
                .containsExactly(
                        "'=1+1", "'+1", "'-1", "'@a", "'\tx", "'\rx", "'\nx", "'  =1", "'＝1", "a\n'=1", "a\r\n'-1");
        assertThat(guard.guarded()).isEqualTo(11);
        assertThat(Stream.of("", "a=1", "a-b", "a\nb", "  a", "1").map(guard::guard))
                .containsExactly("", "a=1", "a-b", "a\nb", "  a", "1");
        assertThat(guard.guarded()).isEqualTo(11);
    }
}
