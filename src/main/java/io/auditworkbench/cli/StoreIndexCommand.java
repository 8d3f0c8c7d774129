package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreIndexing;
import io.auditworkbench.workbench.text.Quantity;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// Fills the side indexes of a store that nobody captures into.
@Recorded(AuditAction.Kind.CONCLUDE)
@Command(
        name = "index",
        description = "Fill the indexes of words and changed columns to the end; capture does this by itself.")
public final class StoreIndexCommand implements Callable<Integer> {

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<StoreIndexing> indexing;

    public StoreIndexCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<StoreIndexing> indexing) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.indexing = indexing;
    }

    @Override
    public Integer call() {
        interruption.onRequest(() -> {});
        Path file = storePath.apply(output.options().store());
        long events = indexing.get().index(file, this::told, interruption::isRequested);
        output.line(
                interruption.isRequested()
                        ? "Stopped; run it again to go on from there."
                        : Quantity.of(events) + " events indexed");
        return ExitCode.DONE.number();
    }

    private void told(long events) {
        if (output.terminal().errIsScreen()) {
            output.note("indexed " + Quantity.of(events) + " events");
        }
    }
}
