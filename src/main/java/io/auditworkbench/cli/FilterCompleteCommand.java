package io.auditworkbench.cli;

import io.auditworkbench.filter.CompletionCandidate;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.Trees;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists what could be written next in a filter.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "complete",
        description = "List what could be written at a place of a filter: fields, operators, values that occur.")
public final class FilterCompleteCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TEXT", description = "the filter so far; may be empty")
    private String text = "";

    @Option(
            names = "--at",
            paramLabel = "OFFSET",
            description = "where the caret stands, in UTF-16 units from the start (default: the end)")
    private @Nullable Integer at;

    private final Output output;
    private final StoreDoor store;

    FilterCompleteCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::complete);
    }

    private ExitCode complete(StoreReading reading) {
        int caret = at == null ? text.length() : at;
        ListWriter<CompletionCandidate> list = output.list(shape());
        List<CompletionCandidate> candidates = reading.filters().complete(text, caret);
        candidates.forEach(list::add);
        Ending ending = new Ending(
                reading.name(),
                text,
                Map.of(),
                Ending.Completeness.ALL,
                null,
                candidates.isEmpty() ? List.of("Nothing to offer here.") : List.of());
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return ExitCode.DONE;
    }

    /// `name` answers the whole filter after each was accepted, which is what a shell wants.
    private Shape<CompletionCandidate> shape() {
        return new Shape<>(
                "auditctl.filter.complete/1",
                List.of(
                        Column.text("kind", candidate -> Cell.of(Page.words(candidate.kind()), Style.DIM)),
                        Column.text("insert", candidate -> Cell.of(candidate.inserted(), Style.BOLD)),
                        Column.text("means", candidate -> Cell.of(candidate.sentence())),
                        Column.text("filter", (CompletionCandidate candidate) -> Cell.of(candidate.in(text)))
                                .whenWide()),
                candidate -> Trees.map(
                        "kind", Page.words(candidate.kind()),
                        "insert", candidate.inserted(),
                        "start", candidate.replaced().start(),
                        "end", candidate.replaced().end(),
                        "means", candidate.sentence(),
                        "filter", candidate.in(text),
                        "caret", candidate.caret()),
                candidate -> candidate.in(text));
    }
}
