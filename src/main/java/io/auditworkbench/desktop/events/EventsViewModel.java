package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.FilterEdit;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.EventSearch;
import io.auditworkbench.workbench.view.FacetView;
import io.auditworkbench.workbench.view.FlagView;
import io.auditworkbench.workbench.view.HistogramView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the screen Events shows and does.
///
/// - **Threading**: the JavaFX thread.
final class EventsViewModel {

    static final long NONE = 0;
    private static final long TERM_COUNT_MILLIS = 1_000;
    private static final int FLAGS_LOOKED_AT = 4_000;
    private static final int FACET_GROUPS = 50;

    private final DesktopContext context;
    private final OwnColumns own;
    private final EventListing listing;
    private final Marks marks;
    private final LatestWork facetWork;
    private final LatestWork explaining;
    private final EventJumps jumps;
    private final LatestWork counting;
    private final LatestWork flagging;
    private final ReadOnlyLongWrapper selected = new ReadOnlyLongWrapper(NONE);
    private final ReadOnlyObjectWrapper<List<FacetView>> facets = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<TimeMode> timeMode = new SimpleObjectProperty<>(TimeMode.ABSOLUTE);
    private final ReadOnlyObjectWrapper<List<Integer>> flaggedLines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<FlagCounts> flagCounts = new ReadOnlyObjectWrapper<>(FlagCounts.NONE);
    private @Nullable OpenStore store;
    private @Nullable Place shown;
    private @Nullable Instant reference;
    private long total;

    EventsViewModel(DesktopContext context) {
        this.context = context;
        this.own = new OwnColumns(context.settings());
        this.listing = new EventListing(context, own);
        this.marks = new Marks(context.settings());
        this.facetWork = new LatestWork(context.work());
        this.explaining = new LatestWork(context.work());
        this.jumps = new EventJumps(context, listing, this::select);
        this.counting = new LatestWork(context.work());
        this.flagging = new LatestWork(context.work());
        own.namesProperty().addListener(_ -> refresh());
        listing.scanProperty().addListener((_, _, scan) -> scanned(scan));
        listing.stateProperty().addListener((_, _, state) -> explainNothing(state));
        listing.isStaleProperty().addListener((_, _, isStale) -> answered(!isStale));
    }

    EventListing listing() {
        return listing;
    }

    OwnColumns own() {
        return own;
    }

    LazyRows rows() {
        return listing.rows();
    }

    Marks marks() {
        return marks;
    }

    /// The number of the selected event, 0 for none.
    ReadOnlyLongProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    long selected() {
        return selected.get();
    }

    ReadOnlyObjectProperty<List<FacetView>> facetsProperty() {
        return facets.getReadOnlyProperty();
    }

    ObjectProperty<TimeMode> timeModeProperty() {
        return timeMode;
    }

    /// The places of lines that are evidence of findings, in ascending order; some thousand of the newest.
    ReadOnlyObjectProperty<List<Integer>> flaggedLinesProperty() {
        return flaggedLines.getReadOnlyProperty();
    }

    /// What was found in the lines, by detector; only that of the newest lines where there is much.
    ReadOnlyObjectProperty<FlagCounts> flagCountsProperty() {
        return flagCounts.getReadOnlyProperty();
    }

    /// The bars of the histogram in which something was found.
    Set<Integer> flaggedBars() {
        HistogramView view = listing.histogramProperty().get();
        return view == null ? Set.of() : Places.bars(view, flaggedLines.get());
    }

    /// What the times of [TimeMode#REFERENCE] count from.
    @Nullable
    Instant reference() {
        return reference;
    }

    Place place() {
        return context.navigator().place();
    }

    /// The window is at this place.
    void show(Place place) {
        OpenStore now = context.session().required();
        boolean isOther =
                !now.equals(store) || shown == null || !shown.about("").equals(place.about(""));
        if (!now.equals(store)) {
            store = now;
            marks.of(now);
            selected.set(NONE);
        }
        shown = place;
        if (isOther) {
            ask(now, place);
        }
        number(place.subject()).ifPresent(this::mind);
        tellShown();
    }

