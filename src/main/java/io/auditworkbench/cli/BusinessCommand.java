package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.CoverageView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists business events, the newest first.
@Recorded(AuditAction.Kind.READ)
@Command(
        name = "business",
        description = "List business events: what happened in the words of the business.",
        footer = "A filter chooses changes: listed are the business events that one of them is part of.")
public final class BusinessCommand implements Callable<Integer> {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--type", paramLabel = "TYPE", description = "only of this type, as in sale-completed")
    private @Nullable String type;

    @Option(
            names = "--object",
            paramLabel = "OBJECT",
            description = "only about this object, as in order:1042 or order")
    private @Nullable String object;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many, 0 for all (default: 100)")
    private int limit = 100;

    private final Output output;
    private final StoreDoor store;
    private final ConclusionDoor conclusions;
    private final Interruption interruption;

    public BusinessCommand(Output output, StoreDoor store, ConclusionDoor conclusions, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.conclusions = conclusions;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        AtLeast.zero("--limit", limit);
        interruption.onRequest(() -> {});
        return store.read(reading -> conclusions.read(desk -> {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            return accepted.isEmpty() ? ExitCode.BAD_USAGE : list(reading, desk, accepted.get());
        }));
    }

    private ExitCode list(StoreReading reading, ConclusionDesk desk, AcceptedFilter accepted) {
        if (!accepted.directives().sort().isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "sort: sorts changes, and business events come the newest first.",
                    "Leave it out.");
        }
        ListWriter<BusinessView> list = output.list(BusinessShape.shape());
        ChosenRange chosen = reading.events().chosen(accepted, interruption::isRequested);
        int[] shown = {0};
        ConclusionDesk.Listed listed = desk.list(
                new ConclusionDesk.Wanted(
                        Optional.ofNullable(type), Optional.ofNullable(object), chosen, accepted.limit(limit)),
                event -> {
                    list.add(event);
                    shown[0]++;
                });
        CoverageView coverage = reading.coverage().of(accepted);
        Map<String, @Nullable Object> seen = new LinkedHashMap<>(CoverageText.json(coverage));
        seen.put("transactions_behind", listed.behind());
        Ending ending = new Ending(
                desk.name(),
                accepted.canonical(),
                seen,
                listed.isCut() || chosen.isPartial() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                notes(
                        Quantity.of(shown[0], "business event")
                                + (listed.isCut() ? ", and there are more (--limit)" : "") + " · "
                                + CoverageText.sentence(coverage),
                        listed,
                        desk));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        if (chosen.isPartial()) {
            output.warn("PARTIAL: the search for what the filter chooses was stopped");
            return ExitCode.INCOMPLETE;
        }
        return ExitCode.DONE;
    }

    private List<String> notes(String summary, ConclusionDesk.Listed listed, ConclusionDesk desk) {
        List<String> notes = new ArrayList<>();
        notes.add(summary);
        if (listed.behind() > 0) {
            notes.add(Quantity.of(listed.behind()) + " transactions were not looked at yet; " + output.hint("scan"));
        }
        if (!desk.unmappedTables().isEmpty()) {
            notes.add("Nothing is concluded from tables that no mapping knows: "
                    + String.join(", ", desk.unmappedTables()) + ".");
        }
        notes.addAll(DifferenceText.lines(output, desk.differences()));
        return notes;
    }
}
