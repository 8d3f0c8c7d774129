package io.auditworkbench.cli;

import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.daily.DayFacts;
import io.auditworkbench.workbench.daily.DayKeeper;
import io.auditworkbench.workbench.daily.DayText;
import io.auditworkbench.workbench.daily.DayTree;
import io.auditworkbench.workbench.daily.DayWord;
import io.auditworkbench.workbench.daily.KeptDay;
import io.auditworkbench.workbench.report.DocumentHtml;
import io.auditworkbench.workbench.report.DocumentMarkdown;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says what a day was, and keeps it.
final class DayRun {

    private static final Set<String> OPEN = Set.of("new", "in-review", "confirmed");

    private final Output output;
    private final DayKeeper keeper;

    DayRun(Output output, DayKeeper keeper) {
        this.output = output;
        this.keeper = keeper;
    }

    /// The day as it is known now, kept where that can be; a note says where it cannot.
    KeptDay made(StoreReading reading, LocalDate day, ZoneId zone) {
        KeptDay known = reading.days().now(day, zone);
        return switch (keeper.keep(Path.of(reading.name()), known)) {
            case DayKeeper.Outcome.Kept(KeptDay kept) -> kept;
            case DayKeeper.Outcome.NotKept(String why) -> {
                output.note("Not kept: " + why + ".");
                yield known;
            }
        };
    }

    /// The day that is asked for: as it is known now, or a version that was kept.
    KeptDay of(StoreReading reading, String word, String zoneName, @Nullable Integer version) {
        ZoneId zone = DayWord.zone(zoneName);
        LocalDate day = reading.days().day(word, zone);
        return version == null ? made(reading, day, zone) : reading.days().version(day, zone, version);
    }

    ExitCode print(StoreReading reading, KeptDay day, OutputFormat format, @Nullable Severity failOn) {
        switch (format) {
            case TABLE -> new DocumentPage(output).print(DayText.of(day));
            case MD -> output.text(DocumentMarkdown.of(DayText.of(day)));
            case HTML -> output.text(DocumentHtml.of(DayText.of(day)));
            default ->
                output.document(format, DayTree.SCHEMA, DayFile.ending(reading.name(), day), List.of(DayTree.of(day)));
        }
        output.flush();
        return exitCode(day.facts(), failOn);
    }

    static ExitCode exitCode(DayFacts facts, @Nullable Severity failOn) {
        if (failOn == null) {
            return ExitCode.DONE;
        }
        boolean isFound = facts.anomalies().stream()
                .filter(group -> OPEN.contains(group.state()))
                .map(group -> Severity.valueOf(group.severity().toUpperCase(Locale.ROOT)))
                .anyMatch(severity -> severity.compareTo(failOn) >= 0);
        if (isFound) {
            return ExitCode.FINDINGS;
        }
        return isPartial(facts) ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    /// Whether findings may be missing because something was not looked at or not seen.
    static boolean isPartial(DayFacts facts) {
        boolean isSeen = facts.coverage().verdict() == DayFacts.Verdict.WHOLE
                || facts.coverage().verdict() == DayFacts.Verdict.GAPS;
        return !isSeen
                || facts.stage() != DayFacts.Stage.OVER
                || !facts.concluded()
                || facts.behind() > 0
                || !facts.troubles().isEmpty();
    }
}
