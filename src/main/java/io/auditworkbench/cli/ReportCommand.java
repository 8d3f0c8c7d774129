package io.auditworkbench.cli;

import io.auditworkbench.workbench.daily.DayKeeper;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Writes reports into files.
@Unrecorded("names its parts")
@Command(name = "report", description = "Write a report into files: daily.", synopsisSubcommandLabel = "COMMAND")
public final class ReportCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ReportCommand() {}

    /// The command with its reports.
    public static CommandLine with(
            Output output, StoreDoor store, Interruption interruption, Supplier<DayKeeper> keeper) {
        return new CommandLine(new ReportCommand())
                .addSubcommand(new ReportDailyCommand(output, store, interruption, keeper));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which report: report daily.");
    }
}
