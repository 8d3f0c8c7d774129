package io.auditworkbench.cli;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.UndoSql;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.text.UndoScript;
import io.auditworkbench.workbench.view.UndoView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Prints statements that would take changes back; never runs them.
@Recorded(AuditAction.Kind.EXPORT)
@Command(
        name = "undo-sql",
        description = "Print guarded SQL that would take changes back, newest first; it is never run.",
        footer = {
            "The FILTER may be an id: E1024, T88 or shop.orders/1042.",
            "Read the script, run it on the source by hand, and COMMIT only when both counts at its end agree."
        })
public final class UndoSqlCommand implements Callable<Integer> {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--to", paramLabel = "FILE", description = "write to a new file; - is standard output")
    private @Nullable Path to;

    @Option(names = "--no-guard", description = "find rows by key only, whatever they hold now")
    private boolean noGuard;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "at most so many statements a transaction (default: all in one)")
    private int batch;

    @Option(names = "--check", description = "only say what stands in the way; no SQL")
    private boolean check;

    private final Output output;
    private final StoreDoor store;

    public UndoSqlCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(reading -> {
            Optional<AcceptedFilter> accepted = filter.readIdOrFilter(reading, output);
            if (accepted.isEmpty()) {
                return ExitCode.BAD_USAGE;
            }
            // An empty argument is a variable of a script that was not set, and not a wish to undo everything.
            if (accepted.get().expression() instanceof FilterExpression.Everything) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "Nothing says which changes to take back.",
                        "Give an id (E1024, T88, shop.orders/1042) or a filter.");
            }
            return undo(reading, accepted.get());
        });
    }

    private ExitCode undo(StoreReading reading, AcceptedFilter accepted) {
        OutputFormat format = output.formatAmong(OutputFormat.SQL, OutputFormat.JSON);
        UndoView undo = reading.undo().undo(accepted, noGuard ? UndoSql.Guard.NONE : UndoSql.Guard.CURRENT_VALUES);
        undo.warnings().forEach(warning -> output.warn("warning: " + warning));
        undo.refusals().forEach(refusal -> output.warn("cannot be undone: " + refusal));
        if (check) {
            output.note(undo.steps().size() + " statements, " + undo.warnings().size() + " warnings, "
                    + undo.refusals().size() + " refusals");
            return undo.refusals().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
        if (format == OutputFormat.JSON) {
            output.document(format, "auditctl.undo-sql/1", ending(reading, accepted, undo), List.of(json(undo)));
        } else {
            output.handedOut().rows(undo.steps().size());
            write(new UndoScript(undo, AtLeast.zero("--batch", batch)).text());
        }
        output.note(CoverageText.sentence(undo.coverage()));
        return undo.refusals().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private void write(String script) {
        if (to == null || to.toString().equals("-")) {
            output.text(script);
            return;
        }
        try {
            PrivateFile.writeNew(to, script);
            output.handedOut().file(to);
            output.note("Written to " + to);
        } catch (IOException unwritable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The script cannot be written to " + to + ".",
                    "Name a file that does not exist yet, in a folder that you may write to.",
                    unwritable);
        }
    }

    private static Ending ending(StoreReading reading, AcceptedFilter accepted, UndoView undo) {
        return new Ending(
                reading.name(),
                accepted.canonical(),
                CoverageText.json(undo.coverage()),
                undo.refusals().isEmpty() ? Ending.Completeness.ALL : Ending.Completeness.TRUNCATED,
                null,
                List.of());
    }

    private static Map<String, @Nullable Object> json(UndoView undo) {
        return Trees.map(
                "statements",
                        undo.steps().stream()
                                .map(step -> Trees.map(
                                        "event", step.event(),
                                        "transaction", step.transaction(),
                                        "row", step.row(),
                                        "sql", step.sql()))
                                .toList(),
                "warnings", undo.warnings(),
                "refusals", undo.refusals());
    }
}
