package io.auditworkbench.workbench;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `auditctl capture` in a process of its own, as its user runs it, with 256 MB of heap unless told otherwise.
record CaptureProcess(Process process, Path said) {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /// Captures the test's schema until it is killed.
    static CaptureProcess start(Path folder, Path store, MysqlServer mysql) throws IOException {
        return start(folder, store, mysql, List.of(), List.of());
    }

    /// - **Shape**: `before` is a program that starts ours, with its options; `more` are further words of the command.
    static CaptureProcess start(Path folder, Path store, MysqlServer mysql, List<String> before, List<String> more)
            throws IOException {
        return start(folder, store, mysql, before, "256m", more);
    }

    /// The same in a heap of this size, as in `-Xmx`.
    static CaptureProcess startIn(String heap, Path folder, Path store, MysqlServer mysql, String... more)
            throws IOException {
        return start(folder, store, mysql, List.of(), heap, List.of(more));
    }

    /// Captures these tables, as in `shop.*`, until it is killed.
    static CaptureProcess startOn(String tables, Path folder, Path store, MysqlServer mysql) throws IOException {
        return start(folder, store, mysql, List.of(), "256m", tables, List.of());
    }

    private static CaptureProcess start(
            Path folder, Path store, MysqlServer mysql, List<String> before, String heap, List<String> more)
            throws IOException {
        return start(folder, store, mysql, before, heap, mysql.schema() + ".*", more);
    }

    private static CaptureProcess start(
            Path folder,
            Path store,
            MysqlServer mysql,
            List<String> before,
            String heap,
            String tables,
            List<String> more)
            throws IOException {
        Path password = PrivateFile.write(folder.resolve("password"), MysqlServer.READER.password());
        Path said = folder.resolve("capture.err");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                "io.auditworkbench.Main",
                "capture",
                "--store",
                store.toString(),
                "--url",
                "mysql://" + MysqlServer.READER.name() + "@127.0.0.1:" + mysql.port() + "/",
                "--password-file",
                password.toString(),
                "--tables",
                tables,
                "--source",
                "trial"));
        command.addAll(more);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.to(said.toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new CaptureProcess(process, said);
    }

    /// The running tests know every class that the program needs.
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }

    /// Returns when it has told that it is in this state, or already live.
    void awaitWord(String word) {
        Eventually.isTrue(this::text, LONGEST_START, () -> {
            String text = text();
            if (!process.isAlive()) {
                throw new AssertionError("capture did not get going: " + text);
            }
            return text.contains(word) || text.contains("live");
        });
    }

    void killAfter(Duration pause) throws InterruptedException {
        process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    /// What it printed for people.
    String text() {
        try {
            return Files.readString(said);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
