package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The reference in `docs/cli.md` is what the commands say of themselves; `-Dgolden.update=true` writes it anew.
class CommandReferenceTest {

    private static final Path PAGE = Path.of("docs/cli.md");
    private static final String MARK = "<!-- From here on written by CommandReferenceTest. -->\n";
    private static final Pattern BARE_PERCENT = Pattern.compile("(?<!%)(?:%%)*%(?![n%])");

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

    /// Of a line that it cannot format picocli complains on standard error, before the help.
    @Test
    void everyLineOfHelpCanBeFormatted() {
        List<String> faulty = new ArrayList<>();
        collect(CommandRun.everyCommand().getCommandSpec(), faulty);

        assertThat(faulty).isEmpty();
    }

    private static void collect(CommandSpec command, List<String> faulty) {
        UsageMessageSpec usage = command.usageMessage();
        Stream.of(List.of(usage.description()), List.of(usage.header()), List.of(usage.footer()), optionTexts(command))
                .flatMap(List::stream)
                .filter(line -> BARE_PERCENT.matcher(line).find())
                .forEach(line -> faulty.add(command.qualifiedName() + ": " + line));
        command.subcommands().values().forEach(sub -> collect(sub.getCommandSpec(), faulty));
    }

    private static List<String> optionTexts(CommandSpec command) {
        return Stream.concat(command.options().stream(), command.positionalParameters().stream())
                .flatMap(argument -> Arrays.stream(argument.description()))
                .toList();
    }

    @Test
    void pageListsEveryExitCode() throws IOException {
        String page = Files.readString(PAGE);
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("| " + code.number() + " | " + code.meaning() + " |");
        }
    }
}
