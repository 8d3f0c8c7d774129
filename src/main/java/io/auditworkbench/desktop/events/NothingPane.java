package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.EmptyState;
import io.auditworkbench.desktop.widget.ScreenKit;
import java.time.Duration;
import java.util.stream.Collectors;

/// Says why the list is empty, and what can be done.
///
/// - **Threading**: the JavaFX thread.
final class NothingPane {

    private static final Duration WEEK = Duration.ofDays(7);

    private final ScreenKit kit;
    private final EventsViewModel model;
    private final EmptyState pane = new EmptyState();

    NothingPane(ScreenKit kit, EventsViewModel model) {
        this.kit = kit;
        this.model = model;
        pane.setId("events-nothing");
        pane.setVisible(false);
        model.listing().stateProperty().addListener((_, _, state) -> show(state));
    }

    EmptyState node() {
        return pane;
    }

    private void show(ListState state) {
        pane.setVisible(!(state instanceof ListState.Lines || state instanceof ListState.Waiting));
        switch (state) {
            case ListState.Lines _, ListState.Waiting _ -> {
                // the list says it
            }
            case ListState.NothingMatches nothing -> explain(nothing);
            case ListState.Broken(var problem) ->
                pane.say(problem).offer(kit.text("events.act.refresh"), model::refresh);
        }
    }

    private void explain(ListState.NothingMatches nothing) {
        if (model.place().filter().isEmpty()) {
            pane.say(kit.text("events.nothing.range", range()), nothing.coverage());
        } else {
            String terms = nothing.terms().stream().map(this::term).collect(Collectors.joining("\n"));
            pane.say(kit.text("events.nothing.filter"), terms + (terms.isEmpty() ? "" : "\n") + nothing.coverage());
            nothing.terms().stream()
                    .filter(term -> term.events() == 0 || nothing.terms().size() > 1)
                    .limit(4)
                    .forEach(term -> pane.offer(
                            kit.text("events.nothing.remove", term.term()), () -> model.removeTerm(term.term())));
        }
        widen();
    }

    private void widen() {
        TimeRange range = model.place().range();
        boolean isShort = range instanceof TimeRange.Last(Duration length) && length.compareTo(WEEK) < 0;
        if (isShort) {
            pane.offer(kit.text("events.nothing.week"), model::widenToAWeek);
        }
        if (!(range instanceof TimeRange.Everything)) {
            pane.offer(kit.text("events.nothing.everything"), model::widenToAll);
        }
    }

    private String term(ListState.TermCount count) {
        return kit.text(
                "events.nothing.term",
                count.term(),
                Numbers.exact(count.events(), kit.context().messages().locale()),
                count.isAtLeast() ? 1 : 0);
    }

    private String range() {
        return switch (model.place().range()) {
            case TimeRange.Everything _ -> kit.text("events.range.everything");
            case TimeRange.Last(Duration length) ->
                kit.text("events.range.last", io.auditworkbench.desktop.common.TimeShown.length(length));
            case TimeRange.Between between ->
                kit.text(
                        "events.range.between",
                        kit.context().times().minute(between.from()),
                        kit.context().times().minute(between.until()));
        };
    }
}
