package io.auditworkbench.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DetectorsPageTest {

    @Test
    void page_ofDetectors_namesEachParameterWithItsDefault() throws IOException {
        // Given
        List<String> lines = Files.readAllLines(Path.of("docs/detectors.md"));

        // When
        List<String> wanted = new ArrayList<>();
        for (Detector detector : BuiltInDetectors.all()) {
            wanted.add("## " + detector.spec().id());
            for (DetectorSpec.Parameter parameter : detector.spec().parameters()) {
                wanted.add("| `" + parameter.name() + "` | " + Numbers.rounded(parameter.defaultValue()) + " | "
                        + parameter.unit() + " | " + parameter.meaning() + " |");
            }
        }

        // Then
        assertThat(lines).containsSubsequence(wanted);
    }
}
