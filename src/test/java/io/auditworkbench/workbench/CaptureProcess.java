package io.auditworkbench.workbench;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.ProgramProcess;
import io.auditworkbench.testing.Strace;
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
        rehearseOnce(folder, password, mysql, tables);
        List<String> command = new ArrayList<>(before);
        command.addAll(ProgramProcess.java("-Xmx" + heap, "-XX:TieredStopAtLevel=1"));
        command.addAll(words(store, password, mysql, tables));
        command.addAll(more);
        return started(command, said);
    }

    private static List<String> words(Path store, Path password, MysqlServer mysql, String tables) {
        return List.of(
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
                "trial");
    }

    /// Until it is live, into a store of its own.
    private static void rehearseOnce(Path folder, Path password, MysqlServer mysql, String tables) throws IOException {
        ProgramProcess.rehearseOnce(beginning -> {
            Path said = folder.resolve("rehearsal.err");
            List<String> command = new ArrayList<>(beginning);
            command.addAll(words(folder.resolve("rehearsal.awb"), password, mysql, tables));
            CaptureProcess rehearsal = started(command, said);
            rehearsal.awaitWord("live");
            rehearsal.process().toHandle().destroy();
            rehearsal.process().onExit().join();
        });
    }

    private static CaptureProcess started(List<String> command, Path said) throws IOException {
        return new CaptureProcess(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.to(said.toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                said);
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

    /// Returns when it has ended and holds the store no more.
    void killAfter(Duration pause) throws InterruptedException {
        process.waitFor(pause.toMillis(), TimeUnit.MILLISECONDS);
        Strace.kill(process);
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
