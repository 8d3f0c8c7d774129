package io.auditworkbench;

import io.auditworkbench.cli.CommandProgram;
import io.auditworkbench.cli.Interruption;
import io.auditworkbench.cli.Terminal;
import io.auditworkbench.cli.VersionCommand;
import io.auditworkbench.desktop.EarlyToolkit;
import java.time.Clock;

/// Starts the program.
public final class Main {

    private Main() {}

    /// Runs one command and ends the process with its exit code.
    ///
    /// Nothing of capture, store or desktop is loaded here: a command asks [Wiring] for its services when it runs.
    public static void main(String[] args) {
        if (VersionCommand.isAskedBy(args)) {
            // without the rest of the program, which takes ten times as long to load; it is ASCII
            System.out.print(VersionCommand.text());
            return;
        }
        Terminal terminal = Screen.terminal();
        Thread.setDefaultUncaughtExceptionHandler(new MemoryGuard(terminal));
        Interruption interruption = new Interruption();
        ProcessSignals.deliverTo(interruption);
        String system = System.getProperty("os.name", "");
        String[] words =
                DesktopWords.of(args, System.getProperty("auditworkbench.program", ""), terminal.environment(), system);
        if (DesktopWords.isWindow(words, terminal.environment(), system)) {
            EarlyToolkit.begin(Thread.ofPlatform().daemon().name("toolkit")::start);
        }
        CommandProgram program = new Wiring(terminal, interruption, Clock.systemUTC()).commandProgram();
        System.exit(program.run(words));
    }
}
