package io.auditworkbench.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Colours are tokens, every theme has every token, and the palettes can be told apart by those who see fewer colours.
class ColourTokensTest {

    private static final Path STYLES = Path.of("css");
    private static final Set<String> THEMES = Set.of("light", "dark", "contrast");
    private static final Pattern TOKEN = Pattern.compile("^\\s+(-[a-z-]+):\\s*([^;]+);", Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile(
            "#[0-9a-fA-F]{3,8}\\b|\\brgba?\\(|:\\s*(white|black|red|green|blue|yellow|orange|gr[ae]y)\\b");
    private static final Pattern CODE_COLOUR = Pattern.compile(
            "Color\\.(?!TRANSPARENT\\b)[A-Z]{3,}|Color\\.(web|rgb|color|hsb|gray|grayRgb)\\(|\"#[0-9a-fA-F]{6}\"");
    private static final Pattern USED =
            Pattern.compile(":[^;{}]*?(?<![\\w-])(-(?!fx-|color-)[a-z]+(?:-[a-z]+)*)(?=[\\s;,)])");
    private static final List<String> OPERATIONS =
            List.of("-op-insert", "-op-update", "-op-delete", "-op-ddl", "-op-snapshot");
    private static final List<String> SEVERITIES =
            List.of("-sev-info", "-sev-low", "-sev-medium", "-sev-high", "-sev-critical");

    @Test
    void coloursStandInTheThemesOnly() {
        assertThat(styles()).isNotEmpty().allSatisfy((name, text) -> {
            if (!THEMES.contains(name)) {
                assertThat(LITERAL.matcher(text).results().map(result -> result.group()))
                        .as(name + ".css")
                        .isEmpty();
            }
        });
        assertThat(coloursInCode()).isEmpty();
    }

    private static List<String> coloursInCode() {
        List<String> found = new ArrayList<>();
        for (Path file : files(Path.of("src/main/java/io/auditworkbench/desktop"), ".java")) {
            CODE_COLOUR.matcher(read(file)).results().forEach(result -> found.add(file + ": " + result.group()));
        }
        for (Path file : files(Path.of("fxml"), ".fxml")) {
            LITERAL.matcher(read(file)).results().forEach(result -> found.add(file + ": " + result.group()));
        }
        return found;
    }

    @Test
    void everyThemeHasTheSameTokens() {
        assertThat(tokens("dark").keySet()).isEqualTo(tokens("light").keySet());
        assertThat(tokens("contrast").keySet()).isEqualTo(tokens("light").keySet());
    }

    @Test
    void everyTokenThatIsUsedIsInTheThemes() {
        Set<String> used = new TreeSet<>();
        styles().forEach((name, text) -> {
            if (!THEMES.contains(name)) {
                Matcher matcher = USED.matcher(text);
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        });
        assertThat(tokens("light").keySet()).containsAll(used);
    }

    @Test
    void textCanBeReadOnEveryGround() {
        for (String theme : THEMES) {
            for (String ground : List.of("-bg", "-bg-raised", "-bg-sunken", "-bg-selected", "-bg-hover")) {
                assertThat(contrast(theme, "-fg", ground))
                        .as(theme + " -fg on " + ground)
                        .isGreaterThan(7);
                assertThat(contrast(theme, "-fg-muted", ground))
                        .as(theme + " -fg-muted on " + ground)
                        .isGreaterThan(4.5);
            }
            for (String text : List.of("-accent", "-good", "-warn", "-bad")) {
                assertThat(contrast(theme, text, "-bg")).as(theme + " " + text).isGreaterThan(4.5);
                assertThat(contrast(theme, text, "-bg-raised"))
                        .as(theme + " " + text)
                        .isGreaterThan(4.5);
            }
            assertThat(contrast(theme, "-ribbon-fg", "-ribbon-bg")).isGreaterThan(7);
            assertThat(contrast(theme, "-accent-fg", "-accent")).isGreaterThan(4.5);
        }
    }

    @Test
    void everyMarkStandsOutFromItsGround() {
        for (String theme : THEMES) {
            for (List<String> palette : List.of(OPERATIONS, SEVERITIES)) {
                palette.forEach(token -> assertThat(contrast(theme, token, "-bg"))
                        .as(theme + " " + token)
                        .isGreaterThanOrEqualTo(3));
            }
        }
    }

    @Test
    void operationsAndSeveritiesCanBeToldApartByEveryEye() {
        assertThat(leastDistance("light", OPERATIONS)).isGreaterThanOrEqualTo(28);
        assertThat(leastDistance("dark", OPERATIONS)).isGreaterThanOrEqualTo(19);
        assertThat(leastDistance("light", SEVERITIES)).isGreaterThanOrEqualTo(21);
        assertThat(leastDistance("dark", SEVERITIES)).isGreaterThanOrEqualTo(18);
    }

    @Test
    void theObviousSetOfColoursWouldFail() {
        // blue, amber, red, violet, grey: insert and DDL are one colour to a deutan eye
        List<double[]> obvious = Stream.of("#1f77b4", "#ffbf00", "#d62728", "#7f5fc4", "#7f7f7f")
                .map(Eyes::linear)
                .toList();
        assertThat(Eyes.leastDistance(obvious)).isLessThan(19);
    }

    private static double leastDistance(String theme, List<String> palette) {
        Map<String, String> tokens = tokens(theme);
        return Eyes.leastDistance(
                palette.stream().map(tokens::get).map(Eyes::linear).toList());
    }

    private static double contrast(String theme, String text, String ground) {
        Map<String, String> tokens = tokens(theme);
        return Eyes.contrast(Eyes.linear(tokens.get(text)), Eyes.linear(tokens.get(ground)));
    }

    private static Map<String, String> tokens(String theme) {
        Map<String, String> tokens = new TreeMap<>();
        Matcher matcher = TOKEN.matcher(read(STYLES.resolve(theme + ".css")));
        while (matcher.find()) {
            tokens.put(matcher.group(1), matcher.group(2).strip());
        }
        return tokens;
    }

    private static Map<String, String> styles() {
        Map<String, String> styles = new TreeMap<>();
        for (Path file : files(STYLES, ".css")) {
            String text = read(file).replaceAll("(?s)/\\*.*?\\*/", "");
            styles.put(file.getFileName().toString().replace(".css", ""), text);
        }
        return styles;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
