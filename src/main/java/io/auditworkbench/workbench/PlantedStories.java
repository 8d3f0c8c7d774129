package io.auditworkbench.workbench;

import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.view.StoryView;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Goes through the stories that are planted in a synthetic shop, one by one, and says which findings are about each.
///
/// - **Shape**: a finding is about a story when it rests on one of its transactions. An incident is found when a
///   finding of its own kind is about it. A finding that is also about an incident does not count against a look-alike.
final class PlantedStories {

    private PlantedStories() {}

    /// In the order of their time.
    static List<StoryView> of(TruthFile truth, Store store) {
        List<FoundThing> found = FoundThing.all(store);
        Set<Long> ofIncidents = truth.planted().stream()
                .filter(TruthFile.Planted::isIncident)
                .flatMap(planted -> planted.transactions().stream())
                .collect(Collectors.toSet());
        return truth.planted().stream()
                .sorted(Comparator.comparingLong(TruthFile.Planted::fromMicros))
                .map(planted -> view(planted, about(planted, found, ofIncidents), store))
                .toList();
    }

    private static List<FoundThing> about(TruthFile.Planted story, List<FoundThing> found, Set<Long> ofIncidents) {
        return found.stream()
                .filter(thing -> thing.isAbout(story))
                .filter(thing ->
                        story.isIncident() || thing.transactions().stream().noneMatch(ofIncidents::contains))
                .toList();
    }

    private static StoryView view(TruthFile.Planted story, List<FoundThing> about, Store store) {
        return new StoryView(
                story.kind(),
                story.isIncident(),
                story.story(),
                story.actor(),
                EventViews.instant(story.fromMicros()),
                story.rows(),
                ids(story, store),
                about.stream()
                        .map(thing -> new StoryView.Found(thing.id(), thing.kind(), thing.sentence()))
                        .distinct()
                        .toList(),
                outcome(story, about));
    }

    private static StoryView.Outcome outcome(TruthFile.Planted story, List<FoundThing> about) {
        if (!story.isIncident()) {
            return about.isEmpty() ? StoryView.Outcome.QUIET : StoryView.Outcome.ALARM;
        }
        boolean isFound = about.stream().anyMatch(thing -> thing.kind().equals(story.kind()));
        return isFound ? StoryView.Outcome.FOUND : StoryView.Outcome.MISSED;
    }

    private static List<String> ids(TruthFile.Planted story, Store store) {
        return new TreeSet<>(story.transactions())
                .stream()
                        .map(number -> TruthFile.SERVER + ":" + number)
                        .flatMap(gtid -> store.changes().transaction(gtid).stream())
                        .map(transaction -> "T" + transaction.txId())
                        .toList();
    }
}
