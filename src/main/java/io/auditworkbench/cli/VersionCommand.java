package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.ProgramVersion;
import io.auditworkbench.workbench.text.Trees;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Says which version this is.
@Unrecorded("shows nothing of a store")
@Command(name = "version", description = "Show the version of the program, of Java and of the machine.")
public final class VersionCommand implements Callable<Integer> {

    private final Output output;

    public VersionCommand(Output output) {
        this.output = output;
    }

    /// Whether the version is all that is asked for. Programs that wait for it ask: reading words by their descriptions
    /// takes longer than all the rest.
    public static boolean isAskedBy(String... words) {
        return words.length == 1 && (words[0].equals("--version") || words[0].equals("-V"));
    }

    /// Two lines: the program, and what it runs on.
    public static String text() {
        return "audit-workbench " + ProgramVersion.running().withCommit() + "\nJava " + java() + ", " + machine()
                + "\n";
    }

    private static String java() {
        return System.getProperty("java.runtime.version", "?");
    }

    private static String machine() {
        return System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?");
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        ProgramVersion version = ProgramVersion.running();
        if (format == OutputFormat.TABLE) {
            output.text(text());
            return ExitCode.DONE.number();
        }
        output.document(
                format,
                "auditctl.version/1",
                Ending.NONE,
                List.of(Trees.map(
                        "version",
                        version.version(),
                        "commit",
                        version.commit(),
                        "committedAt",
                        version.committedAt(),
                        "changed",
                        version.isChanged(),
                        "java",
                        java(),
                        "machine",
                        machine())));
        return ExitCode.DONE.number();
    }
}
