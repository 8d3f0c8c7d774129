package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.upkeep.CompactStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Gives the disk back what a store does not need any more.
@Recorded(AuditAction.Kind.CONFIG)
@Command(
        name = "compact",
        description = {
            "Rewrite the store without its free pages, and fold the write-ahead log in: what it holds and every proof stays.",
            "Not while a capture writes it. It takes up to twice the room of what is kept while it runs."
        })
public final class StoreCompactCommand implements Callable<Integer> {

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<CompactStore> compacting;

    @Option(names = "--dry-run", description = "only say how much would be won at least")
    private boolean isTrial;

    public StoreCompactCommand(
            Output output, UnaryOperator<@Nullable Path> storePath, Supplier<CompactStore> compacting) {
        this.output = output;
        this.storePath = storePath;
        this.compacting = compacting;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Path store = storePath.apply(output.options().store());
        CompactStore compact = compacting.get();
        CompactStore.Size before = compact.look(store);
        CompactStore.@Nullable Size after = isTrial ? null : compact.compact(store);
        if (format == OutputFormat.TABLE) {
            text(before, after);
        } else {
            output.document(
                    format,
                    "auditctl.store.compact/1",
                    new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of()),
                    List.of(Trees.map(
                            "before_bytes",
                            before.bytes(),
                            "free_bytes",
                            before.freeBytes(),
                            "after_bytes",
                            after == null ? null : after.bytes())));
        }
        return ExitCode.DONE.number();
    }

    private void text(CompactStore.Size before, CompactStore.@Nullable Size after) {
        Page page = new Page(output);
        page.line(
                "before",
                Quantity.ofBytes(before.bytes()) + ", of which " + Quantity.ofBytes(before.freeBytes()) + " are free");
        if (after == null) {
            output.note("Nothing was changed. Without --dry-run at least the free part is given back.");
        } else {
            page.line("after", Quantity.ofBytes(after.bytes()));
        }
    }
}
