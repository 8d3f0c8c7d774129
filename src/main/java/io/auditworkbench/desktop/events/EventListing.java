package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.ChangeSummary;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.Running;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.LiveEvents;
import io.auditworkbench.workbench.browse.Collected;
import io.auditworkbench.workbench.browse.NumberRuns;
import io.auditworkbench.workbench.view.HistogramView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The lines of a place: former ones stay until the first new ones are there.
///
/// - **Threading**: the JavaFX thread.
final class EventListing {

    /// As many as are still told apart in a narrow window.
    static final int BARS = 120;

    private final DesktopContext context;
    private final EventRows reader;
    private final LatestWork numbering;
    private final LatestWork drawing;
    private final List<Running> pages = new ArrayList<>();
    private final LazyRows rows = new LazyRows(this::load);
    private final ReadOnlyObjectWrapper<ListState> state = new ReadOnlyObjectWrapper<>(new ListState.Waiting());
    private final ReadOnlyObjectWrapper<Scan> scan = new ReadOnlyObjectWrapper<>(Scan.NONE);
    private final ReadOnlyObjectWrapper<@Nullable HistogramView> histogram = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> complaint = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper isStale = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable LiveEvents> live = new ReadOnlyObjectWrapper<>();
    private @Nullable OpenStore store;
    private int asking;

    EventListing(DesktopContext context, OwnColumns own) {
        this.context = context;
        this.reader = new EventRows(new ChangeSummary(context.messages()), own);
        this.numbering = new LatestWork(context.work());
        this.drawing = new LatestWork(context.work());
    }

    LazyRows rows() {
        return rows;
    }

    ReadOnlyObjectProperty<ListState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Scan> scanProperty() {
        return scan.getReadOnlyProperty();
    }

    /// Counts over time, null while there are none.
    ReadOnlyObjectProperty<@Nullable HistogramView> histogramProperty() {
        return histogram.getReadOnlyProperty();
    }

    /// Why the filter could not run, while the former lines are still shown.
    ReadOnlyObjectProperty<@Nullable Problem> complaintProperty() {
        return complaint.getReadOnlyProperty();
    }

    /// Whether the lines are still those of the place before.
    ReadOnlyBooleanProperty isStaleProperty() {
        return isStale.getReadOnlyProperty();
    }

    /// What comes after the list, null where nothing can: it begins before the list is numbered, so that nothing falls
    /// between the two; [#has] tells what is in both.
    ReadOnlyObjectProperty<@Nullable LiveEvents> liveProperty() {
        return live.getReadOnlyProperty();
    }

    /// Whether a line of the list has this number.
    boolean has(long sequence) {
        return rows.numbers().indexOf(sequence) >= 0;
    }

    EventRows reader() {
        return reader;
    }

    /// Shows the events of a place.
    void show(OpenStore asked, Place place) {
        if (!asked.equals(store)) {
            rows.forget();
            rows.show(RowNumbers.growing());
            state.set(new ListState.Waiting());
            store = asked;
        }
        pages.forEach(Running::cancel);
        pages.clear();
        drawing.cancel();
        complaint.set(null);
        isStale.set(true);
        live.set(null);
        scan.set(new Scan(0, 0, 0, Scan.Stage.RUNNING));
        int turn = ++asking;
        numbering.run(
                stop -> {
                    AcceptedFilter filter = Asked.of(asked, place);
                    growing(asked, place, filter)
                            .ifPresent(source -> context.work().show(() -> grow(turn, source)));
                    FirstLines first = new FirstLines(reader, asked);
                    Optional<Numbered> numbered =
                            asked.reading().browser().runs(filter).map(runs -> new Numbered(runs, first.of(runs)));
                    if (numbered.isEmpty()) {
                        context.work().show(() -> isStaleAt(turn));
                        asked.reading().browser().collect(filter, BARS, found -> tell(turn, found, first), stop);
                    }
                    return numbered;
                },
                numbered -> numbered.ifPresent(this::take),
                this::complain);
        drawing.run(
                _ -> asked.reading().browser().histogram(Asked.of(asked, place), BARS),
                view -> view.ifPresent(histogram::set),
                _ -> {
                    // the same filter failed to be numbered: the list says so, and the former bars stay with its lines
                });
    }

