package io.auditworkbench.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every package says in one sentence what it is for, and that nothing in it is null unless it says so.
class PackageInfoTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern SENTENCE = Pattern.compile("(?s)^/// [A-Z].*?\\.\\n.*@NullMarked\\npackage ");

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        // Given
        List<Path> packages =
                JavaSources.below(MAIN).stream().map(Path::getParent).distinct().toList();

        // When
        List<Path> undescribed =
                packages.stream().filter(folder -> !isDescribed(folder)).toList();

        // Then
        assertThat(packages).isNotEmpty();
        assertThat(undescribed)
                .as("each needs a package-info.java with one /// sentence and @NullMarked")
                .isEmpty();
    }

    private static boolean isDescribed(Path folder) {
        Path file = folder.resolve("package-info.java");
        return Files.exists(file) && SENTENCE.matcher(JavaSources.read(file)).find();
    }
}
