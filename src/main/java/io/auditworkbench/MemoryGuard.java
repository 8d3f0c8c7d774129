package io.auditworkbench;

import io.auditworkbench.cli.ExitCode;
import io.auditworkbench.cli.FailureText;
import io.auditworkbench.cli.MemoryText;
import io.auditworkbench.cli.Terminal;

/// Ends the process in words when memory runs out on a thread that nobody waits for, such as the binlog reader's: it
/// would begin again for ever, and look alive. The store takes no harm from a process that ends at any moment.
///
/// - **Threading**: any thread.
final class MemoryGuard implements Thread.UncaughtExceptionHandler {

    private final Terminal terminal;

    MemoryGuard(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (thrown instanceof OutOfMemoryError) {
            terminal.err().println(terminal.program() + ": " + MemoryText.ranOut());
            terminal.err().flush();
            Runtime.getRuntime().halt(ExitCode.FAILED.number());
        }
        // as the JVM does without a handler, but for texts that may hold rows
        terminal.err().println("Exception in thread \"" + thread.getName() + "\"");
        FailureText.lines(thrown).forEach(terminal.err()::println);
    }
}
