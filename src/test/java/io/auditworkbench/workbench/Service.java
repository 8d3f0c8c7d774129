package io.auditworkbench.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that is started again whenever it has ended, until it is told to end.
final class Service implements AutoCloseable {

    private final Path said;
    private final ProcessBuilder builder;
    private Process process;
    private boolean isWanted = true;

    /// - **Shape**: `more` is added to its environment; what it says is added to `NAME.log` in the folder.
    Service(String name, Path folder, List<String> command, Map<String, String> more) throws IOException {
        said = folder.resolve(name + ".log");
        builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()));
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().putAll(more);
        process = builder.start();
    }

    void keepRunning() {
        if (isWanted && !process.isAlive()) {
            try {
                process = builder.start();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /// Kills it; it is started again.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Asks it to end, and waits until it has.
    void end() {
        isWanted = false;
        process.destroy();
        process.onExit().join();
    }

    /// The end of what it said.
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(said);
            return said.getFileName() + ": "
                    + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        end();
    }
}
