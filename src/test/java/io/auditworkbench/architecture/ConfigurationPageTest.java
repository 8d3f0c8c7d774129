package io.auditworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.secret.SecretName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the environment can set is what the page, and the help, say it can.
class ConfigurationPageTest {

    private static final Pattern ASKED = Pattern.compile(
            "\"((?:AUDITCTL|AUDIT_WORKBENCH|XDG|OLLAMA)_[A-Z_]+|[A-Z]+_DIRECTORY|NO_COLOR|CLICOLOR_FORCE"
                    + "|TERM|COLUMNS|(?:WAYLAND_)?DISPLAY)\"");
    private static final Pattern NAMED = Pattern.compile("\\b([A-Z]{2,}(?:_[A-Z]+)+|TERM|COLUMNS|DISPLAY)\\b");

    /// What the screen is for is no setting of the program.
    private static final Set<String> OF_THE_SCREEN = Set.of("DISPLAY", "WAYLAND_DISPLAY");

    @Test
    void thePageNamesWhatIsAskedForAndNothingElse() {
        assertThat(named(table(JavaSources.read(Path.of("docs/configuration.md")))))
                .isEqualTo(asked());
    }

    @Test
    void theHelpNamesTheSame() {
        Set<String> expected = asked();
        expected.removeAll(OF_THE_SCREEN);

        assertThat(named(JavaSources.read(Path.of("src/main/resources/help/environment.txt"))))
                .isEqualTo(expected);
    }

    /// The names in the first column.
    private static String table(String page) {
        return String.join(
                "\n",
                page.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, line.indexOf('|', 1)))
                        .toList());
    }

    private static Set<String> named(String text) {
        return all(NAMED, text);
    }

    private static Set<String> asked() {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> names.addAll(all(ASKED, JavaSources.read(file))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        // put together in the sources
        for (SecretName secret : SecretName.values()) {
            names.add(secret.variable() + "_FILE");
        }
        for (String launcher : List.of("audit-workbench", "installer/linux/auditctl")) {
            names.addAll(all(Pattern.compile("(AUDIT_WORKBENCH_[A-Z_]+)"), JavaSources.read(Path.of(launcher))));
        }
        return names;
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
