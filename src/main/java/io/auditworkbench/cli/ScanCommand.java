package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.conclude.ChosenEvents;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.ScanView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Draws the conclusions of a store that nobody captures into, or tries rules and detectors on a part of its log.
@Recorded(AuditAction.Kind.CONCLUDE)
@Command(
        name = "scan",
        description = "Apply rules and detectors to what they have not looked at yet (capture does this by itself), or"
                + " try them on a part of the log.",
        footer = {
            "With a filter, a range of time or --rule nothing is written: the log is read from its beginning, because habits",
            "come from before the range, and what has its evidence in the range is reported beside what is stored.",
            "--fail-on exits with 3 for an open finding of at least that severity, and with 8 when something was not looked at."
        })
public final class ScanCommand implements Callable<Integer> {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(names = "--rule", paramLabel = "ID,…", split = ",", description = "only these rules and detectors")
    private List<String> rules = List.of();

    @Option(
            names = "--again",
            description =
                    "conclude everything anew with the rules, mapping and detectors in force; what was concluded before"
                            + " stays readable, and so does what was said of findings")
    private boolean again;

    @Option(names = "--yes", description = "with --again: do not ask")
    private boolean yes;

    @Option(names = "--dry-run", description = "write nothing, and say what would be found")
    private boolean dryRun;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description =
                    "exit with 3 when something of at least this severity is found: info low medium high critical")
    private @Nullable String failOn;

    private final Output output;
    private final Interruption interruption;
    private final UnaryOperator<@Nullable Path> storePath;
    private final Supplier<StoreScan> scan;
    private final StoreDoor store;
    private final ConclusionDoor conclusions;

    public ScanCommand(
            Output output,
            Interruption interruption,
            UnaryOperator<@Nullable Path> storePath,
            Supplier<StoreScan> scan,
            StoreDoor store,
            ConclusionDoor conclusions) {
        this.output = output;
        this.interruption = interruption;
        this.storePath = storePath;
        this.scan = scan;
        this.store = store;
        this.conclusions = conclusions;
    }

    @Override
    public Integer call() {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        Optional<Severity> gate = Optional.ofNullable(failOn).map(SeverityText::parse);
        rules = rules.stream().map(String::strip).toList();
        interruption.onRequest(() -> {});
        boolean isPart = filter.isGiven() || !rules.isEmpty();
        if (again) {
            return anew(isPart, format, gate).number();
        }
        return isPart || dryRun
                ? store.read(reading -> conclusions.read(desk -> tryOut(reading, desk, format, gate)))
                : goOn(format, gate).number();
    }

    private ExitCode anew(boolean isPart, OutputFormat format, Optional<Severity> gate) {
        if (isPart || gate.isPresent()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "--again concludes everything anew; it takes no filter, range, --rule or --fail-on.",
                    "Leave them out, or leave out --again to try them without writing anything.");
        }
        ScanAnew scanAnew = new ScanAnew(output, interruption, scan);
        if (!yes && !dryRun) {
            scanAnew.requireSomebodyToAsk();
        }
        if (!yes) {
            ExitCode tried =
                    ExitCode.of(store.read(reading -> conclusions.read(desk -> tryAll(reading, desk, format))));
            if (dryRun || tried != ExitCode.DONE || !scanAnew.isAgreed()) {
                return tried;
            }
        }
        return scanAnew.run(storePath.apply(output.options().store()), format);
    }

    private ExitCode tryOut(StoreReading reading, ConclusionDesk desk, OutputFormat format, Optional<Severity> gate) {
        desk.requireKnown(rules);
        Optional<AcceptedFilter> accepted = filter.isGiven() || !rules.isEmpty()
                ? filter.read(reading, output)
                : FilterOptions.read(reading, output, "seq>" + desk.throughEvent());
        if (accepted.isEmpty()) {
            return ExitCode.BAD_USAGE;
        }
        ChosenEvents events = new ChosenEvents();
        CoverageView coverage = reading.events()
                .numbers(accepted.get(), events::add, interruption::isRequested)
                .coverage();
        ScanView view = tried(reading, desk, events, new Range(accepted.get().canonical(), coverage), format);
        return exitCode(gate, open(view.findings()), view.isPartial());
    }

    private ExitCode tryAll(StoreReading reading, ConclusionDesk desk, OutputFormat format) {
        ChosenEvents events = ChosenEvents.through(reading.status().status().lastSequence());
        Range all = new Range("", reading.coverage().all());
        return tried(reading, desk, events, all, format).isPartial() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    /// What is looked at, and what could not be seen there.
    private record Range(String filter, CoverageView coverage) {}

    private ScanView tried(
            StoreReading reading, ConclusionDesk desk, ChosenEvents events, Range range, OutputFormat format) {
        ProgressLine line = new ProgressLine(output, System::nanoTime);
        ScanView view = desk.scan(
                rules,
                events,
                at -> line.show(() -> "Looked at " + Quantity.of(at) + " changes"),
                interruption::isRequested);
        line.clear();
        Ending ending = new Ending(
                reading.name(),
                range.filter(),
                CoverageText.json(range.coverage()),
                view.isPartial() ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                null,
                notes(range.coverage(), view));
        if (format == OutputFormat.TABLE) {
            ScanShape.print(output, reading.name(), view);
        } else {
            output.document(format, ScanShape.SCHEMA, ending, List.of(ScanShape.json(view)));
        }
        output.flush();
        view.troubles().forEach(trouble -> output.warn("PARTIAL: " + trouble));
        desk.problems().forEach(problem -> output.warn("left out: " + problem));
        output.notes(ending);
        return view;
    }

    private List<String> notes(CoverageView coverage, ScanView view) {
        List<String> notes = new ArrayList<>();
        notes.add("Nothing was written · " + CoverageText.sentence(coverage));
        if (view.behind() > 0) {
            notes.add(Quantity.of(view.behind()) + " transactions are not concluded from yet: "
                    + output.terminal().program() + " scan");
        }
        return notes;
    }

    private ExitCode goOn(OutputFormat format, Optional<Severity> gate) {
        Path file = storePath.apply(output.options().store());
        ProgressLine line = new ProgressLine(output, System::nanoTime);
        StoreScan.Scanned scanned = scan.get()
                .scan(
                        file,
                        transaction -> line.show(() -> "Looked at transactions up to T" + transaction),
                        interruption::isRequested);
        line.clear();
        boolean isPartial = !scanned.troubles().isEmpty();
        if (format == OutputFormat.TABLE) {
            output.line(Quantity.of(scanned.businessEvents()) + " business events, " + Quantity.of(scanned.findings())
                    + " findings");
        } else {
            Ending ending = new Ending(
                    file.toString(),
                    "",
                    Map.of(),
                    isPartial ? Ending.Completeness.TRUNCATED : Ending.Completeness.ALL,
                    null,
                    List.of());
            output.document(format, ScanShape.SCHEMA, ending, List.of(ScanShape.json(scanned)));
        }
        output.flush();
        scanned.troubles().forEach(trouble -> output.warn("PARTIAL: " + trouble));
        conclusions.read(ConclusionDesk::problems).forEach(problem -> output.warn("left out: " + problem));
        output.note(output.hint("business", "anomalies"));
        ExitCode code = exitCode(gate, open(scanned.found()), isPartial);
        return code == ExitCode.DONE && scanned.behind() > 0 ? ExitCode.INCOMPLETE : code;
    }

    private ExitCode exitCode(Optional<Severity> gate, List<Severity> found, boolean isPartial) {
        if (gate.isPresent() && found.stream().anyMatch(severity -> severity.compareTo(gate.get()) >= 0)) {
            return ExitCode.FINDINGS;
        }
        return isPartial && (gate.isPresent() || interruption.isRequested()) ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private static List<Severity> open(List<ScanView.Found> findings) {
        return findings.stream()
                .filter(found -> found.state() == null || isOpen(found.state()))
                .map(ScanView.Found::severity)
                .toList();
    }

    private static boolean isOpen(TriageState state) {
        return switch (state) {
            // found again: it would be new
            case NEW, IN_REVIEW, CONFIRMED, SUPERSEDED -> true;
            case EXPLAINED, MUTED -> false;
        };
    }
}
