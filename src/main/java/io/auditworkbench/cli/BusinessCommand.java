package io.auditworkbench.cli;

import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.view.BusinessView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists business events, the newest first.
@Command(name = "business", description = "List business events: what happened in the words of the business.")
public final class BusinessCommand implements Callable<Integer> {

    @Option(names = "--type", paramLabel = "TYPE", description = "only of this type, as in sale-completed")
    private @Nullable String type;

    @Option(
            names = "--object",
            paramLabel = "OBJECT",
            description = "only about this object, as in order:1042 or order")
    private @Nullable String object;

    @Option(names = "--since", paramLabel = "TIME", description = "from then on (default: from the beginning)")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "up to then (default: now)")
    private @Nullable String until;

    @Option(names = "--limit", paramLabel = "N", description = "at most so many, 0 for all (default: 100)")
    private int limit = 100;

    private final Output output;
    private final ConclusionDoor conclusions;

    public BusinessCommand(Output output, ConclusionDoor conclusions) {
        this.output = output;
        this.conclusions = conclusions;
    }

    @Override
    public Integer call() {
        return conclusions.read(desk -> list(desk)).number();
    }

    private ExitCode list(ConclusionDesk desk) {
        ListWriter<BusinessView> list = output.list(BusinessShape.shape());
        int[] shown = {0};
        ConclusionDesk.Listed listed = desk.list(
                new ConclusionDesk.Wanted(
                        Optional.ofNullable(type),
                        Optional.ofNullable(object),
                        Optional.ofNullable(since),
                        Optional.ofNullable(until),
                        limit),
                event -> {
                    list.add(event);
                    shown[0]++;
                });
        Ending ending = new Ending(
                desk.name(),
                "",
                Map.of("transactions_behind", listed.behind()),
                listed.isCut() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                notes(shown[0], listed, desk));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        return ExitCode.DONE;
    }

    private List<String> notes(int shown, ConclusionDesk.Listed listed, ConclusionDesk desk) {
        List<String> notes = new ArrayList<>();
        notes.add(Quantity.of(shown) + " business events" + (listed.isCut() ? ", and there are more (--limit)" : ""));
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
