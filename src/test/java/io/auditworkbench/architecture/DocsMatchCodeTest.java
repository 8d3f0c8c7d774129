package io.auditworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the pages say is there is there.
class DocsMatchCodeTest {

    private static final List<String> HEADINGS =
            List.of("## Context", "## Drivers", "## Options", "## Outcome", "## Consequences", "## Confirmation");

    private static final Path DECISIONS = Path.of("docs/decisions");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
    private static final Pattern DECISION = Pattern.compile("ADR-(\\d{4})");
    private static final Pattern COMMAND = Pattern.compile("(?m)^(\\./\\S+|mvn)(?: ([a-z-]+))?");
    private static final Pattern CLASS_NAME = Pattern.compile("`(?:[a-z.]+\\.)?([A-Z][a-z][A-Za-z]+)`");
    private static final Pattern ARTIFACT =
            Pattern.compile("(?s)<dependency>\\s*<groupId>[^<]*</groupId>\\s*<artifactId>([^<]*)</artifactId>");

    @Test
    void everyLinkLeadsToAFile() {
        assertThat(pages().flatMap(page -> all(LINK, page).stream()
                        .filter(link -> !Files.exists(page.resolveSibling(link)))
                        .map(link -> page + " -> " + link)))
                .isEmpty();
    }

    @Test
    void everyDecisionHasItsSixHeadingsInOrderAndALineInTheIndex() {
        // Given
        String index = JavaSources.read(DECISIONS.resolve("README.md"));

        // Then
        assertThat(decisions()).isNotEmpty().allSatisfy(page -> {
            List<String> headings = JavaSources.read(page)
                    .lines()
                    .filter(line -> line.startsWith("## "))
                    .toList();
            assertThat(headings).as(page.toString()).isEqualTo(HEADINGS);
            assertThat(index).contains("(" + page.getFileName() + ")");
        });
    }

    @Test
    void everyDecisionNumberIsUsedOnceAndEveryOneNamedInTheSourcesExists() {
        // Given
        List<String> numbers = decisions()
                .map(page -> page.getFileName().toString().substring(0, 4))
                .toList();
        Set<String> named = JavaSources.below(Path.of("src")).stream()
                .flatMap(file -> all(DECISION, file).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(numbers).doesNotHaveDuplicates().containsAll(named);
    }

    @Test
    void everyTestThatConfirmsADecisionTodayExists() {
        assertThat(decisions().flatMap(page -> {
                    String confirmation =
                            JavaSources.read(page).split("## Confirmation")[1].split("- To come:")[0];
                    return missingClasses(confirmation, Path.of("src/test/java"))
                            .map(name -> page + " -> " + name);
                }))
                .isEmpty();
    }

    @Test
    void everyClassOnTheReadingPathExists() {
        String page = JavaSources.read(Path.of("docs/one-event.md"));

        assertThat(missingClasses(page, Path.of("src/main/java"))).isEmpty();
    }

    @Test
    void everyDependencyHasItsReason() throws IOException {
        // Given
        String pom = Files.readString(Path.of("pom.xml"))
                .replaceAll("(?s)<dependencyManagement>.*</dependencyManagement>", "");
        String reasons = JavaSources.read(DECISIONS.resolve("README.md"));

        // Then
        assertThat(groups(ARTIFACT, pom))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(reasons)
                        .as("docs/decisions/README.md, Dependencies")
                        .contains("| `" + artifact + "` |"));
    }

    @Test
    void everyCommandOfTheReadmeExists() throws IOException {
        // Given
        String readme = Files.readString(Path.of("README.md"));
        Set<String> programs = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        Matcher command = COMMAND.matcher(readme);
        while (command.find()) {
            programs.add(command.group(1));
            if (command.group(2) != null
                    && command.group(1).endsWith("audit-workbench")
                    && !isKnown(command.group(2))) {
                missing.add(command.group(2));
            }
        }

        // Then
        assertThat(programs).contains("mvn", "./audit-workbench");
        programs.remove("mvn");
        assertThat(programs).allMatch(program -> Files.isExecutable(Path.of(program)));
        assertThat(missing).as("shown in the README, unknown to the program").isEmpty();
    }

    @Test
    void theContinuousIntegrationRunsTheCommandOfTheReadme() throws IOException {
        assertThat(Files.readAllLines(Path.of(".ci/run"))).last().isEqualTo("mvn -B verify");
        assertThat(Files.readString(Path.of("README.md"))).contains("\nmvn -B verify\n");
    }

    @Test
    void everyChangelogFragmentSaysWhatKindItIs() {
        assertThat(markdown(Path.of("docs/changelog")).filter(page -> !page.endsWith("README.md")))
                .allSatisfy(
                        page -> assertThat(JavaSources.read(page)).matches("(?s)(Security|Added|Changed|Fixed): .*"));
    }

    private static boolean isKnown(String command) {
        return CommandRun.of("help", command).exitCode() == 0;
    }

    private static Stream<Path> pages() {
        return Stream.concat(markdown(Path.of("docs")), markdown(Path.of("")));
    }

    private static Stream<Path> decisions() {
        Predicate<Path> isDecision = page -> page.getFileName().toString().matches("\\d{4}-.*");
        return markdown(DECISIONS).filter(isDecision);
    }

    private static Stream<Path> markdown(Path folder) {
        int depth = folder.toString().isEmpty() ? 1 : Integer.MAX_VALUE;
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<String> missingClasses(String text, Path root) {
        Set<String> known = JavaSources.below(root).stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        return groups(CLASS_NAME, text).stream().filter(name -> !known.contains(name));
    }

    private static List<String> all(Pattern pattern, Path file) {
        return groups(pattern, JavaSources.read(file));
    }

    private static List<String> groups(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
