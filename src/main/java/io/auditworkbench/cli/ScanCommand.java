package io.auditworkbench.cli;

import io.auditworkbench.workbench.conclude.StoreScan;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Draws the conclusions of a store that nobody captures into.
@Command(
        name = "scan",
        description = "Apply rules and detectors to what they have not looked at yet; capture does this by itself.")
public final class ScanCommand implements Callable<Integer> {

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<StoreScan> scan;

    public ScanCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<StoreScan> scan) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.scan = scan;
    }

    @Override
    public Integer call() {
        interruption.onRequest(() -> {});
        StoreScan.Scanned scanned =
                scan.get().scan(storePath.apply(output.options().store()), this::told, interruption::isRequested);
        output.line(Quantity.of(scanned.businessEvents()) + " business events, " + Quantity.of(scanned.findings())
                + " findings");
        if (scanned.behind() > 0) {
            output.note("Stopped with " + Quantity.of(scanned.behind())
                    + " transactions to go; run it again to go on from there.");
            return ExitCode.INCOMPLETE.number();
        }
        output.note(output.hint("business"));
        return ExitCode.DONE.number();
    }

    private void told(long transaction) {
        if (output.terminal().errIsScreen()) {
            output.note("looked at transactions up to T" + transaction);
        }
    }
}
