package io.auditworkbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A file system in memory with room for a few megabytes, mounted where the tests may mount.
public final class SmallDisk implements AutoCloseable {

    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    /// Mounts one at `directory`, which is made; empty where this process may not mount.
    public static Optional<SmallDisk> mount(Path directory, int mebibytes) throws IOException {
        Files.createDirectories(directory);
        boolean isMounted =
                run(List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", directory.toString()));
        return isMounted ? Optional.of(new SmallDisk(directory)) : Optional.empty();
    }

    /// Where it is mounted.
    public Path root() {
        return root;
    }

    /// Lets nobody write to it any more.
    public void makeReadOnly() throws IOException {
        require(run(List.of("mount", "-o", "remount,ro", root.toString())));
    }

    @Override
    public void close() throws IOException {
        require(run(List.of("umount", root.toString())));
    }

    private static void require(boolean hasSucceeded) {
        if (!hasSucceeded) {
            throw new IllegalStateException("the file system in memory cannot be changed");
        }
    }

    private static boolean run(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
