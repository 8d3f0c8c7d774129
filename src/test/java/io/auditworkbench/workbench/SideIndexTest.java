package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.Directives;
import io.auditworkbench.filter.FilterContext;
import io.auditworkbench.filter.FilterEvaluator;
import io.auditworkbench.filter.FilterExpression;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.LetterCase;
import io.auditworkbench.filter.TimeFrame;
import io.auditworkbench.filter.WorkingHours;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.store.CompiledFilter;
import io.auditworkbench.store.EventPage;
import io.auditworkbench.store.EventSelection;
import io.auditworkbench.store.FilterQuestion;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.testing.Effort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether the side indexes are empty, half-filled or full makes no difference to what is found.
class SideIndexTest {

    private static final Clock CLOCK = Clock.fixed(StoredShop.NOW, ZoneOffset.UTC);
    private static final long SEED = 20261126;
    private static final int PIECES = Effort.rounds(3);

    private static final int EVENTS = 33_100;

    private static final List<String> WORDS =
            List.of("lic", "al", "PAY@1", "it's", "漢字", "C:\\temp", "123.50", "1999", "zebra", "k%2F3", "INSERT");

    private static final List<String> FILTERS = List.of(
            "*ali*",
            "pai*",
            "*@10.0.0.7",
            "c*temp*",
            "changed:total",
            "changed:TOT*",
            "changed:status,note",
            "changed:credit_limit table:customers",
            "changed:moment",
            "changed:nothing",
            "-changed:total op:update",
            "changed:name or changed:total",
            "status:new->paid",
            "status:*->sent",
            "note:null->*",
            "orders.status:*->漢字",
            "customers.status:*->sent",
            "delta.total<-100",
            "delta.total:0",
            "delta.total!=0",
            "delta.total>=0",
            "delta.total:-3..5",
            "delta.total:5,7",
            "delta.name>0",
            "alice paid",
            "alice changed:total",
            "-alice changed:status",
            "not (alice or paid)",
            "(svc-import or zebra) total>150",
            "alice op:snapshot",
            "漢字 table:orders since:2026-11-20");

    @TempDir
    static Path folder;

    private static final List<Store> STORES = new ArrayList<>();
    private static List<StoredSubject> subjects = List.of();
    private static boolean isNewestFirst;
    private static EventSurroundings surroundings;

    @BeforeAll
    static void writeStores() throws IOException {
        Path empty = RandomShop.write(folder.resolve("empty.awb"), SEED, EVENTS);
        Path half = Files.copy(empty, folder.resolve("half.awb"));
        Path full = Files.copy(empty, folder.resolve("full.awb"));
        index(half, 5);
        index(full, Integer.MAX_VALUE);
        List.of(empty, half, full).forEach(file -> STORES.add(Store.openForReading(file)));
        Store store = STORES.getFirst();
        surroundings = new EventSurroundings(store.changes(), store.catalogue());
        subjects = events(cursor -> store.changes().after(cursor, EventSelection.ALL, 4_000), 0).stream()
                .map(event -> new StoredSubject(event, surroundings))
                .toList();
    }

    private static void index(Path file, int steps) {
        try (Store store = Store.openForWriting(file, CLOCK)) {
            SearchedTexts texts = new SearchedTexts();
            for (int step = 0; step < steps && store.writer().indexFurther(texts); step++) {
                // goes on
            }
        }
    }

    @AfterAll
    static void closeStores() {
        STORES.forEach(Store::close);
    }

    @Test
    void indexesReachWhereTheyAreMeantTo() {
        assertThat(STORES)
                .extracting(store -> store.facts().indexedThrough().getOrDefault("words", 0L))
                .containsExactly(0L, 16_383L, 32_767L);
        assertThat(STORES.get(1).facts().indexedThrough().get("columns")).isEqualTo(20_479L);
        assertThat(STORES.get(2).facts().indexedThrough().get("columns")).isGreaterThan(EVENTS - 1_000L);
        assertThat(compiled(STORES.get(2), parsed("\"zebra\"")).indexes()).containsExactly("words");
        assertThat(compiled(STORES.get(2), parsed("changed:total")).indexes()).containsExactly("changed column");
        assertThat(compiled(STORES.get(0), parsed("\"zebra\"")).indexes()).isEmpty();
    }

    @Test
    void wordsFindTheSameEmptyHalfFilledAndFull() {
        for (String word : WORDS) {
            compare(parsed("\"" + word.replace("\\", "\\\\") + "\""), word);
        }
    }

