package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.StoreScan;
import io.auditworkbench.workbench.view.StoryView;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shop of `demo --write FILE --seed 7`, thirty days of it, story by story.
class PlantedStoriesIT {

    @TempDir
    static Path folder;

    private static List<StoryView> stories = List.of();

    @BeforeAll
    static void trade() throws InterruptedException {
        Path file = folder.resolve("demo.awb");
        SettableClock clock = new SettableClock(CommandRun.NOW);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            new ShopStore(clock, threads).write(file, ShopOptions.demo(), 7, _ -> {});
            new StoreScan(
                            StoreOpener.unsigned(clock),
                            KnowledgeBook.builtIn(),
                            new Masker(MaskingPolicy.KEEP_EVERYTHING),
                            threads)
                    .scan(file, _ -> {}, () -> false);
        }
        stories = DemoStore.stories(file);
        stories.forEach(story -> System.out.println(line(story)));
    }

    @Test
    void everyIncidentIsFound() {
        assertThat(stories.stream().filter(StoryView::isIncident))
                .hasSizeGreaterThanOrEqualTo(38)
                .allMatch(story -> story.outcome() == StoryView.Outcome.FOUND);
    }

    /// Of another kind one may be told: who works on a weekday for the first time does so in some story or other.
    @Test
    void noLookAlikeIsTakenForWhatItLooksLike() {
        assertThat(stories.stream()
                        .filter(story -> !story.isIncident())
                        .filter(story -> story.found().stream()
                                .anyMatch(found -> found.detector().equals(story.kind())))
                        .map(PlantedStoriesIT::line))
                .isEmpty();
    }

    private static String line(StoryView story) {
        return story.outcome() + " " + story.kind() + ": " + story.story() + " "
                + story.transactions().stream().limit(1).toList() + " -> "
                + story.found().stream().map(StoryView.Found::id).distinct().toList();
    }
}
