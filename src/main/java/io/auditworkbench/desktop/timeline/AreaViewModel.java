package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.common.Witness;
import io.auditworkbench.desktop.widget.BaselineViewModel;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import io.auditworkbench.workbench.timeline.TrackKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is in the area that somebody marked out, or in view while nothing is.
///
/// - **Threading**: the JavaFX thread.
final class AreaViewModel {

    private final DesktopContext context;
    private final TimelineViewModel timeline;
    private final LatestWork listing;
    private final ReadOnlyObjectWrapper<@Nullable Area> area = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable AreaStatistics> statistics = new ReadOnlyObjectWrapper<>();
    private final ObservableList<EventLine> events = FXCollections.observableArrayList();
    private final BooleanProperty isOpen = new SimpleBooleanProperty();
    private final Set<String> leftOut = new HashSet<>();
    private final BaselineViewModel baseline;
    private Tab tab = Tab.SUMMARY;

    /// The tabs of the drawer.
    enum Tab {
        SUMMARY,
        DIFFERENT,
        EVENTS
    }

    AreaViewModel(DesktopContext context, TimelineViewModel timeline) {
        this.context = context;
        this.timeline = timeline;
        this.listing = new LatestWork(context.work());
        this.baseline = new BaselineViewModel(context);
    }

    ReadOnlyObjectProperty<@Nullable Area> areaProperty() {
        return area.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable AreaStatistics> statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    ObservableList<EventLine> events() {
        return events;
    }

    BooleanProperty openProperty() {
        return isOpen;
    }

    BaselineViewModel baseline() {
        return baseline;
    }

    /// While somebody drags: only what is drawn changes.
    void drag(Area next) {
        area.set(next);
        timeline.changed();
    }

    /// Marks out an area.
    void choose(Area next) {
        area.set(next);
        isOpen.set(true);
        refresh();
    }

    /// What is selected, as an area: the transaction's moment with a little room, or what is in view.
    void chooseSelection() {
        SelectedMark mark = timeline.selected();
        Viewport view = timeline.viewport();
        if (mark == null) {
            choose(new Area(view.fromMicros(), view.untilMicros()));
            return;
        }
        long room = Math.max(1, view.lengthMicros() / 100);
        choose(new Area(mark.micros() - room, mark.micros() + room));
    }

    /// No area any more, and every track part of the next one.
    void clear() {
        area.set(null);
        leftOut.clear();
        listing.cancel();
        refresh();
    }

    /// Whether there is anything to clear.
    boolean isThere() {
        return area.get() != null;
    }

    void toggle() {
        isOpen.set(!isOpen.get());
        refresh();
    }

    void show(Tab next) {
        tab = next;
        refresh();
    }

    /// Takes a track out of the area, or in again.
    void toggleTrack(MarkTrack track) {
        if (!leftOut.remove(TrackRows.key(track))) {
            leftOut.add(TrackRows.key(track));
        }
        refresh();
    }

    /// The tracks that are not part of the area.
    Set<MarkTrack> leftOut() {
        return timeline.shown().map(Timeline::tracks).orElse(List.of()).stream()
                .filter(track -> leftOut.contains(TrackRows.key(track)))
                .collect(Collectors.toSet());
    }

    /// The area, or what is in view.
    Area meant() {
        Area chosen = area.get();
        Viewport view = timeline.viewport();
        return chosen == null ? new Area(view.fromMicros(), view.untilMicros()) : chosen;
    }

    /// Answers anew what the open tab shows.
    void refresh() {
        timeline.changed();
        Optional<Timeline> shown = timeline.shown();
        if (!isOpen.get() || shown.isEmpty() || context.session().store().isEmpty()) {
            return;
        }
        switch (tab) {
            case SUMMARY -> statistics.set(AreaStatistics.of(shown.get(), meant(), leftOut()));
            case DIFFERENT -> baseline.compare(place(), wholeRange(shown.get()));
            case EVENTS -> list();
        }
    }

    private static TimeRange.Between wholeRange(Timeline shown) {
        return new TimeRange.Between(shown.from(), shown.until().plusNanos(1_000));
    }

    private void list() {
        OpenStore store = context.session().required();
        Place asked = place();
        listing.run(
                stop -> store.witness()
                        .act(
                                Kind.READ,
                                "timeline area",
                                store.words(asked),
                                () -> EventLines.read(store.reading(), Asked.of(store, asked), context.times(), stop),
                                lines -> Witness.rows(lines.size())),
                events::setAll,
                context.notices()::problem);
    }

    /// Where the events of the area are: the filter and its tracks, in its range.
    Place place() {
        Place here = context.navigator().place();
        Area chosen = meant();
        return here.filtered(filter(here.filter())).during(new TimeRange.Between(chosen.from(), chosen.until()));
    }

    private String filter(String asked) {
        List<String> parts = new ArrayList<>();
        if (!asked.isEmpty()) {
            parts.add("(" + asked + ")");
        }
        for (TrackKind kind : List.of(TrackKind.TABLE, TrackKind.ACTOR)) {
            part(kind).ifPresent(parts::add);
        }
        return parts.size() == 1 && !asked.isEmpty() ? asked : String.join(" ", parts);
    }

    /// One of the tracks of a kind that are part of the area; empty where all are.
    private Optional<String> part(TrackKind kind) {
        List<MarkTrack> all = timeline.shown().map(Timeline::tracks).orElse(List.of()).stream()
                .filter(track -> track.kind() == kind)
                .toList();
        List<String> terms = all.stream()
                .filter(track -> !leftOut.contains(TrackRows.key(track)))
                .map(MarkTrack::term)
                .toList();
        return terms.isEmpty() || terms.size() == all.size()
                ? Optional.empty()
                : Optional.of("(" + String.join(" or ", terms) + ")");
    }

    /// Goes to the events of the area.
    void openEvents() {
        context.navigator().to(place().on(ScreenId.EVENTS, ""));
    }

    void open(EventLine line) {
        context.navigator().open(line.id());
    }

    /// The command that answers "what is different about these?".
    String command() {
        return CommandText.of("diff-baseline")
                .asked(context.session().required(), place())
                .toString();
    }
}
