package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.Environment;
import io.auditworkbench.desktop.common.LatestWork;
import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.ScreenId;
import io.auditworkbench.desktop.common.TimeShown;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.finding.AnomalyList;
import io.auditworkbench.workbench.finding.AnomalyQuestion;
import io.auditworkbench.workbench.view.AnomalyView;
import io.auditworkbench.workbench.view.StatusView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the frame says of the open store: whether it is being written, how far, with which gaps, and what needs a look.
///
/// - **Threading**: the JavaFX thread.
final class ShellViewModel {

    /// After so long without a word of the source, capture is not called live any more.
    private static final Duration STALE = Duration.ofSeconds(30);

    private final DesktopContext context;
    private final AssistantCalls assistants;
    private final LatestWork asking;
    private final ReadOnlyObjectWrapper<Facts> facts = new ReadOnlyObjectWrapper<>(Facts.NONE);

    /// What the frame shows.
    ///
    /// - **Shape**: `worst` is the word of the worst severity that nobody looked at, `unreviewed` how many groups there
    ///   are.
    record Facts(
            boolean isThere,
            String name,
            boolean isDemo,
            boolean isProduction,
            Capture capture,
            String captureText,
            String coverageText,
            boolean hasGaps,
            Optional<Severity> worst,
            long unreviewed,
            String logText,
            long assistantCalls) {

        static final Facts NONE =
                new Facts(false, "", false, false, Capture.STOPPED, "", "", false, Optional.empty(), 0, "", 0);
    }

    /// What capture does.
    enum Capture {
        LIVE,
        STOPPED
    }

    ShellViewModel(DesktopContext context, AssistantCalls assistants) {
        this.context = context;
        this.assistants = assistants;
        this.asking = new LatestWork(context.work());
        context.session().storeProperty().addListener((_, _, _) -> refresh());
    }

    ReadOnlyObjectProperty<Facts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// Asks again, unless the answer to the last question is still on its way.
    void refresh() {
        OpenStore store = context.session().store().orElse(null);
        if (store == null) {
            asking.cancel();
            facts.set(Facts.NONE);
            return;
        }
        asking.run(_ -> factsOf(store), facts::set, context.notices()::problem);
    }

    /// Asks again when the last answer has come.
    void tick() {
        if (!asking.isRunning() && context.session().store().isPresent()) {
            refresh();
        }
    }

    private Facts factsOf(OpenStore store) {
        StatusView status = store.reading().status().status();
        List<AnomalyView> open = unreviewed(store.reading());
        long gaps = status.coverage().openGaps();
        Capture capture = isLive(status) ? Capture.LIVE : Capture.STOPPED;
        return new Facts(
                true,
                store.isDemo() ? context.text("shell.store.demo") : name(store),
                store.isDemo(),
                Environment.of(context.settings(), store.file()) == Environment.PRODUCTION,
                capture,
                captureText(status, capture),
                context.text(
                        "shell.coverage." + status.coverage().verdict().name().toLowerCase(java.util.Locale.ROOT),
                        gaps),
                gaps > 0,
                open.stream().map(AnomalyView::severity).max(Comparator.naturalOrder()),
                open.size(),
                context.text("shell.log", status.lastSequence()),
                assistants.of(store));
    }

    private static String name(OpenStore store) {
        return store.file().getFileName().toString();
    }

    private static boolean isLive(StatusView status) {
        return status.isWriterActive()
                && status.sources().stream()
                        .anyMatch(source -> source.age() != null && source.age().compareTo(STALE) < 0);
    }

    private String captureText(StatusView status, Capture capture) {
        Optional<Duration> age = status.sources().stream()
                .map(StatusView.SourceStatus::age)
                .filter(java.util.Objects::nonNull)
                .min(Comparator.naturalOrder());
        return capture == Capture.LIVE
                ? context.text("shell.capture.live", age.map(TimeShown::length).orElse(""))
                : context.text("shell.capture.stopped");
    }

    private static List<AnomalyView> unreviewed(StoreReading reading) {
        if (!reading.status().hasConclusions()
                || !(reading.filters().read(FilterRequest.of(""))
                        instanceof FilterReading.Accepted(AcceptedFilter all))) {
            return List.of();
        }
        ChosenRange chosen = reading.events().chosen(all, () -> false);
        AnomalyList list = reading.findings()
                .list(new AnomalyQuestion(chosen, List.of(TriageState.NEW), List.of(), AnomalyQuestion.Muted.HIDE));
        return list.groups();
    }

    /// Goes to a screen, when there is a store or the screen needs none.
    void go(ScreenId screen) {
        if (context.session().store().isPresent()) {
            context.navigator().go(screen);
        }
    }
}
