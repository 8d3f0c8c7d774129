package io.auditworkbench.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/// The command line as a whole: finds the command that is called, runs it and answers the exit code.
///
/// Only the commands whose names stand among the words are made, because describing all of them takes longer than most
/// of them.
public final class CommandProgram {

    /// A filter that begins with a minus, such as `-op:delete`, `-actor=root` or `-(op:update table:orders)`; not an
    /// option, for which `-f=x` and `-ojson` are taken.
    private static final Pattern EXCLUDING_TERM = Pattern.compile(
            "-([\\p{L}_][\\p{L}\\p{N}_.]*(:|!?~|<|>|!=)|[\\p{L}_][\\p{L}\\p{N}_.]+=|[(\"'`]).*", Pattern.DOTALL);

    private final Output output;
    private final Interruption interruption;
    private final Journals journals;
    private final List<CommandEntry> entries;

    public CommandProgram(Output output, Interruption interruption, Journals journals, List<CommandEntry> entries) {
        this.output = output;
        this.journals = journals;
        this.interruption = interruption;
        this.entries = List.copyOf(entries);
    }

    /// Runs the command that the words name; answers the exit code.
    public int run(String... words) {
        int code = execute(words);
        output.flush();
        output.terminal().err().flush();
        return code;
    }

    private int execute(String... words) {
        if (VersionCommand.isAskedBy(words)) {
            return new VersionCommand(output).call();
        }
        CommandLine commandLine = commandLine(words);
        String[] shielded = Arrays.stream(words)
                .map(word -> EXCLUDING_TERM.matcher(word).matches() ? " " + word : word)
                .toArray(String[]::new);
        int code = commandLine.execute(shielded);
        return interruption.isRequested() && code == ExitCode.DONE.number()
                ? interruption.exitCode(ExitCode.DONE)
                : code;
    }

    /// Every command, for help, completion and the reference.
    public CommandLine everything() {
        return commandLine();
    }

    private CommandLine commandLine(String... words) {
        CommandLine commandLine = new CommandLine(new AuditctlCommand(output));
        commandLine.setCommandName(output.terminal().program());
        List<CommandEntry> called = entries.stream()
                .filter(entry -> Arrays.stream(words).anyMatch(entry::isCalled))
                .toList();
        for (CommandEntry entry : called.isEmpty() ? entries : called) {
            commandLine.addSubcommand(
                    entry.name(), entry.make().get(), entry.aliases().toArray(String[]::new));
        }
        configure(commandLine, words);
        return commandLine;
    }

    private void configure(CommandLine commandLine, String... words) {
        ErrorReport report = new ErrorReport(output);
        boolean isColoured = output.hasColour() && !Arrays.asList(words).contains("--no-color");
        commandLine
                .setOut(writer(output.terminal().out()))
                .setErr(writer(output.terminal().err()))
                .setExecutionStrategy(new RecordedRun(output, journals, words))
                .setExecutionExceptionHandler(report)
                .setParameterExceptionHandler(report)
                .setColorScheme(Help.defaultColorScheme(isColoured ? Help.Ansi.ON : Help.Ansi.OFF))
                .registerConverter(OutputFormat.class, OutputFormat::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setUsageHelpWidth(100)
                .setUsageHelpLongOptionsMaxWidth(30);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
