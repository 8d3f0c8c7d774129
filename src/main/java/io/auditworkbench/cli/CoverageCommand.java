package io.auditworkbench.cli;

import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what was watched and what is missing, and why.
@Command(name = "coverage", description = "Say what was watched, what is missing, and why.")
public final class CoverageCommand implements Callable<Integer> {

    /// What makes the command fail.
    enum FailOn {
        gap
    }

    @Option(names = "--since", paramLabel = "TIME", description = "from then on (default: from the beginning)")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "up to then (default: now)")
    private @Nullable String until;

    @Option(
            names = "--fail-on",
            paramLabel = "gap",
            description = "exit with 3 when there is an open gap or an unwatched part")
    private @Nullable FailOn failOn;

    private final Output output;
    private final StoreDoor store;

    public CoverageCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::coverage);
    }

    private ExitCode coverage(StoreReading reading) {
        CoverageView coverage = reading.coverage().between(Optional.ofNullable(since), Optional.ofNullable(until));
        ListWriter<GapView> list =
                output.list(new Shape<>("auditctl.coverage/1", columns(), CoverageText::json, GapView::id));
        coverage.gaps().forEach(list::add);
        Ending ending = new Ending(
                reading.name(),
                "",
                CoverageText.json(coverage),
                Ending.Completeness.ALL,
                null,
                coverage.gaps().isEmpty()
                        ? List.of(CoverageText.sentence(coverage))
                        : List.of(
                                CoverageText.sentence(coverage),
                                output.hint("show " + coverage.gaps().getFirst().id())));
        list.finish(ending);
        output.flush();
        output.notes(ending);
        boolean isWhole = coverage.openGaps() == 0
                && (coverage.verdict() == CoverageView.Verdict.NO_KNOWN_GAP
                        || coverage.verdict() == CoverageView.Verdict.GAPS);
        return failOn != null && !isWhole ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static List<Column<GapView>> columns() {
        return List.of(
                Column.text("id", gap -> Cell.of(gap.id())),
                Column.text("cause", gap -> Cell.of(gap.cause(), Style.YELLOW)),
                Column.text("effect", gap -> Cell.of(gap.effect())),
                Column.text("from", gap -> Cell.of(TimeText.data(gap.from()))),
                Column.text("until", gap -> Cell.of(TimeText.data(gap.until()))),
                Column.text(
                        "tables",
                        gap -> Cell.of(gap.tables().isEmpty() ? "not known" : String.join(" ", gap.tables()))),
                Column.text("state", gap -> Cell.of(gap.isOpen() ? "open" : "closed by G" + gap.resolvedBy())),
                Column.text("meaning", gap -> Cell.of(gap.meaning())),
                Column.text("gtids", (GapView gap) -> Cell.of(gap.gtidRange())).whenWide(),
                Column.text("evidence", (GapView gap) -> Cell.of(gap.evidence()))
                        .whenWide());
    }
}
