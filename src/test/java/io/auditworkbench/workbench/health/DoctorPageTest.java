package io.auditworkbench.workbench.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.CheckId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/doctor.md` says of each check what the program says.
class DoctorPageTest {

    private static final Path PAGE = Path.of("docs", "doctor.md");

    @Test
    void pageListsEveryCheckInItsOwnWords() throws IOException {
        // Given
        List<String> expected = Stream.concat(
                        Arrays.stream(CheckId.values())
                                .map(id -> row(
                                        id.name(),
                                        id.title(),
                                        id.needed(),
                                        id.level().name(),
                                        id.why())),
                        Arrays.stream(LocalCheckId.values())
                                .map(id -> id.passed(""))
                                .map(item -> row(
                                        item.id(),
                                        item.title(),
                                        item.needed(),
                                        item.level().name(),
                                        item.why())))
                .toList();

        // When
        List<String> rows = Files.readString(PAGE)
                .lines()
                .filter(line -> line.matches("\\| [PL]\\d\\d \\|.*"))
                .toList();

        // Then
        assertThat(rows)
                .as("the rows of docs/doctor.md, ready to paste:\n%s", String.join("\n", expected))
                .isEqualTo(expected);
    }

    private static String row(String id, String title, String needed, String level, String why) {
        return "| " + String.join(" | ", id, title, needed, level.toLowerCase(Locale.ROOT), why) + " |";
    }
}
