package io.auditworkbench.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentListTest {

    private static final String LINE = "org.example:kit:1.0\tMIT\thttps://example.org/kit\t"
            + "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    private static final String OTHER_SYSTEM = "org.example:kit:1.0:win\tMIT\thttps://example.org/kit\t00";

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void aJar() throws IOException {
        jar = Files.writeString(folder.resolve("kit-1.0.jar"), "abc");
    }

    @Test
    void listedJarIsNoProblemAndWhatOtherSystemsNeedMayBeMissing() throws IOException {
        assertThat(list(LINE, OTHER_SYSTEM).problems(List.of(jar))).isEmpty();
    }

    @Test
    void newJarIsNamedWithItsChecksum() throws IOException {
        // Given
        Path more = Files.writeString(folder.resolve("more-2.jar"), "abc");

        // When, Then
        assertThat(list(LINE).problems(List.of(jar, more)))
                .containsExactly("more-2.jar is not listed; its SHA-256 is"
                        + " ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad.");
    }

    @Test
    void jarWithOneOtherByteIsNamed() throws IOException {
        // Given
        Files.writeString(jar, "abd");

        // When, Then
        assertThat(list(LINE).problems(List.of(jar)))
                .singleElement()
                .asString()
                .startsWith("kit-1.0.jar has the SHA-256 a52d159f");
    }

    @Test
    void jarThatIsListedAndNotThereIsNamed() throws IOException {
        assertThat(list(LINE).problems(List.of())).containsExactly("org.example:kit:1.0 is listed and no longer used.");
    }

    @ParameterizedTest
    @CsvSource({
        "MIT, true",
        "LGPL-2.1-only, false",
        "EPL-2.0 OR LGPL-2.1-only, true",
        "GPL-2.0-only, false",
        "GPL-2.0-only WITH Classpath-exception-2.0 AND IJG, true",
        "Apache-2.0 AND GPL-2.0-only, false",
        "SSPL-1.0 AND MIT OR MIT AND Apache-2.0, true",
        "'', false"
    })
    void licenceIsAllowedWhenOneChoiceIsInAllItsParts(String licence, boolean isAllowed) {
        assertThat(Licences.allow(new Component("org.example", "kit", "1.0", "", licence, "https://example.org", "00")))
                .isEqualTo(isAllowed);
    }

    @Test
    void licenceThatIsNotAllowedIsNamed() throws IOException {
        assertThat(list(LINE.replace("MIT", "AGPL-3.0-only")).problems(List.of(jar)))
                .containsExactly("org.example:kit:1.0 has a licence that is not allowed: AGPL-3.0-only.");
    }

    @Test
    void lineWithoutAllColumnsAndJarListedTwiceAreRefused() {
        assertThatThrownBy(() -> list("org.example:kit:1.0\tMIT")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> list(LINE.replace("MIT", " "))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> list(LINE, LINE)).hasMessage("listed twice: kit-1.0.jar");
    }

    @Test
    void everyJarOfTheProgramIsListedUnalteredAndAllowed() throws IOException {
        assertThat(shipped().problems(PrepareBill.jars(Files.readString(Path.of("target", "classpath.txt")))))
                .isEmpty();
    }

    @Test
    void eachLicenceHasItsTextAndEachTextItsLicence() throws IOException {
        // Given
        List<String> named = shipped().byFile().values().stream()
                .flatMap(component -> Stream.of(component.licence().split(" (OR|AND|WITH) ", -1)))
                .distinct()
                .map(name -> name + ".txt")
                .toList();

        // When
        try (Stream<Path> texts = Files.list(Path.of("docs", "licenses", "texts"))) {
            // Then
            assertThat(texts.map(text -> text.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void classPathIsReadWithoutItsFolders() {
        String classPath = String.join(File.pathSeparator, "target/classes", "b.jar", "a.jar");

        assertThat(PrepareBill.jars(classPath)).containsExactly(Path.of("a.jar"), Path.of("b.jar"));
    }

    private static ComponentList shipped() throws IOException {
        return ComponentList.read(Path.of("docs", "licenses", "components.tsv"));
    }

    private ComponentList list(String... lines) throws IOException {
        return ComponentList.read(Files.write(folder.resolve("components.tsv"), List.of(lines)));
    }
}
