package io.auditworkbench.workbench;

import io.auditworkbench.workbench.view.StoryView;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The stories of the sample data as the tables of its README.
final class StoryTables {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The incidents that the tour goes through.
    private static final Set<String> OF_THE_TOUR =
            Set.of("self-approved-refund", "price-lowered-around-order", "reinserted-with-changes", "number-gap");

    private StoryTables() {}

    static String of(List<StoryView> stories) {
        return "| kind | incident | who | when (UTC) | rows | transactions | found as |\n|---|---|---|---|---|---|---|\n"
                + stories.stream()
                        .filter(StoryView::isIncident)
                        .map(StoryTables::incident)
                        .collect(Collectors.joining())
                + "\nLook-alikes, of which nothing may be found:\n\n| kind | look-alike | how often | first in |\n|---|---|---|---|\n"
                + lookAlikes(stories);
    }

    private static String incident(StoryView story) {
        String kind = OF_THE_TOUR.contains(story.kind()) ? "**" + story.kind() + "**" : story.kind();
        String found = story.found().stream()
                .filter(each -> each.detector().equals(story.kind()))
                .map(StoryView.Found::id)
                .distinct()
                .collect(Collectors.joining(" "));
        return line(
                kind,
                story.story(),
                story.actor(),
                MINUTE.format(story.from()),
                few(story.rows()),
                few(story.transactions()),
                found);
    }

    private static String lookAlikes(List<StoryView> stories) {
        Map<String, List<StoryView>> alike = new LinkedHashMap<>();
        stories.stream()
                .filter(story -> !story.isIncident())
                .forEach(story -> alike.computeIfAbsent(story.kind() + "\n" + story.story(), _ -> new ArrayList<>())
                        .add(story));
        return alike.values().stream()
                .map(each -> line(
                        each.getFirst().kind(),
                        each.getFirst().story(),
                        Integer.toString(each.size()),
                        few(each.getFirst().transactions())))
                .collect(Collectors.joining());
    }

    private static String few(List<String> texts) {
        String first = texts.stream().limit(3).collect(Collectors.joining(", "));
        return texts.size() <= 3 ? first : first + " and " + (texts.size() - 3) + " more";
    }

    private static String line(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
