package io.auditworkbench.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The root: without a command it says what can be done.
@Unrecorded("says what can be done")
@Command(
        name = "auditctl",
        description = "Knows what happened in a MySQL database, and proves it.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions, also after the command:%n",
        footerHeading = "%nMore:%n",
        footer = "  help exit-codes | filter | formats | environment | examples")
final class AuditctlCommand implements Callable<Integer> {

    @Mixin
    private final CommonOptions options;

    @Option(
            names = {"-V", "--version"},
            description = "show the version")
    private boolean version;

    private final Output output;

    AuditctlCommand(Output output) {
        this.options = output.options();
        this.output = output;
    }

    @Override
    public Integer call() {
        if (version) {
            return new VersionCommand(output).call();
        }
        String program = output.terminal().program();
        output.line("""
                Audit Workbench: knows what happened in a MySQL database, and proves it.

                  %1$s demo --live                           a MySQL to play with, captured before your eyes
                  %1$s capture --url mysql://user@host:3306/ --store shop.awb
                  %1$s events 'table:orders op:update since:2h' --store shop.awb
                  %1$s row history orders/1042 --store shop.awb

                All commands: %1$s --help    Topics: %1$s help examples""".formatted(program));
        return ExitCode.DONE.number();
    }

    /// The options as they were read.
    CommonOptions options() {
        return options;
    }
}
