package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.explanation.Explanations;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.BasedView;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ShownView;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import org.jspecify.annotations.Nullable;

/// The tour through the demo: six steps, each of which somebody may take by the tour or by any other way.
///
/// - **Threading**: the JavaFX thread.
final class TourViewModel {

    private static final String SKIPPED = "tour.skipped";
    private static final String DONE = "tour.done";
    private static final String STORY = "self-approved-refund";

    private final DesktopContext context;
    private final LatestWork asking;
    private final ReadOnlyObjectWrapper<Tour> tour = new ReadOnlyObjectWrapper<>(Tour.NONE);
    private final Set<Step> done = EnumSet.noneOf(Step.class);
    private @Nullable Story story;
    private final Explanations explanations;
    private final InvalidationListener explained = _ -> tick(Step.EXPLANATION);
    private final ChangeListener<Place> walking = (_, _, place) -> arrive(place);
    private final InvalidationListener exported = _ -> tick(Step.EXPORT);
    private final Runnable bundle;

    /// What is done in it, in order.
    enum Step {
        FINDINGS,
        FINDING,
        TRANSACTION,
        ROW,
        EXPLANATION,
        EXPORT
    }

    /// The story that it tells.
    private record Story(String finding, String transaction, String row) {}

    /// What is shown of it.
    ///
    /// - **Shape**: `isShown` false without the demo or after it was skipped.
    record Tour(boolean isShown, Set<Step> done) {
        static final Tour NONE = new Tour(false, Set.of());

        Tour {
            done = Set.copyOf(done);
        }

        /// The first step that is left.
        Optional<Step> next() {
            return List.of(Step.values()).stream()
                    .filter(step -> !done.contains(step))
                    .findFirst();
        }
    }

    /// - **Shape**: `bundle` opens the dialog that makes an evidence bundle of what is shown.
    TourViewModel(DesktopContext context, Explanations explanations, Runnable bundle) {
        this.context = context;
        this.explanations = explanations;
        this.bundle = bundle;
        this.asking = new LatestWork(context.work());
        explanations.askedProperty().addListener(new WeakInvalidationListener(explained));
        context.navigator().placeProperty().addListener(new WeakChangeListener<>(walking));
        context.session().filesMadeProperty().addListener(new WeakInvalidationListener(exported));
    }

    ReadOnlyObjectProperty<Tour> tourProperty() {
        return tour.getReadOnlyProperty();
    }

    /// Looks for the story, once.
    void begin() {
        boolean isWanted = context.session().store().filter(OpenStore::isDemo).isPresent()
                && !context.settings().text(SKIPPED, "no").equals("yes");
        if (!isWanted || story != null) {
            publish();
            return;
        }
        for (String word : context.settings().list(DONE)) {
            done.add(Step.valueOf(word));
        }
        OpenStore store = context.session().required();
        asking.run(_ -> storyIn(store), this::found, context.notices()::problem);
    }

    private void found(Optional<Story> told) {
        story = told.orElse(null);
        publish();
    }

    private static Optional<Story> storyIn(OpenStore store) {
        AnomalyQuestion question = new AnomalyQuestion(
                store.reading().events().chosen(Asked.accepted(store, FilterRequest.of("")), () -> false),
                List.of(TriageState.values()),
                List.of(STORY),
                AnomalyQuestion.Muted.SHOW);
        return store.reading().findings().list(question).groups().stream()
                .findFirst()
                .map(AnomalyView::id)
                .flatMap(id -> storyOf(id, store.reading().show().show(id)));
    }

    private static Optional<Story> storyOf(String finding, ShownView shown) {
        if (shown instanceof ShownView.OfBased(BasedView.OfFinding based)
                && !based.changes().isEmpty()) {
            EventView last = based.changes().getLast();
            return Optional.ofNullable(last.row()).map(row -> new Story(finding, last.transactionId(), row.toString()));
        }
        return Optional.empty();
    }

    private void arrive(Place place) {
        if (story == null) {
            return;
        }
        switch (place.screen()) {
            case ANOMALIES -> {
                tick(Step.FINDINGS);
                if (place.subject().equals(story.finding())) {
                    tick(Step.FINDING);
                }
            }
            case TRANSACTION -> tick(Step.TRANSACTION);
            case ROW_HISTORY -> tick(Step.ROW);
            default -> {
                // no step of it
            }
        }
    }

    private void tick(Step step) {
        if (tour.get().isShown() && done.add(step)) {
            context.settings().put(DONE, done.stream().map(Enum::name).toList());
            publish();
        }
    }

    private void publish() {
        boolean isSkipped = context.settings().text(SKIPPED, "no").equals("yes");
        tour.set(new Tour(story != null && !isSkipped, done));
    }

    /// Does the step.
    void take(Step step) {
        if (story == null) {
            return;
        }
        switch (step) {
            case FINDINGS -> context.navigator().go(ScreenId.ANOMALIES);
            case FINDING -> context.navigator().open(story.finding());
            case EXPLANATION -> explanations.show(story.finding());
            case TRANSACTION -> context.navigator().open(story.transaction());
            case ROW -> context.navigator().open(story.row());
            case EXPORT -> {
                context.navigator().open(story.finding());
                bundle.run();
            }
        }
    }

    /// Puts the tour away for good.
    void skip() {
        context.settings().put(SKIPPED, "yes");
        publish();
    }

    static String word(Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
