package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.filter.GroupField;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.BaselineDiff;
import io.auditworkbench.workbench.FilterSpelling;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.view.BaselineView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Answers "what is different about these?": some events against others of the same filter.
///
/// - **Threading**: the JavaFX thread.
public final class BaselineViewModel {

    private static final List<String> FIELDS = List.of("actor", "table", "op", "hour", "changed");
    private static final int MOST_SHOWN = 8;

    /// Fewer events than this are no habit to compare with.
    private static final long LEAST_EVENTS = 5;

    private static final int WEEKS = 4;

    private final DesktopContext context;
    private final LatestWork comparing;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Idle());
    private Against against = Against.OUTSIDE;
    private @Nullable Place selection;
    private TimeRange.@Nullable Between whole;

    /// What the events are compared with.
    public enum Against {
        /// The same filter outside of the selection.
        OUTSIDE,
        /// The same stretch of time of the four weeks before.
        WEEKS,
        /// All events of the same range, whatever they are.
        ALL
    }

    /// How far the answer is.
    public sealed interface State {
        /// Nothing was asked.
        record Idle() implements State {}

        /// It is being counted.
        record Counting() implements State {}

        /// The most telling differences first, of `events` against `usualEvents`.
        record Answered(List<Difference> differences, long events, long usualEvents, boolean isPartial)
                implements State {
            public Answered {
                differences = List.copyOf(differences);
            }
        }

        /// It could not be counted.
        record Failed(Problem problem) implements State {}
    }

    /// A value whose share differs; shares from 0 to 1; `value` is empty where the field has none.
    public record Difference(String field, String value, long count, double share, double usualShare) {

        /// The filter that selects the events with this value.
        public String term() {
            return switch (field) {
                case "actor" -> FilterSpelling.actor(value.isEmpty() ? "?" : value);
                case "table" -> FilterSpelling.table(value);
                default -> field + ":" + value;
            };
        }
    }

    public BaselineViewModel(DesktopContext context) {
        this.context = context;
        this.comparing = new LatestWork(context.work());
    }

    /// How far the answer is.
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// What is compared with.
    public Against against() {
        return against;
    }

    /// Compares with something else.
    public void against(Against other) {
        against = other;
        ask();
    }

    /// Compares the events of a place, whose range has two ends, with those of the whole range around it.
    public void compare(Place chosen, TimeRange.Between around) {
        selection = chosen;
        whole = around;
        ask();
    }

    /// Compares the events of a place with all events there are: for a range without ends.
    public void compareWithAll(Place chosen) {
        selection = chosen;
        whole = null;
        against = Against.ALL;
        ask();
    }

    /// What can be compared with.
    public List<Against> choices() {
        if (whole == null) {
            return selection == null ? List.of() : List.of(Against.ALL);
        }
        boolean isFiltered = selection != null && !selection.filter().isEmpty();
        return isFiltered ? List.of(Against.values()) : List.of(Against.OUTSIDE, Against.WEEKS);
    }

    /// Nobody waits for the answer any more.
    public void cancel() {
        comparing.cancel();
    }

    /// Adds what tells them apart to the filter.
    public void narrow(Difference difference) {
        String former = context.navigator().place().filter();
        context.navigator().filter(former.isEmpty() ? difference.term() : "(" + former + ") " + difference.term());
    }

    private void ask() {
        Place chosen = selection;
        if (chosen == null) {
            return;
        }
        OpenStore store = context.session().required();
        TimeRange.Between around = whole;
        Against with = against;
        state.set(new State.Counting());
        comparing.run(
                stop -> store.witness()
                        .act(
                                Kind.READ,
                                "diff-baseline",
                                store.words(chosen),
                                () -> answer(store, chosen, around, with, stop)),
                state::set,
                problem -> state.set(new State.Failed(problem)));
    }

    private static State answer(
            OpenStore store, Place chosen, TimeRange.@Nullable Between around, Against with, BooleanSupplier stop) {
        StoreReading reading = store.reading();
        AcceptedFilter selected = Asked.of(store, chosen);
        List<AcceptedFilter> usual = switch (with) {
            case WEEKS -> reading.filters().weeksBefore(selected, WEEKS);
            case OUTSIDE -> outside(store, chosen, Objects.requireNonNull(around));
            case ALL -> List.of(Asked.of(store, chosen, ""));
        };
        List<GroupField> fields = reading.statistics().fields("by", FIELDS);
        return shown(new BaselineDiff(reading.statistics()).compare(selected, usual, fields, stop));
    }

    /// The parts of the whole range before and after the chosen one.
    private static List<AcceptedFilter> outside(OpenStore store, Place chosen, TimeRange.Between around) {
        TimeRange.Between range = (TimeRange.Between) chosen.range();
        List<AcceptedFilter> parts = new ArrayList<>();
        part(around.from(), range.from()).ifPresent(before -> parts.add(Asked.of(store, chosen.during(before))));
        part(range.until(), around.until()).ifPresent(after -> parts.add(Asked.of(store, chosen.during(after))));
        return parts;
    }

    private static Optional<TimeRange> part(Instant from, Instant until) {
        return Duration.between(from, until).isPositive()
                ? Optional.of(new TimeRange.Between(from, until))
                : Optional.empty();
    }

    private static State shown(BaselineView view) {
        List<Difference> differences = view.differences().stream()
                .filter(each -> Math.max(each.count(), each.usualCount()) >= LEAST_EVENTS)
                .limit(MOST_SHOWN)
                .map(each -> new Difference(
                        each.field(),
                        each.value(),
                        each.count(),
                        share(each.count(), view.events()),
                        share(each.usualCount(), view.usualEvents())))
                .toList();
        return new State.Answered(differences, view.events(), view.usualEvents(), view.isPartial());
    }

    private static double share(long count, long of) {
        return of == 0 ? 0 : (double) count / of;
    }
}
