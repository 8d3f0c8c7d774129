package io.auditworkbench.it;

import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.Strace;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// [TracedProgram] in a process of its own, with a home of its own; what it says goes into files there.
record TracedProcess(Process process, Path said) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// - **Shape**: `before` is a program that starts ours, with its options.
    static TracedProcess start(
            Path home, String name, List<String> before, Map<String, String> more, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")),
                "-cp",
                classPath(),
                TracedProgram.class.getName()));
        command.addAll(words);
        Path said = home.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(said.toFile())
                .redirectOutput(home.resolve(name + ".out").toFile());
        builder.environment().put("HOME", home.toString());
        for (String kind : List.of("DATA", "STATE", "CONFIG", "CACHE")) {
            builder.environment()
                    .put("XDG_" + kind + "_HOME", home.resolve("xdg-" + kind).toString());
        }
        builder.environment().putAll(more);
        return new TracedProcess(builder.start(), said);
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    /// Returns when it has said this.
    void awaitWord(String word) {
        Eventually.isTrue(() -> "\"" + word + "\" of " + lines(), PATIENCE, () -> {
            if (!process.isAlive() && !text().contains(word)) {
                throw new AssertionError("it ended without \"" + word + "\": " + lines());
            }
            return text().contains(word);
        });
    }

    String text() {
        try {
            return Files.readString(said);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What it said to people, without its log.
    List<String> lines() {
        return text().lines()
                .filter(line -> !line.matches("[0-9-]+T[0-9:.]+Z (TRACE|DEBUG|INFO) .*"))
                .toList();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end: " + lines());
        }
        return process.exitValue();
    }

    int stop() throws InterruptedException {
        process.destroy();
        return exit();
    }

    /// Writes what is alive in its heap, after a full collection.
    void dumpHeap(Path file) throws IOException, InterruptedException {
        Process dump = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.heap_dump",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        file.resolveSibling(file.getFileName() + ".said").toFile())
                .start();
        if (dump.waitFor() != 0 || !Files.isRegularFile(file)) {
            throw new AssertionError(
                    "no heap dump: " + Files.readString(file.resolveSibling(file.getFileName() + ".said")));
        }
    }

    /// Returns when it has ended and holds its store no more.
    @Override
    public void close() {
        try {
            Strace.kill(process);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
