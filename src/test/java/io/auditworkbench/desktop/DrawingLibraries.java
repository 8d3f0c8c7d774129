package io.auditworkbench.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What JavaFX's Headless platform draws with on Linux. Without it JavaFX fails with errors that name something else.
///
/// - **Source**: found by starting the Headless platform in a bare Debian 12.
final class DrawingLibraries {

    private static final Map<String, String> PACKAGE_OF = Map.of(
            "libfreetype.so.6", "libfreetype6",
            "libfontconfig.so.1", "fontconfig",
            "libpango-1.0.so.0", "libpango-1.0-0",
            "libpangoft2-1.0.so.0", "libpangoft2-1.0-0");
    private static final long MINUTES = 5;

    private DrawingLibraries() {}

    /// Sees that they are there, and installs them where that is allowed.
    ///
    /// - **Errors**: `IllegalStateException` with the command to run by hand.
    static void ensure() {
        if (!System.getProperty("os.name", "").startsWith("Linux") || missing().isEmpty()) {
            return;
        }
        run("apt-get", "update");
        run(Stream.concat(Stream.of("apt-get", "install", "-y"), missing().stream())
                .toArray(String[]::new));
        if (!missing().isEmpty()) {
            throw new IllegalStateException("Screens cannot be drawn on this machine. Run: sudo apt-get install -y "
                    + String.join(" ", missing()));
        }
    }

    private static List<String> missing() {
        return PACKAGE_OF.entrySet().stream()
                .filter(entry -> !isThere(entry.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    private static boolean isThere(String library) {
        for (Path folder : List.of(Path.of("/usr/lib"), Path.of("/lib"), Path.of("/usr/lib64"))) {
            try (Stream<Path> below = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
                if (Files.exists(folder.resolve(library))
                        || below.anyMatch(each -> Files.exists(each.resolve(library)))) {
                    return true;
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return false;
    }

    private static void run(String... words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (IOException notThere) {
            // then the libraries stay missing, and that is said with what to do
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
