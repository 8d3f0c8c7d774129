package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.overview.LastLook.Look;
import io.auditworkbench.desktop.overview.Recorded.Fact;
import io.auditworkbench.desktop.overview.Recorded.Goal;
import io.auditworkbench.desktop.overview.Recorded.Piece;
import io.auditworkbench.desktop.overview.Recorded.State;
import io.auditworkbench.desktop.overview.Recorded.Strip;
import io.auditworkbench.desktop.overview.Recorded.Watch;
import io.auditworkbench.workbench.view.CoverageView;
import io.auditworkbench.workbench.view.GapView;
import io.auditworkbench.workbench.view.StatusView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Says whether it is working, of what the store says of itself.
///
/// - **Threading**: any thread but the JavaFX thread, because it reads the store.
final class RecordedReader {

    /// After so long without a word of the source, capture is not called live any more.
    private static final Duration STALE = Duration.ofSeconds(30);

    private static final Duration SHOWN = Duration.ofDays(30);

    private final DesktopContext context;

    RecordedReader(DesktopContext context) {
        this.context = context;
    }

    /// - **Shape**: `former` is how far the record was when somebody looked before.
    Recorded read(OpenStore store, Optional<Look> former) {
        StatusView status = store.reading().status().status();
        Look look = look(store, status);
        Optional<Duration> age = status.sources().stream()
                .map(StatusView.SourceStatus::age)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
        State state = state(status, age);
        return new Recorded(
                state,
                context.text(
                        "overview.state." + word(state),
                        age.map(TimeShown::length).orElse("?")),
                detail(store, state, status),
                former.map(before -> since(before, look)).orElse(""),
                facts(store, status),
                strip(store, status.coverage()),
                context.text(
                        "overview.coverage." + word(status.coverage().verdict()),
                        status.coverage().openGaps()),
                look);
    }

    private Look look(OpenStore store, StatusView status) {
        long newestGroup = FindingsReader.everything(store).stream()
                .mapToLong(group -> Long.parseLong(group.id().substring(1)))
                .max()
                .orElse(0);
        return new Look(
                context.clock().instant(),
                status.lastSequence(),
                newestGroup,
                status.coverage().gaps().size());
    }

    /// What came since; a record that lost events or groups since then was concluded or made anew, and nothing is said.
    private String since(Look before, Look now) {
        if (now.event() < before.event() || now.group() < before.group() || now.gaps() < before.gaps()) {
            return "";
        }
        return context.text(
                "overview.since",
                TimeShown.length(Duration.between(before.at(), now.at())),
                now.group() - before.group(),
                now.gaps() - before.gaps(),
                now.event() - before.event());
    }

    private static State state(StatusView status, Optional<Duration> age) {
        if (status.events() == 0) {
            return State.EMPTY;
        }
        if (!status.isWriterActive()) {
            return State.STOPPED;
        }
        return age.filter(known -> known.compareTo(STALE) < 0).isPresent() ? State.LIVE : State.SILENT;
    }

    private String detail(OpenStore store, State state, StatusView status) {
        if (store.isDemo()) {
            return context.text("overview.state.demo");
        }
        String position = status.sources().stream()
                .map(StatusView.SourceStatus::position)
                .filter(known -> !known.isEmpty())
                .findFirst()
                .orElse("");
        return state == State.LIVE || position.isEmpty() ? "" : context.text("overview.state.position", position);
    }

    private List<Fact> facts(OpenStore store, StatusView status) {
        if (status.events() == 0) {
            return List.of();
        }
        return List.of(
                new Fact(
                        context.text("overview.fact.events"),
                        context.text("overview.number", status.events()),
                        Goal.EVENTS),
                new Fact(context.text("overview.fact.last"), context.times().second(store.anchor()), Goal.EVENTS),
                new Fact(
                        context.text("overview.fact.gaps"),
                        context.text("overview.number", status.coverage().openGaps()),
                        Goal.HEALTH));
    }

    private Strip strip(OpenStore store, CoverageView coverage) {
        Instant until = coverage.watchedUntil() == null ? store.anchor() : coverage.watchedUntil();
        Instant from = until.minus(SHOWN);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(from, until, Watch.NOT_WATCHED, context.text("overview.strip.before")));
        if (coverage.watchedFrom() != null && coverage.watchedFrom().isBefore(until)) {
            Instant begin = latest(from, coverage.watchedFrom());
            pieces.add(new Piece(begin, until, Watch.WATCHED, watched(coverage.watchedFrom(), until)));
        }
        for (GapView gap : coverage.gaps()) {
            if (gap.isOpen() && (gap.until() == null || gap.until().isAfter(from))) {
                pieces.add(piece(gap, from, until));
            }
        }
        return new Strip(from, until, context.times().day(from), context.times().day(until), pieces);
    }

    private String watched(Instant from, Instant until) {
        return context.text(
                "overview.strip.watched",
                context.times().minute(from),
                context.times().minute(until));
    }

    /// A gap whose place is not known may be anywhere, and is drawn so.
    private static Piece piece(GapView gap, Instant from, Instant until) {
        Instant begin = gap.from() == null ? from : latest(from, gap.from());
        Instant end = gap.until() == null || gap.until().isAfter(until) ? until : gap.until();
        return new Piece(
                begin, end, gap.concernsChanges() ? Watch.GAP : Watch.NOT_WATCHED, gap.id() + ": " + gap.meaning());
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