    private static Optional<Long> number(String subject) {
        String digits = subject.replaceFirst("^[Ee#]", "");
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private void mind(long sequence) {
        selected.set(sequence);
    }

    private void ask(OpenStore now, Place place) {
        flaggedLines.set(List.of());
        facetWork.cancel();
        listing.show(now, place);
        counting.run(_ -> now.reading().browser().newest(), this::count, context.notices()::problem);
    }

    /// The first lines are there. What is beside them is counted only now, for it would take the time that they need.
    private void answered(boolean isAnswered) {
        context.status().answeredProperty().set(isAnswered ? shown : null);
        OpenStore now = store;
        Place place = shown;
        if (isAnswered && now != null && place != null) {
            countFacets(now, place);
        }
    }

    private void countFacets(OpenStore now, Place place) {
        facetWork.run(
                stop -> {
                    AcceptedFilter filter = Asked.of(now, place);
                    return now.reading()
                            .statistics()
                            .facets(filter, FACET_GROUPS, new FacetPatience(context.clock(), stop));
                },
                facets::set,
                _ -> {
                    // the list asks with the same filter and says why; what was counted stays beside what was listed
                });
    }

    private void count(long newest) {
        total = newest;
        tellShown();
    }

    /// Asks again, because the store may have grown.
    void refresh() {
        OpenStore now = store;
        Place place = shown;
        if (now != null && place != null) {
            rows().forget();
            ask(now, place);
        }
    }

    private void scanned(Scan scan) {
        tellShown();
        if (!scan.isRunning()) {
            markBars();
        }
    }

    /// Dots where something was found; at most some thousand, for they are only dots.
    private void markBars() {
        OpenStore now = store;
        LazyRows lines = rows();
        if (now == null || lines.isEmpty()) {
            flagCounts.set(FlagCounts.NONE);
            return;
        }
        long newest = lines.numberAt(0);
        long oldest = lines.numberAt(lines.size() - 1);
        flagging.run(
                _ -> now.reading()
                        .browser()
                        .flagsNewestFirst(Math.min(oldest, newest), Math.max(oldest, newest), FLAGS_LOOKED_AT),
                this::take,
                context.notices()::problem);
    }

    private void take(List<FlagView> flags) {
        List<FlagView> listed = flags.stream()
                .filter(flag -> rows().numbers().indexOf(flag.sequence()) >= 0)
                .toList();
        flaggedLines.set(listed.stream()
                .map(flag -> rows().numbers().indexOf(flag.sequence()))
                .distinct()
                .sorted()
                .toList());
        flagCounts.set(
                FlagCounts.of(listed, flags.size() < FLAGS_LOOKED_AT ? FacetView.Basis.ALL : FacetView.Basis.SAMPLE));
    }

    private void tellShown() {
        Locale locale = context.messages().locale();
        Scan scan = listing.scanProperty().get();
        String key = scan.stage() == Scan.Stage.PARTIAL
                ? "events.status.partial"
                : scan.stage() == Scan.Stage.FULL ? "events.status.full" : "events.status.shown";
        String text = context.text(
                key, Numbers.exact(rows().size(), locale), Numbers.brief(Math.max(total, rows().size()), locale));
        context.status()
                .shownProperty()
                .set(marks.count() == 0 ? text : context.text("events.status.marked", text, marks.count()));
    }

    private void explainNothing(ListState state) {
        OpenStore now = store;
        Place place = shown;
        boolean isBare = state instanceof ListState.NothingMatches(var terms, var coverage)
                && terms.isEmpty()
                && coverage.isEmpty();
        if (!isBare || now == null || place == null) {
            return;
        }
        explaining.run(
                stop -> new ListState.NothingMatches(
                        counts(now, place, stop),
                        new CoverageSentence(context)
                                .of(now.reading().coverage().of(Asked.of(now, place, "")))),
                listing::explain,
                context.notices()::problem);
    }

    private List<ListState.TermCount> counts(OpenStore now, Place place, BooleanSupplier stop) {
        List<ListState.TermCount> counts = new ArrayList<>();
        for (String term : FilterEdit.terms(place.filter())) {
            long deadline = context.clock().millis() + TERM_COUNT_MILLIS;
            EventSearch.Counted counted = now.reading()
                    .events()
                    .count(
                            Asked.of(now, place, term),
                            () -> stop.getAsBoolean() || context.clock().millis() > deadline);
            counts.add(new ListState.TermCount(term, counted.events(), counted.isPartial()));
        }
        return counts;
    }

    /// Somebody selected a line.
    void select(long sequence) {
        if (sequence != selected.get()) {
            selected.set(sequence);
        }
        if (sequence != NONE && context.navigator().place().screen() == ScreenId.EVENTS) {
            context.navigator().select("E" + sequence);
        }
    }

    /// The facts of the selected line, when it is in the list and has come.
    Optional<EventRow.Facts> selectedFacts() {
        int index = rows().numbers().indexOf(selected());
        return Optional.ofNullable(rows().peek(index)).map(EventRow::facts);
    }

    /// The next way to say when.
    void nextTimeMode() {
        timeMode.set(timeMode.get().next());
        if (timeMode.get() == TimeMode.REFERENCE) {
            reference = selectedFacts().map(EventRow.Facts::at).orElse(null);
        }
    }

    /// Ends the search; what was found stays.
    void stop() {
        listing.stop();
    }

    void filter(String text) {
        context.navigator().filter(text);
    }

    void include(String term) {
        filter(FilterEdit.and(place().filter(), term));
    }

    void exclude(String term) {
        filter(FilterEdit.andNot(place().filter(), term));
    }

    /// Without one of its terms.
    void removeTerm(String term) {
        filter(FilterEdit.without(place().filter(), term));
    }

    /// As far as the record reaches.
    void widenToAll() {
        context.navigator().range(TimeRange.everything());
    }

    /// The last seven days of the record.
    void widenToAWeek() {
        context.navigator().range(new TimeRange.Last(Duration.ofDays(7)));
    }

    void range(Instant from, Instant until) {
        context.navigator().range(new TimeRange.Between(from, until));
    }

    /// Marks the selected event, or takes its mark away.
    void toggleMark() {
        if (selected() != NONE) {
            marks.toggle(selected());
            tellShown();
        }
    }

    /// Marks every line from the last marked one to the selected one.
    void markRange() {
        int here = rows().numbers().indexOf(selected());
        if (here < 0) {
            return;
        }
        int size = rows().size();
        int reach = Math.min(size, here + Marks.MOST);
        int until = here;
        for (int i = here + 1; i < reach; i++) {
            if (marks.has(rows().numberAt(i))) {
                until = i;
                break;
            }
        }
        for (int i = here - 1; until == here && i >= Math.max(0, here - Marks.MOST); i--) {
            if (marks.has(rows().numberAt(i))) {
                until = i;
            }
        }
        marks.add(LongStream.rangeClosed(Math.min(here, until), Math.max(here, until))
                .map(i -> rows().numberAt((int) i))
                .boxed()
                .collect(Collectors.toList()));
        tellShown();
    }

    /// Goes to other events of the list.
    EventJumps jumps() {
        return jumps;
    }

    /// The command that prints the list, or with another verb something else of it.
    CommandText command(String verb) {
        return CommandText.of(verb).asked(context.session().required(), place());
    }
}
