package io.auditworkbench;

import io.auditworkbench.cli.Output;
import io.auditworkbench.disk.LogFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/// Leads what a process says on standard error into a file, for services that nobody keeps the words of.
final class LogOutlet {

    private static final long FULL_BYTES = 4_000_000;

    private LogOutlet() {}

    /// From now on the program's words and the log go into `file`. What the JVM itself writes stays where it was.
    ///
    /// - **Errors**: `BAD_INPUT` for a file that cannot be written.
    static void into(Path file, Output output) {
        LogFile log = open(file);
        output.sayInto(log, Clock.systemUTC());
        // lines of the log have their time already
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    private static LogFile open(Path file) {
        try {
            return new LogFile(file, FULL_BYTES);
        } catch (IOException unwritable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_INPUT,
                    "The log file cannot be written: " + file + ".",
                    "Name a file in a folder that is there and yours.",
                    unwritable);
        }
    }
}
