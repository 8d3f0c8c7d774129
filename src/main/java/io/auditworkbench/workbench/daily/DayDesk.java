package io.auditworkbench.workbench.daily;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.DayLog;
import io.auditworkbench.store.PrunedLog;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.CoverageStatement;
import io.auditworkbench.workbench.report.Document;
import io.auditworkbench.workbench.text.Sha256;
import io.auditworkbench.workbench.text.TimeText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Says what a day was, of an open store.
///
/// - **Threading**: any thread.
public final class DayDesk {

    private final Store store;
    private final DayReader reader;
    private final Clock clock;

    public DayDesk(Store store, Masker masker, CoverageStatement coverage, Clock clock) {
        this.store = store;
        this.clock = clock;
        reader = new DayReader(store, masker, coverage, clock);
    }

    /// The day that a word names, in a zone.
    ///
    /// - **Errors**: `BAD_USAGE` for no day.
    public LocalDate day(String word, ZoneId zone) {
        return DayWord.read(word, LocalDate.ofInstant(clock.instant(), zone));
    }

    /// What the day was, by what is known now: the version that is kept where that says the same. Of a day of which
    /// changes were pruned no new version is made: the newest that is kept is all that is known.
    ///
    /// - **Errors**: `BAD_USAGE` for a day that the zone left out; `NOT_FOUND` for one that was pruned and never kept.
    public KeptDay now(LocalDate day, ZoneId zone) {
        DayWindow window = DayWindow.of(day, zone);
        Optional<PrunedLog.Kept> pruned = pruned(window);
        if (pruned.isPresent()) {
            return kept(day, zone)
                    .orElseThrow(() -> new WorkbenchException(
                            ErrorCode.NOT_FOUND,
                            "Changes of " + day + " were pruned on "
                                    + TimeText.day(instant(pruned.get().prunedMicros()))
                                    + ", and no summary of that day (" + zone + ") was kept.",
                            "Ask for a later day; an older backup may have it."));
        }
        // read first: what comes meanwhile is not said to be in it
        long transaction = store.changes().lastTransaction();
        long event = store.changes().lastSeq();
        DayFacts facts = reader.of(window);
        String json = DayJson.write(facts);
        String sha256 = Sha256.of(json);
        Optional<DayLog.Kept> newest = newest(day, zone);
        if (newest.isPresent() && newest.get().sha256().equals(sha256)) {
            return kept(newest.get(), newest.get().version());
        }
        return new KeptDay(
                facts,
                json,
                sha256,
                null,
                newest.map(DayLog.Kept::version).orElse(0),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                transaction,
                event);
    }

    private Optional<PrunedLog.Kept> pruned(DayWindow window) {
        return store.pruned().together().filter(kept -> window.fromMicros() <= kept.lastMicros());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /// Whether there is anything to keep of a day: it was one in the zone, it is over, a part of it was watched, and
    /// nothing of it was pruned.
    boolean mayBeKept(LocalDate day, ZoneId zone) {
        boolean wasThere = day.atStartOfDay(zone).toLocalDate().equals(day);
        return wasThere && pruned(DayWindow.of(day, zone)).isEmpty() && reader.isWatched(DayWindow.of(day, zone));
    }

    /// Whether a day that may be kept was seen to its end and is looked at wholly; quickly found.
    boolean isSettled(LocalDate day, ZoneId zone) {
        return reader.isSettled(DayWindow.of(day, zone));
    }

    /// What [#now] says, as a document.
    public Document document(LocalDate day, ZoneId zone) {
        return DayText.of(now(day, zone));
    }

    /// The newest version that is kept of a day.
    public Optional<KeptDay> kept(LocalDate day, ZoneId zone) {
        return newest(day, zone).map(kept -> kept(kept, kept.version()));
    }

    /// A version that is kept.
    ///
    /// - **Errors**: `NOT_FOUND` where there is none.
    public KeptDay version(LocalDate day, ZoneId zone, int version) {
        List<DayLog.Kept> versions = store.days().isThere()
                ? store.days().versions(day.toString(), DayWindow.known(zone).getId())
                : List.of();
        return versions.stream()
                .filter(kept -> kept.version() == version)
                .findFirst()
                .map(kept -> kept(kept, versions.getFirst().version()))
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.NOT_FOUND,
                        "There is no version " + version + " of " + day + " (" + zone + ") in this store.",
                        versions.isEmpty()
                                ? "No summary of that day was kept; `summary --day " + day + "` makes one."
                                : "There are versions 1 to "
                                        + versions.getFirst().version() + "."));
    }

    private Optional<DayLog.Kept> newest(LocalDate day, ZoneId zone) {
        return store.days().isThere()
                ? store.days().newest(day.toString(), DayWindow.known(zone).getId())
                : Optional.empty();
    }

    private static KeptDay kept(DayLog.Kept kept, int newest) {
        return new KeptDay(
                DayJson.read(kept.facts()),
                kept.facts(),
                kept.sha256(),
                kept.version(),
                newest,
                instant(kept.madeMicros()),
                kept.logTx(),
                kept.logSeq());
    }
}
