package io.auditworkbench.workbench.conclude;

import static io.auditworkbench.testing.BusinessBooks.LINES;
import static io.auditworkbench.testing.BusinessBooks.ORDERS;
import static io.auditworkbench.testing.BusinessBooks.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.store.BusinessEventJson;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.RuleFailure;
import io.auditworkbench.store.Store;
import io.auditworkbench.synth.HistoryTransaction;
import io.auditworkbench.testing.BusinessBooks;
import io.auditworkbench.workbench.HistoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcludingTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-21T10:00:00Z"), ZoneOffset.UTC);
    private static final Knowledge SALES = SaleRule.knowledge(SaleRule.rule(SaleRule.VERSION));

    @TempDir
    Path folder;

    private static BusinessBooks sale() {
        return new BusinessBooks()
                .insert(ORDERS, "1042", "new", "30.00", "7")
                .insert(LINES, "1042", "1", "p1", "2.00", "10.00")
                .insert(LINES, "1042", "2", "p2", "1.00", "10.00")
                .commit(0, "svc-web")
                .insert(PAYMENTS, "1", "1042", "30.00", "received")
                .commit(60, "svc-web")
                .update(ORDERS, List.of("1042", "new", "30.00", "7"), "1042", "paid", "30.00", "7")
                .commit(61, "alice");
    }

    @Test
    void stepConcludesASaleFromThreeTransactionsWithItsReasons() {
        List<NumberedEvent> events = concluded("sale", sale().transactions(), SALES, 1_000);

        assertThat(events).hasSize(1);
        BusinessEvent sale = events.getFirst().event();
        assertThat(events.getFirst().id()).isEqualTo("B1");
        assertThat(sale.type()).isEqualTo("sale-completed");
        assertThat(sale.anchor()).isEqualTo(5);
        assertThat(sale.changes()).containsExactly(2L, 3L, 4L, 5L);
        assertThat(sale.actor().actor()).isEqualTo("alice");
        assertThat(sale.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(sale.standing()).isEqualTo(Standing.STANDS);
        assertThat(sale.objects())
                .extracting(Object::toString)
                .containsExactly(
                        "ObjectLink[type=order, id=1042, qualifier=sold]",
                        "ObjectLink[type=customer, id=7, qualifier=buyer]",
                        "ObjectLink[type=product, id=p1, qualifier=item]",
                        "ObjectLink[type=product, id=p2, qualifier=item]");
        assertThat(sale.attributes())
                .extracting(EventAttribute::name, EventAttribute::text)
                .containsExactly(tuple("total", "30.00"), tuple("items", "3.00"), tuple("paid", "30.00"));
        assertThat(sale.conditions())
                .extracting(ConditionOutcome::condition, ConditionOutcome::result)
                .contains(
                        tuple("lines: at least 1 order_line, standing at that moment", ConditionOutcome.Result.HOLDS));
    }

    @Test
    void stepConcludesNothingFromAnOrderWithoutLines() {
        List<HistoryTransaction> story = new BusinessBooks()
                .insert(ORDERS, "1042", "new", "30.00", "7")
                .commit(0, "svc-web")
                .update(ORDERS, List.of("1042", "new", "30.00", "7"), "1042", "paid", "30.00", "7")
                .commit(61, "alice")
                .transactions();

        assertThat(concluded("no-lines", story, SALES, 1_000)).isEmpty();
    }

    @Test
    void stepIsLessSureWithoutAPaymentAndSurerWhenItComesLate() {
        BusinessBooks unpaid = new BusinessBooks()
                .insert(ORDERS, "1042", "new", "30.00", "7")
                .insert(LINES, "1042", "1", "p1", "3.00", "10.00")
                .commit(0, "svc-web")
                .update(ORDERS, List.of("1042", "new", "30.00", "7"), "1042", "paid", "30.00", "7")
                .commit(61, "alice");
        assertThat(concluded("unpaid", unpaid.transactions(), SALES, 1_000))
                .extracting(event -> event.event().confidence())
                .containsExactly(Confidence.MEDIUM);

        unpaid.insert(PAYMENTS, "1", "1042", "30.00", "received").commit(300, "svc-web");
        List<NumberedEvent> events = concluded("paid-late", unpaid.transactions(), SALES, 1_000);

        assertThat(events).extracting(event -> event.event().confidence()).containsExactly(Confidence.HIGH);
        assertThat(events).extracting(NumberedEvent::revision).containsExactly(2);
    }

    @Test
    void stepCorrectsAndWithdrawsWithoutForgettingWhatWasSaidBefore() {
        BusinessBooks books = sale().update(ORDERS, List.of("1042", "paid", "30.00", "7"), "1042", "paid", "28.00", "7")
                .commit(600, "bob")
                .update(ORDERS, List.of("1042", "paid", "28.00", "7"), "1042", "new", "28.00", "7")
                .commit(700, "bob");
        Path file = folder.resolve("corrected");
        try (Store store = Store.openForWriting(file, CLOCK)) {
            HistoryStore.append(store, books.transactions());
            conclude(store, SALES, 1);

            NumberedEvent last = store.conclusions().event(1).orElseThrow();
            List<NumberedEvent> former = store.conclusions().formerRevisions(1);

            assertThat(last.revision()).isEqualTo(3);
            assertThat(last.event().standing()).isEqualTo(Standing.WITHDRAWN);
            assertThat(last.event().because()).isEqualTo("set back to new (E7)");
            assertThat(former)
                    .extracting(event -> event.event().standing())
                    .containsExactly(Standing.STANDS, Standing.CORRECTED);
            assertThat(former).extracting(event -> total(event.event())).containsExactly("30.00", "28.00");
        }
    }

    @Test
    void stepWaitsForAWindowToCloseBeforeItSaysThatSomethingIsAbsent() {
        Knowledge strict = SaleRule.knowledge(SaleRule.rule(SaleRule.VERSION, SaleRule.noFailedPayment()));
        assertThat(concluded("waiting", sale().transactions(), strict, 1_000)).isEmpty();

        BusinessBooks quiet = sale().insert(ORDERS, "1", "new", "1.00", "7").commit(662, "svc-web");
        assertThat(concluded("closed", quiet.transactions(), strict, 1_000)).hasSize(1);

        BusinessBooks failed = sale().insert(PAYMENTS, "2", "1042", "30.00", "failed")
                .commit(100, "svc-web")
                .insert(ORDERS, "1", "new", "1.00", "7")
                .commit(662, "svc-web");
        assertThat(concluded("failed", failed.transactions(), strict, 1_000)).isEmpty();
    }

    @Test
    void stepLeavesWhatAnotherVersionOfTheRuleConcluded() {
        Path file = folder.resolve("versions");
        RuleVersion second = new RuleVersion("sale-completed", 2, "11ee");
        try (Store store = Store.openForWriting(file, CLOCK)) {
            HistoryStore.append(store, sale().transactions());
            conclude(store, SALES, 1_000);
            List<HistoryTransaction> later = sale().update(
                            ORDERS, List.of("1042", "paid", "30.00", "7"), "1042", "paid", "28.00", "7")
                    .commit(600, "bob")
                    .transactions();
            HistoryStore.append(store, later.subList(3, 4));

            conclude(store, SaleRule.knowledge(SaleRule.rule(second)), 1_000);

            assertThat(all(store)).extracting(event -> event.event().rule()).containsExactly(SaleRule.VERSION);
            assertThat(all(store)).extracting(event -> event.event().standing()).containsExactly(Standing.STANDS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000})
    void stepLosesNothingButWhatARuleBreaksOver(int changesAStep) {
        // Given: a total that is no number, in the store of two sales
        List<HistoryTransaction> story = new BusinessBooks()
                .insert(ORDERS, "1", "new", "30.00", "7")
                .insert(LINES, "1", "1", "p1", "3.00", "10.00")
                .insert(ORDERS, "2", "new", "broken", "7")
                .insert(LINES, "2", "1", "p1", "3.00", "10.00")
                .commit(0, "svc-web")
                .update(ORDERS, List.of("2", "new", "broken", "7"), "2", "paid", "broken", "7")
                .commit(60, "alice")
                .update(ORDERS, List.of("1", "new", "30.00", "7"), "1", "paid", "30.00", "7")
                .commit(61, "alice")
                .insert(PAYMENTS, "1", "2", "30.00", "received")
                .commit(62, "svc-web")
                .transactions();
        Path file = folder.resolve("broken" + changesAStep);
        try (Store store = Store.openForWriting(file, CLOCK)) {
            HistoryStore.append(store, story);

            // When
            conclude(store, SALES, changesAStep);

            // Then
            assertThat(all(store))
                    .extracting(event -> event.event().objects().getFirst().objectName())
                    .containsExactly("order:1");
            assertThat(store.conclusions().behind()).isZero();
            assertThat(store.conclusions().failures())
                    .containsExactly(new RuleFailure("sale-completed", 2, 5, 2, "NumberFormatException"));
        }
    }

    /// Live inference in any steps, with the process gone at any time, and a replay from zero: byte for byte the same.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stepsOfAnySizeAndRestartsComeToWhatAReplayComesTo(long seed) {
        Knowledge strict = SaleRule.knowledge(SaleRule.rule(SaleRule.VERSION, SaleRule.noFailedPayment()));
        List<HistoryTransaction> history = RandomBooks.history(new Random(seed), 300);
        List<String> replayed = texts(concluded("replay" + seed, history, strict, 100_000));

        Random random = new Random(-seed);
        Path file = folder.resolve("live" + seed);
        int from = 0;
        while (from < history.size()) {
            int until = Math.min(history.size(), from + 1 + random.nextInt(40));
            try (Store store = Store.openForWriting(file, CLOCK)) {
                HistoryStore.append(store, history.subList(from, until));
                // not always to the end: what is left is concluded after the restart
                try (Concluding concluding = begin(store, strict, random)) {
                    for (int i = random.nextInt(12); i > 0 && concluding.step(1 + random.nextInt(5)); i--) {}
                }
            }
            from = until;
        }
        try (Store store = Store.openForWriting(file, CLOCK)) {
            conclude(store, strict, 7);
            assertThat(texts(all(store))).isEqualTo(replayed).hasSizeGreaterThan(20);
        }
    }

    private static Concluding begin(Store store, Knowledge knowledge, Random random) {
        return random.nextBoolean()
                ? new Concluding(store, knowledge)
                : Concluding.readingAhead(store, knowledge, ForkJoinPool.commonPool());
    }

    /// Transactions that arrive in another order than they were committed in: the same is concluded in the end.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void lateTransactionsComeToTheSameBusinessEvents(long seed) {
        List<HistoryTransaction> history = RandomBooks.history(new Random(seed), 200);
        List<HistoryTransaction> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, new Random(seed));

        List<String> inOrder = contents(concluded("ordered" + seed, history, SALES, 1_000));
        List<String> late = contents(concluded("shuffled" + seed, shuffled, SALES, 3));

        List<String> unlike = new ArrayList<>(late);
        unlike.removeAll(inOrder);
        List<String> missing = new ArrayList<>(inOrder);
        missing.removeAll(late);
        assertThat(inOrder).hasSizeGreaterThan(20);
        assertThat(unlike).isEmpty();
        assertThat(missing).isEmpty();
    }

    /// What is said, without the numbers that depend on the order of arrival, and without what was said only while
    /// something earlier was still to come.
    private static List<String> contents(List<NumberedEvent> events) {
        return events.stream()
                .map(NumberedEvent::event)
                .filter(event -> !event.because().contains("no longer holds"))
                .map(event -> event.occurredMicros() + " " + event.type() + " " + event.objects() + " "
                        + event.attributes() + " " + event.confidence() + " " + event.standing())
                .sorted()
                .toList();
    }

    private static String total(BusinessEvent event) {
        return event.attributes().getFirst().text();
    }

    private List<NumberedEvent> concluded(
            String name, List<HistoryTransaction> history, Knowledge knowledge, int changesAStep) {
        try (Store store = Store.openForWriting(folder.resolve(name), CLOCK)) {
            HistoryStore.append(store, history);
            conclude(store, knowledge, changesAStep);
            return all(store);
        }
    }

    private static void conclude(Store store, Knowledge knowledge, int changesAStep) {
        try (Concluding concluding = new Concluding(store, knowledge)) {
            while (concluding.step(changesAStep)) {}
        }
    }

    private static List<NumberedEvent> all(Store store) {
        return store.conclusions().after(0, ConclusionLog.Question.ALL, 100_000);
    }

    private static List<String> texts(List<NumberedEvent> events) {
        return events.stream()
                .map(event -> event.id() + " r" + event.revision() + " " + BusinessEventJson.write(event.event()))
                .toList();
    }
}
