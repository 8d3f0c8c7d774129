package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.Asked;
import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.workbench.ChosenRange;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The four questions of the overview; each is answered when its answer is there.
///
/// - **Threading**: the JavaFX thread.
final class OverviewViewModel {

    private final DesktopContext context;
    private final LastLook looks;
    private final Card<Recorded> recorded;
    private final Card<Needs> needs;
    private final Card<SummaryReader.Summed> summed;

    OverviewViewModel(DesktopContext context) {
        this.context = context;
        this.looks = new LastLook(context.settings());
        this.recorded = new Card<>(context.work());
        this.needs = new Card<>(context.work());
        this.summed = new Card<>(context.work());
        recorded.answerProperty().addListener((_, _, now) -> remember(now));
    }

    private void remember(@Nullable Recorded now) {
        context.session()
                .store()
                .filter(store -> now != null && !store.isDemo())
                .ifPresent(store -> looks.remember(store, now.look()));
    }

    Card<Recorded> recorded() {
        return recorded;
    }

    Card<Needs> needs() {
        return needs;
    }

    Card<SummaryReader.Summed> summed() {
        return summed;
    }

    /// Asks all of them of a place.
    void ask(Place place) {
        OpenStore store = context.session().required();
        // the demo is a finished recording: nothing comes
        Optional<LastLook.Look> former = store.isDemo() ? Optional.empty() : looks.former(store);
        recorded.ask(_ -> new RecordedReader(context).read(store, former));
        needs.ask(stop -> new FindingsReader(context).read(store, chosen(store, place, stop)));
        summed.ask(stop -> new SummaryReader(context).read(store, chosen(store, place, stop), stop));
    }

    private static ChosenRange chosen(OpenStore store, Place place, BooleanSupplier stop) {
        return store.reading().events().chosen(Asked.of(store, place), stop);
    }

    void cancel() {
        recorded.cancel();
        needs.cancel();
        summed.cancel();
    }

    boolean isDemo() {
        return context.session().required().isDemo();
    }

    void open(String id) {
        context.navigator().open(id);
    }

    void go(ScreenId screen) {
        context.navigator().go(screen);
    }

    void go(Recorded.Goal goal) {
        go(
                switch (goal) {
                    case EVENTS -> ScreenId.EVENTS;
                    case HEALTH -> ScreenId.HEALTH;
                });
    }

    /// What a check found.
    void show(Checked.Line check) {
        context.navigator().go(ScreenId.ANOMALIES, check.id());
    }

    /// The events, or business events, that were counted.
    void follow(Changed.Bar bar) {
        if (bar.subject().isEmpty()) {
            return;
        }
        if (bar.by() == Changed.By.BUSINESS) {
            context.navigator().go(ScreenId.BUSINESS, bar.subject());
            return;
        }
        Place here = context.navigator().place();
        context.navigator()
                .to(here.on(ScreenId.EVENTS, "").filtered(narrowed(here.filter(), term(bar.by(), bar.subject()))));
    }

    /// The list that a tally shows the top of.
    void all(Changed.By by) {
        go(by == Changed.By.BUSINESS ? ScreenId.BUSINESS : ScreenId.EVENTS);
    }

    static String narrowed(String filter, String term) {
        return filter.isBlank() ? term : "(" + filter.strip() + ") " + term;
    }

    static String term(Changed.By by, String value) {
        String field = switch (by) {
            case OPERATION -> "op";
            case TABLE -> "table";
            case ACTOR -> "actor";
            case BUSINESS -> throw new IllegalArgumentException("business events are not chosen by a filter");
        };
        boolean isBare = value.matches("[A-Za-z0-9_.@?-]+");
        return field + ":"
                + (isBare ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    Optional<String> command() {
        return Optional.of(CommandText.of("summary")
                .asked(context.session().required(), context.navigator().place())
                .toString());
    }
}
