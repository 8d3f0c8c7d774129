package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what was watched and what is missing, and why.
@Recorded(AuditAction.Kind.READ)
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
        ListWriter<GapRun> list = output.list(
                new Shape<>("auditctl.coverage/1", columns(), run -> CoverageText.json(run.first()), GapRun::id));
        runs(coverage).forEach(list::add);
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

    /// Data stays as it is; a screen joins what only repeats.
    private List<GapRun> runs(CoverageView coverage) {
        return output.format(OutputFormat.TABLE) == OutputFormat.TABLE
                ? GapRun.joined(coverage.gaps())
                : GapRun.single(coverage.gaps());
    }

    private static List<Column<GapRun>> columns() {
        return List.of(
                Column.text("id", run -> Cell.of(run.id())),
                Column.text("cause", run -> Cell.of(run.first().cause(), Style.YELLOW)),
                Column.text("effect", run -> Cell.of(run.first().effect())),
                Column.text("from", run -> Cell.of(TimeText.data(run.first().from()))),
                Column.text("until", run -> Cell.of(TimeText.data(run.last().until()))),
                Column.text("tables", run -> Cell.of(tables(run.first()))),
                Column.text("state", run -> Cell.of(state(run.first()))),
                Column.text("meaning", run -> Cell.of(run.meaning())),
                Column.text("gtids", (GapRun run) -> Cell.of(run.first().gtidRange()))
                        .whenWide(),
                Column.text("evidence", (GapRun run) -> Cell.of(run.first().evidence()))
                        .whenWide());
    }

    private static String tables(GapView gap) {
        return gap.tables().isEmpty() ? "not known" : String.join(" ", gap.tables());
    }

    private static String state(GapView gap) {
        return gap.isOpen() ? "open" : "closed by G" + gap.resolvedBy();
    }
}
