package io.auditworkbench.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `installer/collect-changes`, by a real shell, in a small stand-in for a checkout.
class CollectChangesScriptTest {

    @TempDir
    Path folder;

    /// How a run ended, with everything that it said.
    private record Run(int code, String said) {}

    @BeforeEach
    void prepare() throws IOException {
        write("installer/collect-changes", Files.readString(Path.of("installer/collect-changes")));
        write("docs/changelog/README.md", "# Changelog fragments\n");
        write("docs/changelog/a.md", "Fixed: a word of\ntwo lines.\n");
        write("docs/changelog/b.md", "Added: `b` does:\n\n- one thing\n- Fixed: another\n");
        write("docs/changelog/c.md", "Security: nobody reads [c](../c.md).\n");
        write("docs/changelog/d.md", "Added: d & \\d.\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Run collect(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "installer/collect-changes");
        builder.command().addAll(List.of(words));
        Process process =
                builder.directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    @Test
    void theFirstReleaseTakesThePlaceOfTheLineThatThereIsNone() throws Exception {
        write("CHANGELOG.md", "# Changelog\n\nHow to read it.\n\nNothing has been released yet.\n");

        Run run = collect("1.0.0", "2026-11-29");

        assertThat(run).isEqualTo(new Run(0, "4 fragments are in CHANGELOG.md now.\n"));
        assertThat(folder.resolve("CHANGELOG.md")).hasContent("""
                # Changelog

                How to read it.

                ## 1.0.0 (2026-11-29)

                ### Security

                - Nobody reads [c](docs/c.md).

                ### Added

                - `b` does:
                  - one thing
                  - Fixed: another
                - D & \\d.

                ### Fixed

                - A word of
                  two lines.
                """);
        try (var left = Files.list(folder.resolve("docs/changelog"))) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("README.md");
        }
    }

    @Test
    void aLaterReleaseComesBeforeTheOthers() throws Exception {
        write("CHANGELOG.md", "# Changelog\n\n## 1.0.0 (2026-11-29)\n\n### Added\n\n- All.\n");

        collect("1.1.0", "2027-01-01");

        assertThat(Files.readAllLines(folder.resolve("CHANGELOG.md")).stream().filter(line -> line.startsWith("## ")))
                .containsExactly("## 1.1.0 (2027-01-01)", "## 1.0.0 (2026-11-29)");
    }

    @Test
    void aVersionIsCollectedOnceAndNothingIsLostWhenItIsRefused() throws Exception {
        write("CHANGELOG.md", "# Changelog\n\n## 1.0.0 (2026-11-29)\n\n- All.\n");

        Run again = collect("1.0.0", "2026-11-30");
        Run undated = collect("1.1.0", "tomorrow");

        assertThat(again).isEqualTo(new Run(2, "CHANGELOG.md has a section 1.0.0 already.\n"));
        assertThat(undated.code()).isEqualTo(2);
        assertThat(folder.resolve("docs/changelog/a.md")).exists();
    }
}
