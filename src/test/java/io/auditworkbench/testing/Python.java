package io.auditworkbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The Python that the second verifier of evidence runs in: that of the system, else one that is fetched into `target`.
public final class Python {

    private static final Map<String, String> ENVIRONMENT = new TreeMap<>();
    private static final String PROGRAM = find();

    private Python() {}

    /// A process that runs Python with these words, and with nothing of the environment.
    public static ProcessBuilder process(String... words) {
        ProcessBuilder process = new ProcessBuilder(
                Stream.concat(Stream.of(PROGRAM), Stream.of(words)).toList());
        process.environment().clear();
        process.environment().putAll(ENVIRONMENT);
        return process;
    }

    private static String find() {
        String found = onPath();
        if (found.isEmpty()) {
            DebianPackages.install(List.of("python3"));
            found = onPath();
        }
        return found.isEmpty() ? fetched() : found;
    }

    private static String onPath() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(folder -> Path.of(folder, "python3"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
    }

    private static String fetched() {
        Path home = DebianPackages.unpacked("python", List.of("python3"));
        try {
            List<Path> programs = new ArrayList<>();
            for (Path file : DebianPackages.below(home.resolve("usr/bin"), "")) {
                if (file.getFileName().toString().matches("python3\\.[0-9]+")) {
                    programs.add(file);
                }
            }
            ENVIRONMENT.put("LD_LIBRARY_PATH", DebianPackages.libraryPath(home));
            return programs.getFirst().toString();
        } catch (IOException | NoSuchElementException failed) {
            throw new IllegalStateException(
                    "The second verifier of evidence needs Python. Run: sudo apt-get install -y python3", failed);
        }
    }
}
