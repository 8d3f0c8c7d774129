package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.desktop.common.TypedMoment;
import io.auditworkbench.desktop.common.TypedMoment.End;
import io.auditworkbench.filter.CompletionCandidate;
import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The filter while it is typed: whether it can run, what could come next, and which filters are saved.
///
/// - **Threading**: the JavaFX thread.
final class FilterBarViewModel {

    private static final String SAVED = "filters.saved";
    private static final int MOST_OFFERED = 12;

    private final DesktopContext context;
    private final LatestWork checking;
    private final LatestWork completing;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Validity> validity = new ReadOnlyObjectWrapper<>(new Validity.Fine(List.of()));
    private final ReadOnlyStringWrapper rangeText = new ReadOnlyStringWrapper("");
    private final ObservableList<CompletionCandidate> candidates = FXCollections.observableArrayList();
    private final ObservableList<String> saved = FXCollections.observableArrayList();

    /// What the text is so far.
    sealed interface Validity {

        /// It can run; the warnings say what it may not mean.
        record Fine(List<FilterProblem> warnings) implements Validity {}

        /// Something is still to come.
        record Unfinished(FilterProblem problem) implements Validity {}

        /// It cannot run.
        record Wrong(FilterProblem problem) implements Validity {}
    }

    FilterBarViewModel(DesktopContext context) {
        this.context = context;
        this.checking = new LatestWork(context.work());
        this.completing = new LatestWork(context.work());
        saved.setAll(context.settings().list(SAVED));
        text.addListener(_ -> check());
        context.navigator().placeProperty().addListener((_, _, place) -> arrive(place));
        arrive(context.navigator().place());
    }

    private void arrive(Place place) {
        text.set(place.filter());
        rangeText.set(rangeText(place.range()));
    }

    StringProperty textProperty() {
        return text;
    }

    ReadOnlyObjectProperty<Validity> validityProperty() {
        return validity.getReadOnlyProperty();
    }

    ReadOnlyStringProperty rangeTextProperty() {
        return rangeText.getReadOnlyProperty();
    }

    ObservableList<CompletionCandidate> candidates() {
        return candidates;
    }

    /// Saved filters, newest first.
    ObservableList<String> saved() {
        return saved;
    }

    private void check() {
        if (text.get().isBlank()) {
            checking.cancel();
            validity.set(new Validity.Fine(List.of()));
            return;
        }
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            return;
        }
        String asked = text.get();
        TimeRange range = context.navigator().place().range();
        checking.run(
                _ -> store.reading().filters().read(range.request(asked, store.anchor())),
                reading -> validity.set(validityOf(reading)),
                context.notices()::problem);
    }

    private static Validity validityOf(FilterReading reading) {
        return switch (reading) {
            case FilterReading.Accepted accepted ->
                new Validity.Fine(accepted.filter().warnings());
            case FilterReading.Refused refused -> {
                FilterProblem first = refused.problems().stream()
                        .filter(problem -> problem.weight() == FilterProblem.Weight.ERROR)
                        .findFirst()
                        .orElse(refused.problems().getFirst());
                yield first.weight() == FilterProblem.Weight.ERROR
                        ? new Validity.Wrong(first)
                        : new Validity.Unfinished(first);
            }
        };
    }

    /// Looks for what could stand at the caret.
    void complete(int caret) {
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            return;
        }
        String asked = text.get();
        completing.run(
                _ -> store.reading().filters().complete(asked, caret),
                found -> candidates.setAll(found.subList(0, Math.min(MOST_OFFERED, found.size()))),
                context.notices()::problem);
    }

    /// Offers nothing any more.
    void dismiss() {
        completing.cancel();
        candidates.clear();
    }

    /// Runs the filter. One that cannot run stays as it is, and what is shown stays too: the bar says why.
    void submit() {
        dismiss();
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            return;
        }
        String asked = text.get();
        TimeRange range = context.navigator().place().range();
        checking.run(
                _ -> store.reading().filters().read(range.request(asked, store.anchor())),
                reading -> {
                    validity.set(validityOf(reading));
                    if (reading instanceof FilterReading.Accepted) {
                        context.navigator().filter(asked);
                    }
                },
                context.notices()::problem);
    }

    /// No filter; back brings it again.
    void clear() {
        context.navigator().filter("");
        text.set("");
    }

    /// Whether the filter that stands there is kept.
    boolean isSaved() {
        return saved.contains(text.get().strip());
    }

    /// Keeps the filter, or forgets it when it was kept; says which.
    void bookmark() {
        String now = text.get().strip();
        if (now.isEmpty()) {
            context.notices().done(context.text("shell.filter.nothing-to-keep"), "");
            return;
        }
        if (isSaved()) {
            forget(now);
            return;
        }
        List<String> next = new ArrayList<>(saved);
        next.addFirst(now);
        save(next);
        context.notices().done(context.text("shell.filter.kept"), now);
    }

    /// Keeps this filter no longer.
    void forget(String filter) {
        List<String> next = new ArrayList<>(saved);
        next.remove(filter);
        save(next);
        context.notices().done(context.text("shell.filter.forgotten"), filter);
    }

    private void save(List<String> next) {
        saved.setAll(next);
        context.settings().put(SAVED, next);
    }

    /// Shows only what happened in the last hours or days of the record.
    void last(Duration length) {
        context.navigator().range(new TimeRange.Last(length));
    }

    /// Shows what happened between two moments as filters write them, either of which may be left out.
    void between(String from, String until, Runnable done, Consumer<? super Problem> failed) {
        OpenStore store = context.session().required();
        ZoneId zone = context.times().zone();
        checking.run(
                _ -> rangeOf(
                        store,
                        new FilterRequest("", moment(from, zone, End.FROM), moment(until, zone, End.UNTIL), null)),
                range -> {
                    done.run();
                    context.navigator().range(range);
                },
                failed);
    }

    private static @Nullable String moment(String text, ZoneId zone, End end) {
        return text.isBlank() ? null : TypedMoment.meant(text.strip(), zone, end);
    }

    private static TimeRange rangeOf(OpenStore store, FilterRequest request) {
        AcceptedFilter filter = Asked.accepted(store, request);
        if (filter.from() == null && filter.until() == null) {
            return TimeRange.everything();
        }
        Instant from = filter.from() == null ? Instant.EPOCH : filter.from();
        Instant until = filter.until() == null ? store.anchor().plusSeconds(1) : filter.until();
        return from.isBefore(until) ? new TimeRange.Between(from, until) : new TimeRange.Between(until, from);
    }

    /// Shows the whole record.
    void everything() {
        context.navigator().range(TimeRange.everything());
    }

    private String rangeText(TimeRange range) {
        return switch (range) {
            case TimeRange.Everything _ -> context.text("shell.range.everything");
            case TimeRange.Last(Duration length) -> context.text("shell.range.last", TimeShown.length(length));
            case TimeRange.Between between ->
                context.text(
                        "shell.range.between",
                        context.times().minute(between.from()),
                        context.times().minute(between.until()));
        };
    }
}