    /// All numbers of a list, and the lines that are seen first.
    private record Numbered(NumberRuns runs, List<EventRow> first) {}

    private void tell(int turn, Collected found, FirstLines first) {
        List<EventRow> lines = first.of(found.numbers());
        context.work().show(() -> take(turn, found, lines));
    }

    /// Nothing more comes into a range that has an end, nor into the demo.
    private static Optional<LiveEvents> growing(OpenStore asked, Place place, AcceptedFilter filter) {
        boolean canGrow = !asked.isDemo() && !(place.range() instanceof TimeRange.Between);
        return canGrow ? Optional.of(asked.reading().follow(filter)) : Optional.empty();
    }

    private void grow(int turn, LiveEvents source) {
        if (turn == asking) {
            live.set(source);
        }
    }

    private void isStaleAt(int turn) {
        if (turn == asking) {
            scan.set(new Scan(0, 0, 0, Scan.Stage.RUNNING));
        }
    }

    private void take(Numbered numbered) {
        NumberRuns runs = numbered.runs();
        rows.keep(numbered.first());
        replace(RowNumbers.of(runs));
        scan.set(new Scan(runs.size(), runs.size(), runs.size(), Scan.Stage.DONE));
        settle();
    }

    private void take(int turn, Collected found, List<EventRow> first) {
        if (turn != asking) {
            return;
        }
        rows.keep(first);
        boolean isFirst = isStale.get();
        boolean isLast = found.state() != Collected.State.RUNNING;
        if (isFirst && (found.numbers().length > 0 || isLast)) {
            RowNumbers numbers = RowNumbers.growing();
            numbers.append(found.numbers());
            replace(numbers);
        } else if (found.numbers().length > 0) {
            rows.numbers().append(found.numbers());
            rows.grown();
        }
        if (found.histogram() != null && !isStale.get()) {
            histogram.set(found.histogram());
        }
        scan.set(new Scan(found.scanned(), found.of(), rows.size(), stage(found.state())));
        if (isLast) {
            settle();
        }
    }

    private static Scan.Stage stage(Collected.State state) {
        return switch (state) {
            case RUNNING -> Scan.Stage.RUNNING;
            case FINISHED -> Scan.Stage.DONE;
            case STOPPED -> Scan.Stage.PARTIAL;
            case FULL -> Scan.Stage.FULL;
        };
    }

    private void replace(RowNumbers numbers) {
        isStale.set(false);
        rows.show(numbers);
        if (numbers.size() > 0) {
            state.set(new ListState.Lines());
        }
    }

    private void settle() {
        if (rows.size() == 0) {
            state.set(new ListState.NothingMatches(List.of(), ""));
        }
    }

    /// Nothing matched, and this is why.
    void explain(ListState.NothingMatches why) {
        if (rows.size() == 0) {
            state.set(why);
        }
    }

    private void complain(Problem problem) {
        scan.set(Scan.NONE);
        isStale.set(false);
        if (rows.size() > 0) {
            complaint.set(problem);
        } else {
            state.set(new ListState.Broken(problem));
        }
    }

    /// Ends the search; what was found stays, and says that it is a part.
    void stop() {
        numbering.stop();
    }

    private void load(List<Long> page) {
        OpenStore from = store;
        if (from == null) {
            return;
        }
        pages.removeIf(Running::isFinished);
        pages.add(context.work()
                .run(
                        _ -> reader.read(from, page),
                        read -> {
                            rows.land(page, read);
                        },
                        problem -> {
                            rows.fail(page);
                            complaint.set(problem);
                        }));
    }

    /// Lines that came since, in ascending order; they stand at the top.
    void add(List<EventRow> newer) {
        if (newer.isEmpty()) {
            return;
        }
        rows.keep(newer.stream().filter(row -> row.facts() != null).toList());
        rows.numbers().prepend(newer.stream().mapToLong(EventRow::sequence).toArray());
        rows.grownAtTheTop();
        state.set(new ListState.Lines());
        Scan now = scan.get();
        scan.set(new Scan(now.scanned(), now.of(), rows.size(), now.stage()));
    }
}
