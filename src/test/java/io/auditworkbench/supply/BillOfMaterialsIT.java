package io.auditworkbench.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the build left behind.
class BillOfMaterialsIT {

    private static final Path TARGET = Path.of("target");

    @Test
    void billListsEveryJarOfTheClassPathAndIsInTheProgramsJar() throws IOException {
        // Given
        List<Path> jars = PrepareBill.jars(Files.readString(TARGET.resolve("classpath.txt")));
        Path bill = only("-bom.json");

        // When
        JsonNode components = new ObjectMapper().readTree(bill.toFile()).get("components");

        // Then
        TreeSet<String> listed = new TreeSet<>();
        components.forEach(component -> listed.add(
                component.get("name").asText() + "-" + component.get("version").asText()
                        + classifier(component.get("purl").asText()) + ".jar"));
        assertThat(jars).hasSizeGreaterThan(50);
        assertThat(listed)
                .containsExactlyElementsOf(jars.stream()
                        .map(jar -> jar.getFileName().toString())
                        .sorted()
                        .toList());
        try (JarFile program = new JarFile(only(".jar").toFile());
                InputStream inside = program.getInputStream(program.getEntry(PrepareBill.PLACE))) {
            assertThat(inside).hasContent(Files.readString(bill));
        }
    }

    private static String classifier(String packageUrl) {
        return packageUrl.contains("classifier=") ? packageUrl.replaceAll(".*classifier=([^&]+)&.*", "-$1") : "";
    }

    private static Path only(String ending) throws IOException {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("audit-workbench-.*" + ending))
                    .reduce((one, two) -> {
                        throw new AssertionError("two files of " + ending + ": " + one + ", " + two);
                    })
                    .orElseThrow();
        }
    }
}
