package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.StoryView;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists what is planted in a demo's store, and what was found of it.
final class DemoStories {

    private static final Shape<StoryView> SHAPE = new Shape<>(
            "auditctl.demo-stories/1",
            List.of(
                    Column.text("kind", story -> Cell.of(story.kind())),
                    Column.text("is", story -> Cell.of(story.isIncident() ? "incident" : "look-alike")),
                    Column.text("outcome", DemoStories::outcome),
                    Column.text("finding", story -> Cell.of(ids(story))),
                    Column.text("transaction", story -> Cell.of(transactions(story))),
                    Column.text("time", story -> Cell.of(TimeText.data(story.from()))),
                    Column.text("who", story -> Cell.of(story.actor())),
                    Column.text("story", story -> Cell.of(story.story()))),
            DemoStories::json,
            story -> story.transactions().isEmpty() ? "" : story.transactions().getFirst());

    private final Output output;

    DemoStories(Output output) {
        this.output = output;
    }

    /// Which stories to list.
    enum Which {
        all,
        incidents,
        look_alikes,
        wrong;

        boolean holds(StoryView story) {
            return switch (this) {
                case all -> true;
                case incidents -> story.isIncident();
                case look_alikes -> !story.isIncident();
                case wrong -> !story.outcome().isRight();
            };
        }

        /// As it is written on the command line.
        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    void print(Path store, Which which, List<StoryView> stories) {
        ListWriter<StoryView> list = output.list(SHAPE);
        stories.stream().filter(which::holds).forEach(list::add);
        Ending ending =
                new Ending(store.toString(), "", Map.of(), Ending.Completeness.ALL, null, List.of(counts(stories)));
        list.finish(ending);
        output.flush();
        output.notes(ending);
    }

    private static String counts(List<StoryView> stories) {
        long incidents = stories.stream().filter(StoryView::isIncident).count();
        long found = count(stories, StoryView.Outcome.FOUND);
        long quiet = count(stories, StoryView.Outcome.QUIET);
        return found + " of " + incidents + " incidents were found; " + quiet + " of " + (stories.size() - incidents)
                + " look-alikes stayed quiet.";
    }

    private static long count(List<StoryView> stories, StoryView.Outcome outcome) {
        return stories.stream().filter(story -> story.outcome() == outcome).count();
    }

    private static Cell outcome(StoryView story) {
        return Cell.of(story.outcome().name().toLowerCase(Locale.ROOT));
    }

    /// The finding of the story's own kind first.
    private static String ids(StoryView story) {
        return story.found().stream()
                .sorted((one, other) -> Boolean.compare(
                        other.detector().equals(story.kind()), one.detector().equals(story.kind())))
                .map(StoryView.Found::id)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String transactions(StoryView story) {
        if (story.transactions().isEmpty()) {
            return "";
        }
        int further = story.transactions().size() - 1;
        return story.transactions().getFirst() + (further == 0 ? "" : " +" + further);
    }

    private static Map<String, @Nullable Object> json(StoryView story) {
        return Trees.map(
                "kind", story.kind(),
                "incident", story.isIncident(),
                "outcome", story.outcome().name().toLowerCase(Locale.ROOT),
                "story", story.story(),
                "actor", story.actor(),
                "time", TimeText.data(story.from()),
                "transactions", story.transactions(),
                "rows", story.rows(),
                "found",
                        story.found().stream()
                                .map(found -> Trees.map(
                                        "id", found.id(),
                                        "detector", found.detector(),
                                        "sentence", found.sentence()))
                                .toList());
    }
}
