package io.auditworkbench.synth.mysql;

import java.nio.file.Path;
import java.util.List;

/// Runs a program of the operating system to its end.
@FunctionalInterface
interface Programs {

    /// - **Shape**: `folder` is the working folder.
    /// - **Errors**: never throws because the program is missing, fails or hangs; [Ended#succeeded()] says so.
    Ended run(Path folder, List<String> command);

    /// How a program ended, and what it printed on both streams.
    record Ended(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }
}
