package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.audit.ActLog;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Says whether the self-audit is as it was written.
@Recorded(AuditAction.Kind.SELF_AUDIT)
@Command(
        name = "verify",
        description = "Hash every entry again, and name the first that is not as it was written.",
        footer = "Exit codes: 0 every entry is as it was written, 5 one is not.")
final class SelfAuditVerifyCommand implements Callable<Integer> {

    private final Output output;
    private final Function<@Nullable Path, ActLog> log;

    SelfAuditVerifyCommand(Output output, Function<@Nullable Path, ActLog> log) {
        this.output = output;
        this.log = log;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        ActLog read = log.apply(output.options().store());
        ActLog.Proof proof = read.prove();
        if (format == OutputFormat.TABLE) {
            output.line(
                    proof.isIntact()
                            ? "INTACT  " + Quantity.of(proof.entries()) + (proof.entries() == 1 ? " entry" : " entries")
                                    + ", root " + proof.root()
                            : "ALTERED  " + proof.what());
        } else {
            output.document(
                    format,
                    "auditctl.selfaudit.verify/1",
                    new Ending(read.file().toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of()),
                    List.of(json(proof)));
        }
        return (proof.isIntact() ? ExitCode.DONE : ExitCode.INTEGRITY).number();
    }

    private static Map<String, @Nullable Object> json(ActLog.Proof proof) {
        return Trees.map(
                "verdict", proof.isIntact() ? "intact" : "altered",
                "entries", proof.entries(),
                "root", proof.root().isEmpty() ? null : proof.root(),
                "entry", proof.entry() == 0 ? null : proof.entry(),
                "what", proof.what().isEmpty() ? null : proof.what());
    }
}
