package io.auditworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every command that a page shows in a block of `console`, on a demo of its own, and holds the page to what is
/// printed.
///
/// - **Shape**: a line that begins with `$` is a command; `# ends with 5` after it is its exit code, else 0. The lines
///   below are lines of its output, standard output before standard error, with others between them left out; `…` at
///   the beginning or end of one stands for any text. Files are written into a folder of the test.
class DocumentedCommandsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\n(\\$ audit-workbench .*?)^```$");
    private static final Pattern ENDS = Pattern.compile("\\s+# ends with (\\d+)$");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.(zip|log|csv|html|sql|awb|svg|md)");

    @TempDir
    Path folder;

    private record Shown(String command, int exitCode, List<String> output) {}

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs"))) {
            List<Path> pages = files.filter(page -> page.toString().endsWith(".md"))
                    .filter(page -> BLOCK.matcher(JavaSources.read(page)).find())
                    .sorted()
                    .toList();
            assertThat(pages).isNotEmpty();
            return pages;
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyCommandAnswersAsThePageSays(Path page) {
        for (Shown shown : commands(JavaSources.read(page))) {
            CommandRun run = run(words(shown.command()));

            assertThat(run.exitCode()).as("%s%n%s", shown.command(), run.err()).isEqualTo(shown.exitCode());
            assertInOrder(
                    shown, Stream.concat(run.out().lines(), run.err().lines()).toList());
        }
    }

    private static void assertInOrder(Shown shown, List<String> printed) {
        int at = 0;
        for (String line : shown.output()) {
            int found = at;
            while (found < printed.size() && !isAs(line, printed.get(found))) {
                found++;
            }
            assertThat(found)
                    .as("%s%nprints no line%n%s%nthere, but%n%s", shown.command(), line, String.join("\n", printed))
                    .isLessThan(printed.size());
            at = found + 1;
        }
    }

    private static boolean isAs(String shown, String printed) {
        String line = printed.stripTrailing();
        if (shown.startsWith("…")) {
            return line.contains(shown.replace("…", "").strip());
        }
        return shown.endsWith("…") ? line.startsWith(shown.replace("…", "").stripTrailing()) : line.equals(shown);
    }

    private CommandRun run(List<String> words) {
        CommandRun.Setting setting = new CommandRun.Setting();
        Map.of("XDG_DATA_HOME", "data", "XDG_STATE_HOME", "state", "XDG_CONFIG_HOME", "config")
                .forEach((variable, name) ->
                        setting.with(variable, folder.resolve(name).toString()));
        setting.with(
                "AUDITCTL_STORE",
                folder.resolve("data/audit-workbench/demo/demo.awb").toString());
        return setting.run(words.toArray(String[]::new));
    }

    private List<String> words(String command) {
        List<String> words = WORD.matcher(command)
                .results()
                .map(DocumentedCommandsTest::text)
                .toList();
        assertThat(words.getFirst()).isEqualTo("audit-workbench");
        return words.stream()
                .skip(1)
                .map(word -> FILE.matcher(word).matches() ? folder.resolve(word).toString() : word)
                .toList();
    }

    private static String text(MatchResult word) {
        return word.group(1) == null ? word.group(2) : word.group(1);
    }

    private static List<Shown> commands(String page) {
        List<Shown> commands = new ArrayList<>();
        BLOCK.matcher(page).results().flatMap(block -> block.group(1).lines()).forEach(line -> {
            if (!line.startsWith("$ ")) {
                commands.getLast().output().add(line.stripTrailing());
                return;
            }
            Matcher ends = ENDS.matcher(line);
            int code = ends.find() ? Integer.parseInt(ends.group(1)) : 0;
            commands.add(new Shown(ENDS.matcher(line.substring(2)).replaceAll(""), code, new ArrayList<>()));
        });
        return commands;
    }
}
