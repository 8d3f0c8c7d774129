package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.conclude.RuleDesk;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Switches a rule on or off for a store.
abstract sealed class RulesSwitchCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RULE", description = "the rule or detector, as in sale-completed or mass-delete")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; it is kept")
    private String reason = "";

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<RuleDesk> desk;

    private RulesSwitchCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<RuleDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    abstract void turn(RuleDesk rules, Path store, String rule, String why);

    abstract String done();

    @Override
    public Integer call() {
        turn(desk.get(), storePath.apply(output.options().store()), id, reason);
        output.line(id + " is " + done() + " from now on; what it concluded stays.");
        output.flush();
        return ExitCode.DONE.number();
    }

    /// Switches it on.
    @Recorded(AuditAction.Kind.CONFIG)
    @Command(name = "enable", description = "Use a rule or detector again, from now on.")
    static final class Enable extends RulesSwitchCommand {
        Enable(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<RuleDesk> desk) {
            super(output, storePath, desk);
        }

        @Override
        void turn(RuleDesk rules, Path store, String rule, String why) {
            rules.enable(store, rule, why);
        }

        @Override
        String done() {
            return "used";
        }
    }

    /// Switches it off.
    @Recorded(AuditAction.Kind.CONFIG)
    @Command(name = "disable", description = "Stop using a rule or detector, from now on.")
    static final class Disable extends RulesSwitchCommand {
        Disable(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<RuleDesk> desk) {
            super(output, storePath, desk);
        }

        @Override
        void turn(RuleDesk rules, Path store, String rule, String why) {
            rules.disable(store, rule, why);
        }

        @Override
        String done() {
            return "not used";
        }
    }
}
