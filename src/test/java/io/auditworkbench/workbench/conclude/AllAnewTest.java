package io.auditworkbench.workbench.conclude;

import static io.auditworkbench.testing.BusinessBooks.LINES;
import static io.auditworkbench.testing.BusinessBooks.ORDERS;
import static io.auditworkbench.testing.BusinessBooks.PAYMENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.AnomalyGroup;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.store.BusinessEventJson;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.Redrawn;
import io.auditworkbench.store.Store;
import io.auditworkbench.synth.HistoryTransaction;
import io.auditworkbench.testing.BusinessBooks;
import io.auditworkbench.workbench.HistoryStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllAnewTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-21T10:00:00Z"), ZoneOffset.UTC);
    private static final Knowledge FIRST = SaleRule.knowledge(SaleRule.rule(SaleRule.VERSION));
    private static final RuleVersion SECOND = new RuleVersion("sale-completed", 2, "11ee");
    /// It waits for a failed payment, and concludes nothing when one comes.
    private static final Knowledge STRICT = SaleRule.knowledge(SaleRule.rule(SECOND, SaleRule.noFailedPayment()));

    @TempDir
    Path folder;

    private Store store;

    @BeforeEach
    void open() {
        store = Store.openForWriting(folder.resolve("store.awb"), CLOCK);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static void sale(BusinessBooks books, String order, int atSecond) {
        books.insert(ORDERS, order, "new", "30.00", "7")
                .insert(LINES, order, "1", "p1", "3.00", "10.00")
                .insert(PAYMENTS, order, order, "30.00", "received")
                .commit(atSecond, "svc-web")
                .update(ORDERS, List.of(order, "new", "30.00", "7"), order, "paid", "30.00", "7")
                .commit(atSecond + 1, "alice");
    }

    private static List<HistoryTransaction> twoSales() {
        BusinessBooks books = new BusinessBooks();
        sale(books, "1", 0);
        sale(books, "2", 10);
        return books.insert(PAYMENTS, "3", "2", "30.00", "failed")
                .commit(20, "svc-web")
                .insert(ORDERS, "9", "new", "1.00", "7")
                .commit(5_000, "svc-web")
                .transactions();
    }

    private void conclude(Knowledge knowledge) {
        try (Concluding concluding = new Concluding(store, knowledge)) {
            while (concluding.step(3)) {}
        }
    }

    private Redrawn anew(Knowledge knowledge) {
        return anew(knowledge, () -> false);
    }

    private Redrawn anew(Knowledge knowledge, BooleanSupplier stop) {
        AllAnew.Asked asked = new AllAnew.Asked("ann", 7, _ -> {}, stop);
        return store.writer().concludeAnew(new AllAnew(store, knowledge, Runnable::run, asked));
    }

    private List<NumberedEvent> all() {
        return store.conclusions().after(0, ConclusionLog.Question.ALL, 100_000);
    }

    /// Everything that is said, with what was said before.
    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (NumberedEvent event : all()) {
            texts.add(text(event));
            store.conclusions().formerRevisions(event.number()).forEach(former -> texts.add(text(former)));
        }
        return texts;
    }

    private static String text(NumberedEvent event) {
        return event.id() + " r" + event.revision() + " " + BusinessEventJson.write(event.event());
    }

    @Test
    void sameRulesComeToTheSameNumbersAndRevisions() {
        HistoryStore.append(store, RandomBooks.history(new Random(5), 200));
        conclude(FIRST);
        List<String> before = texts();
        List<Long> links = store.conclusions().linked("order", "1");

        Redrawn redrawn = anew(FIRST);

        assertThat(texts()).isEqualTo(before).hasSizeGreaterThan(20);
        assertThat(store.conclusions().linked("order", "1")).isEqualTo(links);
        assertThat(redrawn).isEqualTo(new Redrawn(1, 0, 0, 0, 0, 0));
    }

    @Test
    void otherRulesKeepTheNumberAndWhatWasSaidBefore() {
        // Given
        HistoryStore.append(store, twoSales());
        conclude(FIRST);
        assertThat(all()).hasSize(2);

        // When
        Redrawn redrawn = anew(STRICT);

        // Then
        assertThat(redrawn).isEqualTo(new Redrawn(1, 0, 0, 1, 0, 0));
        assertThat(all()).extracting(NumberedEvent::id).containsExactly("B1", "B2");
        assertThat(all()).extracting(event -> event.event().rule()).containsExactly(SECOND, SECOND);
        assertThat(all())
                .extracting(event -> event.event().standing())
                .containsExactly(Standing.STANDS, Standing.WITHDRAWN);
        assertThat(all().get(1).event().because()).isEqualTo("not concluded by sale-completed v2 (11ee)");
        assertThat(store.conclusions().formerRevisions(2))
                .extracting(former -> former.event().rule())
                .containsExactly(SaleRule.VERSION);

        // When: and back
        Redrawn back = anew(FIRST);

        // Then
        assertThat(back).isEqualTo(new Redrawn(2, 0, 1, 0, 0, 0));
        assertThat(all()).extracting(event -> event.event().standing()).containsOnly(Standing.STANDS);
        assertThat(all()).extracting(NumberedEvent::revision).containsExactly(3, 3);
    }

    @Test
    void whatComesAfterIsConcludedAsAfterAReplay() {
        // Given
        List<HistoryTransaction> history = RandomBooks.history(new Random(11), 240);
        HistoryStore.append(store, history.subList(0, 120));
        conclude(FIRST);
        anew(STRICT);
        HistoryStore.append(store, history.subList(120, 240));
        conclude(STRICT);

        // When
        Path replayed = folder.resolve("replay.awb");
        List<String> expected;
        try (Store other = Store.openForWriting(replayed, CLOCK)) {
            HistoryStore.append(other, history);
            try (Concluding concluding = new Concluding(other, STRICT)) {
                while (concluding.step(1_000)) {}
            }
            expected = standing(other.conclusions().after(0, ConclusionLog.Question.ALL, 100_000));
        }

        // Then
        assertThat(standing(all())).isEqualTo(expected).hasSizeGreaterThan(20);
    }

    private static List<String> standing(List<NumberedEvent> events) {
        return events.stream()
                .filter(event -> event.event().standing() != Standing.WITHDRAWN)
                .map(event -> BusinessEventJson.write(event.event()))
                .sorted()
                .toList();
    }

    @Test
    void stopLeavesEverythingAsItWas() {
        HistoryStore.append(store, RandomBooks.history(new Random(5), 200));
        conclude(FIRST);
        List<String> before = texts();

        assertThatThrownBy(() -> anew(STRICT, () -> true)).isInstanceOf(CancellationException.class);

        assertThat(texts()).isEqualTo(before);
        HistoryStore.append(store, List.of());
        conclude(FIRST);
        assertThat(texts()).isEqualTo(before);
    }

    @Test
    void findingsThatAreNotFoundAgainAreOpenNoMoreUnlessSomebodyConfirmedThem() {
        // Given
        HistoryStore.append(store, twoSales());
        conclude(FIRST);
        store.writer().conclude(() -> {
            store.writer().findings().add(anomaly("one"), 1);
            store.writer().findings().add(anomaly("two"), 1);
            store.writer().findings().triage(2, TriageState.CONFIRMED, "seen", Optional.empty(), "bob", 5);
        });

        // When
        Redrawn redrawn = anew(FIRST);

        // Then
        assertThat(redrawn.groupsLost()).isEqualTo(1);
        assertThat(store.findings().groupsAfter(0))
                .extracting(AnomalyGroup::id, AnomalyGroup::state)
                .containsExactly(tuple("A1", TriageState.SUPERSEDED), tuple("A2", TriageState.CONFIRMED));
        assertThat(store.findings().acts(1)).extracting(act -> act.by()).containsExactly("ann");
        assertThat(store.findings().evidence(1, 10)).containsExactly(1L);

        // When: it is found again
        store.writer().conclude(() -> store.writer().findings().add(anomaly("one"), 1));

        // Then
        assertThat(store.findings().group(1).orElseThrow().state()).isEqualTo(TriageState.NEW);
    }

    private static Anomaly anomaly(String fingerprint) {
        return new Anomaly(
                "no-such-detector",
                fingerprint,
                Severity.HIGH,
                "something",
                1,
                new Attribution("ann", AttributionGrade.HEURISTIC, AttributionSource.ACTOR_COLUMN),
                List.of(),
                List.of(),
                List.of(1L),
                1,
                List.of());
    }

    @Test
    void differencesNameWhatChangedUntilEverythingIsConcludedAnew() {
        // Given
        KnowledgeBook book = KnowledgeBook.builtIn();
        HistoryStore.append(store, twoSales());
        Knowledge inForce = book.in(store);
        Map<RuleVersion, String> texts = new HashMap<>(inForce.texts());
        texts.keySet().removeIf(version -> version.ruleId().equals("price-changed"));
        texts.put(new RuleVersion("price-changed", 1, "0a0b0c0d"), "text");
        texts.put(new RuleVersion("long-gone", 1, "0a0b0c0d"), "text");
        conclude(new Knowledge(inForce.vocabulary(), inForce.mapping(), List.of(), texts));

        // Then
        assertThat(InForce.differences(store, book))
                .containsExactly(
                        "the rule price-changed changed: what is stored was concluded with price-changed v1 (0a0b0c0d)",
                        "the rule long-gone is not there any more; what it concluded stays");

        // When
        anew(inForce);

        // Then
        assertThat(InForce.differences(store, book)).isEmpty();
    }
}
