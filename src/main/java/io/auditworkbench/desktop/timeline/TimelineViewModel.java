package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the timeline shows: which stretch of which tracks, and what is selected.
///
/// - **Threading**: the JavaFX thread.
final class TimelineViewModel {

    private static final String PINNED = "timeline.pinned";
    private static final double ZOOM_STEP = 0.8;
    private static final double PAN_STEP = 0.15;
    private static final long LEAST_LENGTH_MICROS = 1_000_000;

    private final DesktopContext context;
    private final LatestWork reading;
    private final MarkDetail detail;
    private final TrackRows rows;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Loading());
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private @Nullable Place loaded;
    private @Nullable OpenStore loadedFrom;
    private @Nullable Timeline timeline;
    private Viewport limits = new Viewport(0, LEAST_LENGTH_MICROS);
    private Viewport viewport = limits;
    private @Nullable SelectedMark selected;
    private int focusedRow = -1;

    /// Whether there is something to draw.
    sealed interface State {
        record Loading() implements State {}

        record Shown() implements State {}

        record Nothing(String what, String meaning) implements State {}

        record Failed(Problem problem) implements State {}
    }

    TimelineViewModel(DesktopContext context) {
        this.context = context;
        this.reading = new LatestWork(context.work());
        this.detail = new MarkDetail(context, this::detailArrived);
        this.rows = new TrackRows(context.settings().list(PINNED));
    }

    ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Counts on whenever something is to be drawn anew.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    void changed() {
        changes.set(changes.get() + 1);
    }

    /// Comes to a place: what it asks is read, unless it is there already.
    void show(Place place) {
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            return;
        }
        boolean isThere = loaded != null
                && store.equals(loadedFrom)
                && place.filter().equals(loaded.filter())
                && place.range().equals(loaded.range());
        loaded = place;
        loadedFrom = store;
        if (isThere) {
            follow(place.subject());
            return;
        }
        state.set(new State.Loading());
        detail.forget();
        reading.run(
                stop -> store.reading().timeline().read(Asked.of(store, place), stop),
                read -> arrive(place, read),
                problem -> state.set(new State.Failed(problem)));
    }

    private void arrive(Place place, Timeline read) {
        timeline = read;
        selected = null;
        long from = TimelineDrawing.micros(read.from());
        long until = Math.max(TimelineDrawing.micros(read.until()) + 1, from + LEAST_LENGTH_MICROS);
        long room = place.range() instanceof TimeRange.Everything ? (until - from) / 50 : 0;
        limits = new Viewport(from - room, until + room);
        viewport = limits;
        rows.show(read.tracks());
        focusedRow = firstTrack();
        state.set(read.tracks().isEmpty() ? nothing(place, read) : new State.Shown());
        follow(place.subject());
        changed();
    }

    private State nothing(Place place, Timeline read) {
        String what = place.filter().isEmpty()
                ? context.text("timeline.nothing.in-range")
                : context.text("timeline.nothing.by-filter", place.filter());
        return new State.Nothing(
                what,
                context.text(
                        read.coverage().gapsInChanges().isEmpty() ? "timeline.nothing.seen" : "timeline.nothing.gaps",
                        read.coverage().gapsInChanges().size()));
    }

    private void detailArrived() {
        selected = null;
        rows.show(shown().map(Timeline::tracks).orElse(List.of()));
        changed();
    }

    /// What is drawn: each event where they could be read, else counts by the hour.
    Optional<Timeline> shown() {
        return Optional.ofNullable(timeline).map(coarse -> detail.of(coarse, viewport));
    }

    private void look(Viewport next) {
        Timeline before = shown().orElse(null);
        viewport = next;
        if (timeline != null && !timeline.isExact()) {
            detail.ask(timeline, viewport, Objects.requireNonNull(loaded));
            if (!shown().equals(Optional.ofNullable(before))) {
                detailArrived();
            }
        }
        changed();
    }

    Viewport viewport() {
        return viewport;
    }

    Viewport limits() {
        return limits;
    }

    TrackRows rows() {
        return rows;
    }

    int focusedRow() {
        return focusedRow;
    }

    @Nullable
    SelectedMark selected() {
        return selected;
    }

    /// Closer about a moment.
    void zoomIn(long about) {
        look(viewport.zoom(ZOOM_STEP, about, limits));
    }

    /// Further away about a moment.
    void zoomOut(long about) {
        look(viewport.zoom(1 / ZOOM_STEP, about, limits));
    }

    /// Zoomed by what the wheel says.
    void zoom(double factor, long about) {
        look(viewport.zoom(factor, about, limits));
    }

    /// To earlier or later, `direction` -1 or 1.
    void pan(int direction) {
        look(viewport.pan(direction * PAN_STEP, limits));
    }

    void moveTo(Viewport next) {
        look(next.within(limits));
    }

    void showAll() {
        look(limits);
    }

    /// Where the selection is, first in the middle, then close to it; without one, everything.
    void focusSelection(@Nullable Area area) {
        if (area != null) {
            look(Viewport.around(area.fromMicros(), area.untilMicros(), limits));
        } else if (selected == null) {
            look(limits);
        } else {
            Viewport centred = viewport.centredOn(selected.micros(), limits);
            look(centred.equals(viewport) ? viewport.zoom(0.25, selected.micros(), limits) : centred);
        }
    }

    /// Selects a mark, or nothing.
    void select(@Nullable SelectedMark mark) {
        selected = mark;
        if (mark != null) {
            focusedRow = rows.rowOf(mark.track());
            if (!viewport.contains(mark.micros())) {
                look(viewport.centredOn(mark.micros(), limits));
            }
            context.navigator().select(mark.id());
        }
        changed();
    }

    /// The next mark of the track, or the one before; `direction` 1 or -1. Without a selection, the first one in view.
    void step(int direction) {
        SelectedMark from = selected;
        if (from != null) {
            int next = Nearest.beyond(from.track(), from.index(), direction);
            select(new SelectedMark(from.track(), next));
            return;
        }
        focusedTrack().ifPresent(track -> {
            int first = track.firstAt(viewport.fromMicros());
            select(new SelectedMark(track, Math.min(first, track.size() - 1)));
        });
    }

    /// The track with the focus.
    Optional<MarkTrack> focusedTrack() {
        return focusedRow >= 0
                        && focusedRow < rows.rows().size()
                        && rows.rows().get(focusedRow) instanceof TrackRow.Track(MarkTrack track, var _)
                        && track.size() > 0
                ? Optional.of(track)
                : Optional.empty();
    }

    /// The row above or below, `direction` -1 or 1.
    void moveRow(int direction) {
        int next = focusedRow + direction;
        if (next >= 0 && next < rows.rows().size()) {
            focusRow(next);
        }
    }

    void focusRow(int row) {
        focusedRow = row;
        if (selected != null && !focusedTrack().equals(Optional.of(selected.track()))) {
            selected = null;
        }
        changed();
    }

    private int firstTrack() {
        for (int row = 0; row < rows.rows().size(); row++) {
            if (rows.rows().get(row) instanceof TrackRow.Track) {
                return row;
            }
        }
        return -1;
    }

    /// What happens when a row is chosen: groups open and close, the rest of a group is shown.
    void activateRow(int row) {
        switch (rows.rows().get(row)) {
            case TrackRow.Heading(var kind, int _, var _) -> rows.toggleFold(kind);
            case TrackRow.More(var kind, int _) -> rows.showAll(kind);
            case TrackRow.Track _ -> {
                // it has the focus, and nothing else
            }
        }
        focusRow(Math.min(row, rows.rows().size() - 1));
    }

    /// Keeps a track on top, or lets it go.
    void togglePin(MarkTrack track) {
        rows.togglePin(track);
        context.settings().put(PINNED, rows.pinned());
        focusedRow = rows.rowOf(track);
        changed();
    }

    /// Brings a track that was looked for into view.
    void find(MarkTrack track) {
        focusRow(rows.rowOf(track));
    }

    private void follow(String subject) {
        if (!subject.isEmpty() && (selected == null || !selected.id().equals(subject))) {
            shown().flatMap(all -> MarkSearch.find(all, subject)).ifPresent(this::select);
        }
    }

    /// Shows what the selected mark stands for on its own screen.
    void open() {
        if (selected != null && !selected.id().isEmpty()) {
            context.navigator().open(selected.id());
        }
    }

    /// The same events as a list.
    void openEvents() {
        context.navigator().go(ScreenId.EVENTS);
    }

    /// Everything again, when nothing was found.
    void widen() {
        Place here = context.navigator().place();
        context.navigator().to(here.filtered("").during(TimeRange.everything()));
    }

    /// How much is drawn, for the status bar.
    String shownText() {
        return shown().map(all -> context.text(
                        all.isPartial()
                                ? "timeline.shown.partial"
                                : all.isExact() ? "timeline.shown.exact" : "timeline.shown.by-hour",
                        all.events()))
                .orElse("");
    }

    Optional<String> command() {
        return loaded == null || loadedFrom == null
                ? Optional.empty()
                : Optional.of(CommandText.of("stats", "--by", "table", "--bucket", "1d")
                        .asked(loadedFrom, loaded)
                        .toString());
    }

    /// The name of a track as it is shown: without the schema where all tables are of one.
    String label(MarkTrack track) {
        return TrackLabels.of(track, timeline == null ? List.of() : timeline.tracks(), context.messages());
    }

    /// The moment of a micros value.
    static Instant at(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
