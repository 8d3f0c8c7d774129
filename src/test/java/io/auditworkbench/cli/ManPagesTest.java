package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ManPagesTest {

    private final SortedMap<String, String> pages = new ManPages("audit-workbench", CommandRun.everyCommand()).all();

    @Test
    void everyCommandHasAPageWithEachOfItsOptions() {
        List<String> missing = new ArrayList<>();
        compare("audit-workbench", CommandRun.everyCommand(), missing);

        assertThat(missing).isEmpty();
        assertThat(pages).hasSizeGreaterThan(50);
    }

    private void compare(String name, CommandLine command, List<String> missing) {
        String page = pages.getOrDefault(name + ".1", "");
        if (page.isEmpty()) {
            missing.add(name);
        }
        command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden() && (!option.inherited() || name.equals("audit-workbench")))
                .map(OptionSpec::longestName)
                .filter(option -> !page.contains("\\fB" + option.replace("-", "\\-") + "\\fR"))
                .forEach(option -> missing.add(name + " " + option));
        command.getSubcommands().forEach((word, sub) -> {
            if (word.equals(sub.getCommandName())) {
                compare(name + "-" + word, sub, missing);
            }
        });
    }

    /// A line that begins with a dot or a quote and is none of these would be lost, or worse.
    @Test
    void noTextIsTakenForAnOrderToTheFormatter() {
        assertThat(pages.values())
                .allSatisfy(page -> assertThat(
                                page.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                        .allMatch(line -> line.matches("\\.(TH|SH|PP|TP|B|I|BR|nf|fi)( .*)?")));
    }

    @Test
    void lettersThatTheFormatterReadsAreEscaped() {
        String page = new Roff()
                .text(".dot 'first' a\\b")
                .asIs("'quoted' -x ~/a ^b `c` \\d")
                .toString();

        assertThat(page).isEqualTo("""
                \\&.dot 'first' a\\eb
                .nf
                \\(aqquoted\\(aq \\-x \\(ti/a \\(hab \\(gac\\(ga \\ed
                .fi
                """);
    }

    @Test
    void aPageIsPrintedOrAllAreWritten(@TempDir Path folder) throws IOException {
        CommandRun one = CommandRun.of("man", "row", "history");
        CommandRun all = CommandRun.of("man", "--to", folder.resolve("man1").toString());
        CommandRun none = CommandRun.of("man", "row", "histroy");

        assertThat(one.out()).isEqualTo(pages.get("audit-workbench-row-history.1"));
        assertThat(all.exitCode()).as(all.err()).isZero();
        try (Stream<Path> written = Files.list(folder.resolve("man1"))) {
            assertThat(written.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("There is no command \"row histroy\".");
    }

    @Test
    void theProgramsPageHasEveryExitCode() {
        assertThat(Arrays.stream(ExitCode.values()))
                .allSatisfy(code -> assertThat(pages.get("audit-workbench.1"))
                        .contains("\n.TP\n.B " + code.number() + "\n" + code.meaning() + "\n"));
    }
}
