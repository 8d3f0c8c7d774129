package io.auditworkbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Says which version this is.
@Command(name = "version", description = "Show the version of the program, of Java and of the machine.")
public final class VersionCommand implements Callable<Integer> {

    private final Output output;

    public VersionCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        String version = version();
        String java = System.getProperty("java.runtime.version", "?");
        String machine = System.getProperty("os.name", "?") + " " + System.getProperty("os.arch", "?");
        if (format == OutputFormat.TABLE) {
            output.line("audit-workbench " + version + " (Java " + java + ", " + machine + ")");
            return ExitCode.DONE.number();
        }
        output.document(
                format,
                "auditctl.version/1",
                Ending.NONE,
                List.of(Trees.map("version", version, "java", java, "machine", machine)));
        return ExitCode.DONE.number();
    }

    /// The version of the program.
    static String version() {
        Properties properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream("/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version", "unknown");
    }
}
