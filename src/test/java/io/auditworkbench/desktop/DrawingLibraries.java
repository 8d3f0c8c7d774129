package io.auditworkbench.desktop;

import io.auditworkbench.testing.DebianPackages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What JavaFX's Headless platform draws with on Linux. Without it JavaFX fails with errors that name something else.
///
/// Where they are missing, root installs them; who is not root gets them into `target`, from where they are loaded
/// before JavaFX asks for them: the linker takes a library of that name that is loaded already.
///
/// - **Source**: found by starting the Headless platform in a bare Debian 12; `ld.so(8)`, `dlopen(3)`.
final class DrawingLibraries {

    private static final Map<String, String> PACKAGE_OF = Map.of(
            "libfreetype.so.6", "libfreetype6",
            "libfontconfig.so.1", "fontconfig",
            "libpango-1.0.so.0", "libpango-1.0-0",
            "libpangoft2-1.0.so.0", "libpangoft2-1.0-0");
    private static boolean isSeenTo;

    private DrawingLibraries() {}

    /// Sees that they are there, once in a process.
    ///
    /// - **Errors**: `IllegalStateException` with the command to run by hand.
    static synchronized void ensure() {
        if (isSeenTo
                || !System.getProperty("os.name", "").startsWith("Linux")
                || missing().isEmpty()) {
            return;
        }
        List<String> packages = missing();
        if (!isInstalled(packages) && !isLoaded(packages)) {
            throw new IllegalStateException("Screens cannot be drawn on this machine. Run: sudo apt-get install -y "
                    + String.join(" ", packages));
        }
        isSeenTo = true;
    }

    private static boolean isInstalled(List<String> packages) {
        DebianPackages.install(packages);
        return missing().isEmpty();
    }

    private static boolean isLoaded(List<String> packages) {
        try {
            return load(libraries(DebianPackages.unpacked("drawing-libraries", packages)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// One needs another, in an order that nobody keeps: as long as one more can be loaded, it goes on.
    private static boolean load(List<Path> libraries) {
        List<Path> waiting = new ArrayList<>(libraries);
        boolean goesOn = !waiting.isEmpty();
        while (goesOn) {
            goesOn = waiting.removeIf(DrawingLibraries::canBeLoaded);
        }
        return !libraries.isEmpty() && waiting.isEmpty();
    }

    @SuppressWarnings("restricted") // JavaFX loads its own the same way
    private static boolean canBeLoaded(Path library) {
        try {
            System.load(library.toString());
            return true;
        } catch (UnsatisfiedLinkError needsAnother) {
            return false;
        }
    }

    private static List<Path> libraries(Path folder) throws IOException {
        List<Path> libraries = new ArrayList<>();
        for (Path file : DebianPackages.below(folder, "")) {
            if (file.getFileName().toString().matches("lib[^/]*\\.so\\.[0-9.]+") && !Files.isSymbolicLink(file)) {
                libraries.add(file);
            }
        }
        return libraries;
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
}
