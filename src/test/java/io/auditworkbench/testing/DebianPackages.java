package io.auditworkbench.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Packages of Debian that tests need and a bare system lacks: installed by root, else unpacked into a folder below
/// `target`, which needs no rights.
///
/// - **Source**: `apt-get(8)`, `dpkg(1)`.
public final class DebianPackages {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private DebianPackages() {}

    /// Installs packages, which only root can; anybody else is refused by apt-get at once.
    public static void install(List<String> packages) {
        List<String> install = with(List.of("apt-get", "install", "-y"), packages);
        if (!run(TARGET, install).isDone()) {
            run(TARGET, List.of("apt-get", "update"));
            run(TARGET, install);
        }
    }

    /// Unpacks packages, with everything that they need in turn and that is not installed, into `target/NAME`; answers
    /// the folder, which is empty where they could not be fetched.
    public static Path unpacked(String name, List<String> packages) {
        Path folder = TARGET.resolve(name);
        try {
            Files.createDirectories(folder);
            // another JVM of the tests may want the same
            try (FileChannel lock = FileChannel.open(
                    folder.resolveSibling(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                // until the channel is closed
                lock.lock();
                if (below(folder, "").size() == 1) {
                    fetch(folder, packages);
                }
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void fetch(Path folder, List<String> packages) throws IOException {
        List<String> all = run(folder, with(List.of("apt-get", "install", "-s", "--no-install-recommends"), packages))
                .said()
                .lines()
                .filter(line -> line.startsWith("Inst "))
                .map(line -> line.split(" ", 3)[1])
                .toList();
        if (all.isEmpty()) {
            return;
        }
        System.out.println("Fetching into " + folder + ": " + String.join(" ", all));
        run(folder, with(List.of("apt-get", "download"), all));
        for (Path archive : below(folder, ".deb")) {
            run(folder, List.of("dpkg", "-x", archive.toString(), "."));
            Files.delete(archive);
        }
    }

    /// Where programs of an unpacked package find its libraries: for `LD_LIBRARY_PATH`.
    public static String libraryPath(Path unpacked) {
        try {
            return below(unpacked, "").stream()
                    .filter(file -> file.getFileName().toString().contains(".so"))
                    .map(file -> file.getParent().toString())
                    .distinct()
                    .collect(Collectors.joining(":"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Every file below a folder, and the folder, whose path ends like this.
    public static List<Path> below(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> with(List<String> words, List<String> more) {
        return Stream.concat(words.stream(), more.stream()).toList();
    }

    private record Ended(boolean isDone, String said) {}

    /// A program that is not there does nothing: what is missing then is said by whoever needs it.
    private static Ended run(Path folder, List<String> words) {
        try {
            Process process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor() == 0, said);
        } catch (IOException notThere) {
            return new Ended(false, "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Ended(false, "");
        }
    }
}
