package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.evidence.Anchors;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Puts the newest checkpoint where whoever writes the store cannot change it.
@Recorded(AuditAction.Kind.VERIFY)
@Command(
        name = "anchor",
        description = "Print the newest signed checkpoint, or add it to a file elsewhere where verify finds it again.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  audit-workbench anchor | mail -s checkpoint auditor@example.com",
            "  audit-workbench anchor --to /mnt/usb/checkpoints.log",
            "  audit-workbench anchor | git -C ledger tag -a -F - checkpoint-$(date +%%F)"
        })
public final class AnchorCommand implements Callable<Integer> {

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<Anchors> anchors;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "Add it to this file, best on another disk; `verify` looks there from then on.")
    private @Nullable Path target;

    public AnchorCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<Anchors> anchors) {
        this.output = output;
        this.storePath = storePath;
        this.anchors = anchors;
    }

    @Override
    public Integer call() {
        Path file = storePath.apply(output.options().store());
        if (target == null) {
            output.text(anchors.get().checkpoint(file));
            return ExitCode.DONE.number();
        }
        anchors.get().anchor(file, target);
        output.line("anchored in " + target);
        return ExitCode.DONE.number();
    }
}