    @Test
    void piecesOfStoredValuesFindTheSameEmptyHalfFilledAndFull() {
        Random random = new Random(SEED);
        for (int round = 0; round < PIECES; round++) {
            List<String> texts = new ArrayList<>();
            new SearchedTexts().of(event(random.nextInt(EVENTS)), texts::add);
            String text = texts.get(random.nextInt(texts.size()));
            int from = random.nextInt(text.length() + 1);
            String piece = text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(9)));
            if (!piece.isBlank()) {
                compare(new FilterTerm.AnyText(piece), "seed " + SEED + " round " + round);
            }
        }
    }

    @Test
    void changedColumnsFindTheSameEmptyHalfFilledAndFull() {
        FILTERS.forEach(text -> compare(parsed(text), text));
    }

    @Test
    void indexedTextsHoldEveryTextThatAWordIsFoundIn() {
        Random random = new Random(SEED);
        for (int round = 0; round < 1_000; round++) {
            StoredSubject subject = subjects.get(random.nextInt(subjects.size()));
            StoredEvent event = event(subject.sequence() - 1);
            List<String> indexed = new ArrayList<>();
            new SearchedTexts().of(event, text -> indexed.add(LetterCase.fold(text)));
            for (String text : texts(subject, event)) {
                boolean isFound = !text.isEmpty()
                        && evaluator(new FilterTerm.AnyText(text)).matches(subject);
                assertThat(!isFound || indexed.stream().anyMatch(one -> one.contains(LetterCase.fold(text))))
                        .as("seed %d round %d E%d", SEED, round, event.seq())
                        .isTrue();
            }
        }
    }

    private static List<String> texts(StoredSubject subject, StoredEvent event) {
        List<String> texts = new ArrayList<>();
        subject.actor().ifPresent(texts::add);
        subject.key().ifPresent(texts::add);
        subject.table().ifPresent(texts::add);
        for (RowImage image :
                new RowImage[] {event.body().before(), event.body().after()}) {
            if (image != null) {
                image.values().forEach(value -> texts.add(value.text()));
            }
        }
        return texts;
    }

    private static StoredEvent event(long index) {
        return STORES.getFirst().changes().event(index + 1).orElseThrow();
    }

    private static FilterExpression parsed(String text) {
        return FilterParser.parse(text).expression().orElseThrow(() -> new AssertionError(text));
    }

    private static void compare(FilterExpression filter, String name) {
        FilterEvaluator evaluator = evaluator(filter);
        List<Long> expected = subjects.stream()
                .filter(evaluator::matches)
                .map(StoredSubject::sequence)
                .toList();
        for (int i = 0; i < STORES.size(); i++) {
            isNewestFirst = !isNewestFirst;
            assertThat(found(STORES.get(i), filter, isNewestFirst))
                    .as("%s in store %d, newest first: %s", name, i, isNewestFirst)
                    .isEqualTo(expected);
        }
        // An odd number of stores: the next filter goes through each the other way.
    }

    private static List<Long> found(Store store, FilterExpression filter, boolean isNewest) {
        EventSelection selection = compiled(store, filter).selection();
        List<StoredEvent> events = isNewest
                ? events(cursor -> store.changes().before(cursor, selection, 4_000), Long.MAX_VALUE)
                : events(cursor -> store.changes().after(cursor, selection, 4_000), 0);
        List<Long> seqs = new ArrayList<>(events.stream().map(StoredEvent::seq).toList());
        if (isNewest) {
            Collections.reverse(seqs);
        }
        return seqs;
    }

    private static CompiledFilter compiled(Store store, FilterExpression filter) {
        FilterEvaluator evaluator = evaluator(filter);
        return store.compile(
                new FilterQuestion(filter, frame(), new RowHints(store.catalogue())),
                event -> evaluator.matches(new StoredSubject(event, surroundings)));
    }

    private static FilterEvaluator evaluator(FilterExpression filter) {
        return new FilterEvaluator(
                filter, Directives.NONE, new FilterContext(frame(), WorkingHours.USUAL, _ -> Optional.empty()));
    }

    private static TimeFrame frame() {
        return TimeFrame.of(CLOCK, ZoneOffset.UTC);
    }

    private static List<StoredEvent> events(Function<Long, EventPage> pages, long start) {
        List<StoredEvent> events = new ArrayList<>();
        for (EventPage page = pages.apply(start); ; page = pages.apply(page.cursor())) {
            events.addAll(page.events());
            if (page.isLast()) {
                return events;
            }
        }
    }
}
