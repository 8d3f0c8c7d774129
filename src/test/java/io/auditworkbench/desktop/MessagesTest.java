package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.common.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every message that the desktop asks for is there, and every message that is there is asked for.
class MessagesTest {

    private static final Path CODE = Path.of("src/main/java/io/auditworkbench/desktop");
    private static final Path SCREENS = Path.of("fxml");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z-]*\\.[a-z0-9.-]*)\"");
    private static final Pattern ASKED = Pattern.compile(
            "(?:(?<!settings\\(\\)\\.)(?<!settings\\.)\\btext|Act\\.anywhere|Act\\.inList)\\(\\s*\"([a-z][a-z-]*\\.[a-z0-9.-]*[a-z0-9])\"\\s*[,)]");
    private static final Pattern IN_SCREEN = Pattern.compile("\"%([a-z][a-z0-9.-]*)\"");

    private final Messages messages = new Messages(Locale.ENGLISH);

    @Test
    void everyMessageAskedForIsThere() {
        assertThat(asked())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(messages.has(key)).as(key).isTrue());
    }

    @Test
    void everyMessageIsAskedFor() {
        // Given
        Set<String> literals = new TreeSet<>(found(LITERAL, CODE, ".java"));
        literals.addAll(found(IN_SCREEN, SCREENS, ".fxml"));

        // Then
        assertThat(messages.keys())
                .allSatisfy(key -> assertThat(isAskedFor(key, literals)).as(key).isTrue());
    }

    private static boolean isAskedFor(String key, Set<String> literals) {
        return literals.contains(key)
                || literals.stream().anyMatch(literal -> literal.endsWith(".") && key.startsWith(literal));
    }

    @Test
    void everyKeyBeginsWithTheNameOfItsBundle() throws IOException {
        for (String bundle : Messages.BUNDLES) {
            List<String> lines = Files.readAllLines(Path.of("src/main/resources/messages", bundle + ".properties"));
            assertThat(lines)
                    .filteredOn(line -> line.matches("[a-z].*=.*"))
                    .allSatisfy(line -> assertThat(line).startsWith(bundle + "."));
        }
    }

    @Test
    void everyMessageIsAPatternThatCanBeFilled() {
        Object[] parts = {1, 2, 3, 4, 5, 6, 7};
        for (String key : messages.keys()) {
            assertThat(fill(key, parts))
                    .as(key)
                    .doesNotContain("{0")
                    .doesNotContain("{1")
                    .doesNotContain("{2");
        }
    }

    private String fill(String key, Object[] parts) {
        try {
            return messages.text(key, parts);
        } catch (IllegalArgumentException malformed) {
            throw new AssertionError(key, malformed);
        }
    }

    private static Set<String> asked() {
        Set<String> keys = new TreeSet<>(found(ASKED, CODE, ".java"));
        keys.addAll(found(IN_SCREEN, SCREENS, ".fxml"));
        return keys;
    }

    private static List<String> found(Pattern pattern, Path folder, String ending) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(ending))
                    .forEach(file -> pattern.matcher(read(file))
                            .results()
                            .map(MessagesTest::key)
                            .forEach(found::add));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private static String key(MatchResult result) {
        return result.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
