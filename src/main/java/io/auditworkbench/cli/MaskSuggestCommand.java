package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.export.TextFile;
import io.auditworkbench.workbench.mask.MaskDesk;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Suggests a masking policy for a store.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "suggest",
        description =
                "Suggest a policy for the captured columns that look as if their values should not be kept, by their"
                        + " names and the shapes of stored values.")
final class MaskSuggestCommand implements Callable<Integer> {

    @Option(names = "--to", paramLabel = "FILE", description = "write it there; never over another file (default: -)")
    private Path to = Path.of("-");

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<MaskDesk> desk;

    MaskSuggestCommand(Output output, UnaryOperator<@Nullable Path> storePath, Supplier<MaskDesk> desk) {
        this.output = output;
        this.storePath = storePath;
        this.desk = desk;
    }

    @Override
    public Integer call() {
        String policy = desk.get().suggest(storePath.apply(output.options().store()));
        boolean isToFile = !to.toString().equals("-");
        if (isToFile) {
            TextFile.create(to, policy);
        } else {
            output.text(policy);
        }
        output.flush();
        output.note("Read it before you use it; what is in force already stays masked as it was.");
        output.note(output.hint("mask check " + (isToFile ? to : "FILE"), "mask preview " + (isToFile ? to : "FILE")));
        return ExitCode.DONE.number();
    }
}
