package io.auditworkbench.synth.mysql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Whole folders, copied and deleted.
final class FolderTree {

    private FolderTree() {}

    static void copy(Path from, Path to) throws IOException {
        for (Path source : entries(from)) {
            Path target = to.resolve(from.relativize(source));
            if (Files.isDirectory(source)) {
                Files.createDirectories(target);
            } else {
                Files.copy(source, target);
            }
        }
    }

    /// Deletes a folder that need not exist, without following links out of it.
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        for (Path entry : entries(folder).reversed()) {
            Files.deleteIfExists(entry);
        }
    }

    /// Everything inside, and the folder itself first: parents before their children.
    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted(Comparator.naturalOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
