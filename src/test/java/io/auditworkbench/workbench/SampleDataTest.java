package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.change.TransactionKind;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredTransaction;
import io.auditworkbench.synth.PlantKind;
import io.auditworkbench.synth.ShopBinlog;
import io.auditworkbench.synth.ShopGenerator;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.ShopTransaction;
import io.auditworkbench.workbench.view.StoryView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The recording of `sample-data`, and the store that is made of it.
class SampleDataTest {

    private static final Path README = Path.of("sample-data/README.md");
    private static final String MARK = "<!-- From here on written by SampleDataTest, with -Dgolden.update=true. -->\n";

    @TempDir
    static Path folder;

    private static Path file = Path.of("");

    @BeforeAll
    static void open() {
        file = new DemoStore(folder, _ -> {}).open().store();
    }

    @Test
    void everyPlantedIncidentIsFoundAndEveryLookAlikeStaysQuiet() {
        // When
        List<StoryView> stories = stories();
        stories.forEach(story -> System.out.println(line(story)));

        // Then
        assertThat(stories.stream().filter(story -> !story.outcome().isRight()).map(SampleDataTest::line))
                .isEmpty();
    }

    @Test
    void everyKindIsPlantedAsAnIncidentAndAsALookAlike() {
        // Given
        Set<String> kinds = Arrays.stream(PlantKind.values()).map(PlantKind::id).collect(Collectors.toSet());

        // When
        List<StoryView> stories = stories();

        // Then
        assertThat(stories.stream().filter(StoryView::isIncident).map(StoryView::kind))
                .containsAll(kinds);
        assertThat(stories.stream().filter(story -> !story.isIncident()).map(StoryView::kind))
                .containsAll(kinds);
        assertThat(stories.stream().map(StoryView::story))
                .contains("credit limits reviewed at the month's end", "a migration gives every product a new number");
    }

    @Test
    void nothingIsFoundThatIsNotPlanted() {
        // Given
        Set<String> ofIncidents = stories().stream()
                .filter(StoryView::isIncident)
                .flatMap(story -> story.found().stream())
                .map(StoryView.Found::id)
                .collect(Collectors.toSet());

        // When, Then
        try (Store store = Store.openForReading(file)) {
            assertThat(FoundThing.all(store))
                    .extracting(FoundThing::id)
                    .isNotEmpty()
                    .allMatch(ofIncidents::contains);
        }
    }

    @Test
    void recordingIsWhatTheGeneratorMakesToday() {
        // Given
        List<String> generated = new ArrayList<>();
        new ShopGenerator(ShopOptions.SAMPLE_SEED, ShopOptions.sample()).forEachRemaining(transaction -> {
            if (transaction.isLogged()) {
                generated.add(line(transaction));
            }
        });

        // When
        List<String> recorded = new ArrayList<>();
        try (Store store = Store.openForReading(file)) {
            for (StoredTransaction transaction : store.changes().completedAfter(0, Integer.MAX_VALUE)) {
                if (transaction.header().kind() == TransactionKind.INGEST) {
                    recorded.add(line(store, transaction));
                }
            }
        }

        // Then
        assertThat(recorded).hasSizeGreaterThan(5_000).isEqualTo(generated);
    }

    private static String line(ShopTransaction transaction) {
        return ShopBinlog.SERVER + ":" + transaction.ordinal() + " " + transaction.commitMicros() + " "
                + transaction.actor().login() + " " + transaction.actor().connectionId() + " "
                + transaction.changes().stream()
                        .map(change ->
                                change.operation() + " " + change.table().name().table())
                        .toList();
    }

    private static String line(Store store, StoredTransaction transaction) {
        List<String> changes = new ArrayList<>();
        store.changes()
                .forEachEvent(
                        transaction,
                        event -> changes.add(
                                event.operation() + " " + event.table().name().table()));
        return transaction.header().gtid() + " " + transaction.header().commitMicros() + " "
                + transaction.header().attribution().actor() + " "
                + transaction.header().connectionId() + " " + changes;
    }

    @Test
    void rowsAtTheBeginningComeAsASnapshotOfTheOpening() {
        // Given
        long opening = new ShopGenerator(ShopOptions.SAMPLE_SEED, ShopOptions.sample())
                .opening()
                .size();

        // When
        List<StoredTransaction> snapshot = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        try (Store store = Store.openForReading(file)) {
            for (StoredTransaction transaction : store.changes().completedAfter(0, Integer.MAX_VALUE)) {
                if (transaction.header().kind() == TransactionKind.SNAPSHOT) {
                    snapshot.add(transaction);
                    store.changes().forEachEvent(transaction, event -> operations.add(event.operation()));
                }
            }
        }

        // Then
        assertThat(snapshot)
                .isNotEmpty()
                .allMatch(transaction -> transaction.header().commitMicros()
                        == ShopOptions.sample().startMicros());
        assertThat(operations).hasSize((int) opening).containsOnly(Operation.SNAPSHOT);
    }

    @Test
    void readmeListsWhatIsPlanted() throws IOException {
        // Given
        String page = Files.readString(README);
        String introduction = page.substring(0, page.indexOf(MARK) + MARK.length());
        String expected = introduction + "\n" + StoryTables.of(stories());

        // When
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(README, expected);
        }

        // Then
        assertThat(Files.readString(README)).isEqualTo(expected);
    }

    private static List<StoryView> stories() {
        return new DemoStore(folder, _ -> {}).stories();
    }

    /// `number-gap incident found A6: an invoice number is left out (T2564)`.
    private static String line(StoryView story) {
        return String.format(
                Locale.ROOT,
                "%s %s %s %s: %s (%s)",
                story.kind(),
                story.isIncident() ? "incident" : "look-alike",
                story.outcome().name().toLowerCase(Locale.ROOT),
                new TreeSet<>(story.found().stream().map(StoryView.Found::id).toList()),
                story.story(),
                Stream.concat(story.transactions().stream().limit(1), Stream.of("no transaction"))
                        .findFirst()
                        .orElseThrow());
    }
}
