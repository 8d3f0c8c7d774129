package io.auditworkbench.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A started command whose output goes to files.
record Running(Process process, Path outputFile, Path errorsFile) {

    /// A first start makes the cache of classes: nearly a minute of work, beside whatever else runs.
    private static final long PATIENCE_SECONDS = 180;

    /// Waits for the end and returns the exit code.
    int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s; it said: " + errors());
        }
        return process.exitValue();
    }

    String output() throws IOException {
        return Files.readString(outputFile);
    }

    String errors() throws IOException {
        return Files.readString(errorsFile);
    }

    /// Waits until the command has written the text to standard error.
    void awaitError(String text) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!errors().contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("never said \"" + text + "\", only: " + errors());
            }
            Thread.onSpinWait();
        }
    }
}
