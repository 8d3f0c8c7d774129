package io.auditworkbench.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The Java files of this project that people write; jOOQ's output in `store/generated` is left out.
final class JavaSources {

    private static final Path GENERATED = Path.of("store", "generated");

    private JavaSources() {}

    /// All files below the folder, sorted by path.
    static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !isGenerated(file))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isGenerated(Path file) {
        return file.getParent().toString().contains(GENERATED.toString());
    }
}
