package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.EraseRequest;
import io.auditworkbench.workbench.EraseValues;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.view.ErasureView;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Erases values that were kept erasable.
@Recorded(AuditAction.Kind.ERASE)
@Command(
        name = "erase",
        description = {
            "Erase values that a masking policy kept erasable: from events, from what was concluded from them, and from"
                    + " what models were shown. Hashes and proofs stay valid, and the erasure is kept in the log.",
            "Without --yes it only says what would go."
        },
        footer = {
            "",
            "Example:",
            "  auditctl erase --where 'customers.id:4711' --column customers.name,customers.email --reason 'request 81'",
            "",
            "The filter is kept nowhere. docs/masking.md says what erasing cannot reach."
        })
public final class EraseCommand implements Callable<Integer>, HidesOption {

    private final Output output;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<EraseValues> erasing;
    private final Redrawing redrawing;

    @Option(names = "--where", paramLabel = "FILTER", description = "the changes whose values go")
    private @Nullable String where;

    @Option(
            names = "--column",
            split = ",",
            paramLabel = "TABLE.COLUMN,…",
            description = "the columns whose values go, as table.column or schema.table.column")
    private List<String> columns = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "why; it is kept, so name no value in it")
    private String reason = "";

    @Option(names = "--yes", description = "erase it: nothing brings it back")
    private boolean yes;

    @Option(names = "--list", description = "list what was erased")
    private boolean list;

    /// Draws conclusions anew from what is left.
    @FunctionalInterface
    public interface Redrawing {
        /// False when nothing was ever concluded in the store.
        boolean draw(Path file);
    }

    public EraseCommand(
            Output output,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<EraseValues> erasing,
            Redrawing redrawing) {
        this.output = output;
        this.storePath = storePath;
        this.erasing = erasing;
        this.redrawing = redrawing;
    }

    /// The filter may hold the very value.
    @Override
    public String hiddenOption() {
        return "--where";
    }

    @Override
    public Integer call() {
        Path store = storePath.apply(output.options().store());
        if (list) {
            list(store);
        } else {
            erase(store);
        }
        output.flush();
        return ExitCode.DONE.number();
    }

    private void list(Path store) {
        new Page(output)
                .table(
                        List.of(
                                Column.text("erasure", erasure -> Cell.of(Long.toString(erasure.number()))),
                                Column.text("at", erasure -> Cell.of(erasure.at())),
                                Column.text("by", erasure -> Cell.of(erasure.by())),
                                Column.text("values", erasure -> Cell.of(Long.toString(erasure.values()))),
                                Column.text("columns", erasure -> Cell.of(erasure.columns())),
                                Column.text("events", erasure -> Cell.of(erasure.events())),
                                Column.text("reason", erasure -> Cell.of(erasure.reason()))),
                        erasing.get().all(store));
    }

    private void erase(Path store) {
        if (where == null) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE, "Which changes is not said.", "Add --where FILTER, or --list.");
        }
        EraseRequest request = new EraseRequest(where, columns);
        ErasureView view = yes
                ? erasing.get().erase(store, request, reason)
                : erasing.get().plan(store, request);
        print(view);
        if (view.isEmpty()) {
            output.note("There is nothing to erase.");
        } else if (yes) {
            redrawing.draw(store);
            erasing.get().clean(store);
            output.note("Erased. " + output.hint("erase --list", "verify"));
        } else {
            output.note("Nothing was changed. Add --yes to erase it; nothing brings it back.");
        }
    }

    private void print(ErasureView view) {
        Page page = new Page(output);
        page.line("columns", view.columns());
        page.line("events", ScreenText.tame(view.events()));
        page.line("values", Quantity.of(view.values()) + " in " + Quantity.of(view.eventCount(), "event"));
        if (view.kept() > 0) {
            output.warn(Quantity.of(view.kept(), "value")
                    + " in these columns cannot be erased: stored before the column was erasable.");
        }
        view.mentions().forEach(mention -> output.warn(ScreenText.tame(mention) + "."));
    }
}
