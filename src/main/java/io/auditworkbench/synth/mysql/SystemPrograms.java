package io.auditworkbench.synth.mysql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The programs of this machine, each given a limited time.
record SystemPrograms(Duration limit) implements Programs {

    private static final int COULD_NOT_RUN = 127;

    @Override
    public Ended run(Path folder, List<String> command) {
        try {
            Path output = Files.createTempFile("program-", ".txt");
            try {
                int exitCode = runInto(output, folder, command);
                return new Ended(exitCode, Files.readString(output, StandardCharsets.ISO_8859_1));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            return new Ended(COULD_NOT_RUN, e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Ended(COULD_NOT_RUN, "interrupted");
        }
    }

    /// Writes to a file: a pipe would have to be read while the time runs.
    private int runInto(Path output, Path folder, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process process = builder.start();
        if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return process.exitValue();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
        return COULD_NOT_RUN;
    }
}
