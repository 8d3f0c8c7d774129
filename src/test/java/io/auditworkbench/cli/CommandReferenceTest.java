package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The reference in `docs/cli.md` is what the commands say of themselves; `-Dgolden.update=true` writes it anew.
class CommandReferenceTest {

    private static final Path PAGE = Path.of("docs/cli.md");
    private static final String MARK = "<!-- From here on written by CommandReferenceTest. -->\n";

    @Test
    void pageSaysWhatTheCommandsSay() throws IOException {
        // Given
        String page = Files.readString(PAGE);
        String introduction = page.substring(0, page.indexOf(MARK) + MARK.length());
        String expected = introduction + "\n## Reference\n\n" + new CommandReference(CommandRun.everyCommand()).text();
        // When
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        }
        // Then
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    @Test
    void pageListsEveryExitCode() throws IOException {
        String page = Files.readString(PAGE);
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("| " + code.number() + " | " + code.meaning() + " |");
        }
    }
}
