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

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        ProgramVersion version = ProgramVersion.running();
        String java = System.getProperty("java.runtime.version", "?");
        String machine = System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?");
        if (format == OutputFormat.TABLE) {
            output.line("audit-workbench " + version.withCommit());
            output.line("Java " + java + ", " + machine);
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
                        version.committedAt() == null
                                ? null
                                : version.committedAt().toString(),
                        "changed",
                        version.isChanged(),
                        "java",
                        java,
                        "machine",
                        machine)));
        return ExitCode.DONE.number();
    }
}
