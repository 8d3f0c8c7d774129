package io.auditworkbench.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    private static final int LIMIT_BYTES = 20;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("capture.log");
    }

    private void say(LogFile log, String text) throws IOException {
        log.write(text.getBytes(UTF_8));
    }

    @Test
    void aFullFileIsSetAsideAndTheOldestIsForgotten() throws IOException {
        try (LogFile log = new LogFile(file(), LIMIT_BYTES)) {
            for (int line = 0; line < 24; line++) {
                say(log, "line %02d\n".formatted(line));
            }
        }

        List<String> kept = new ArrayList<>();
        for (int age = LogFile.KEPT; age > 0; age--) {
            kept.addAll(Files.readAllLines(folder.resolve("capture.log." + age)));
        }
        kept.addAll(Files.readAllLines(file()));
        assertThat(kept)
                .containsExactlyElementsOf(Stream.iterate(9, line -> line < 24, line -> line + 1)
                        .map("line %02d"::formatted)
                        .toList());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .hasSize(1 + LogFile.KEPT)
                    .allSatisfy(each -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aLineIsNeverSplitOverTwoFiles() throws IOException {
        try (LogFile log = new LogFile(file(), LIMIT_BYTES)) {
            say(log, "a line that is longer ");
            say(log, "than a file may be");
            say(log, "\n");
            say(log, "next\n");
        }

        assertThat(folder.resolve("capture.log.1")).hasContent("a line that is longer than a file may be");
        assertThat(file()).hasContent("next");
    }

    @Test
    void theNextProcessGoesOnAtTheEndAndCountsWhatIsThere() throws IOException {
        try (LogFile log = new LogFile(file(), LIMIT_BYTES)) {
            say(log, "twenty letters here\n");
        }
        try (LogFile log = new LogFile(file(), LIMIT_BYTES)) {
            say(log, "of the next one\n");
        }

        assertThat(folder.resolve("capture.log.1")).hasContent("twenty letters here");
        assertThat(file()).hasContent("of the next one");
    }

    @Test
    void nothingIsLostWhereAFullFileCannotBeSetAside() throws IOException {
        Files.createDirectories(folder.resolve("capture.log.4/cannot-be-replaced"));
        Files.createFile(folder.resolve("capture.log.3"));
        try (LogFile log = new LogFile(file(), LIMIT_BYTES)) {
            say(log, "twenty letters here\n");
            say(log, "and more\n");
            say(log, "and more\n");
        }

        assertThat(file()).hasContent("twenty letters here\nand more\nand more");
    }
}
