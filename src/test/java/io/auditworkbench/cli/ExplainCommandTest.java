package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auditworkbench.CommandRun;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.ConditionOutcome;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.store.ConclusionCursor;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreWriter;
import io.auditworkbench.testing.GoldenText;
import io.auditworkbench.workbench.StoredShop;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What `explain` says about [StoredShop], to the letter: `golden/cli/explain*.txt`.
class ExplainCommandTest {

    private static final Clock CLOCK = Clock.fixed(CommandRun.NOW, ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SALE_MICROS =
            Instant.parse("2026-11-20T09:12:00Z").getEpochSecond() * 1_000_000;

    @TempDir
    static Path folder;

    private static Path store = Path.of("");

    @BeforeAll
    static void writeStore() {
        store = StoredShop.write(folder);
        KnowledgeBook.Known known = KnowledgeBook.builtIn().rules().get("sale-completed");
        RuleVersion rule = new RuleVersion("sale-completed", 1, "0f".repeat(32));
        try (Store opened = Store.openForWriting(store, CLOCK)) {
            StoreWriter writer = opened.writer();
            writer.conclude(() -> {
                writer.findings().add(offHours(), 9);
                writer.findings().add(uncaptured(), 9);
                writer.findings()
                        .triage(
                                1,
                                TriageState.IN_REVIEW,
                                "asked the night shift",
                                Optional.empty(),
                                "olga",
                                SALE_MICROS);
                writer.conclusions().keep(rule, known.text(), 1);
                NumberedEvent first = writer.conclusions().add(sale(rule, "90.00", Standing.STANDS, ""), 8);
                writer.conclusions()
                        .revise(
                                first,
                                sale(rule, "9.00", Standing.CORRECTED, "the total of the order changed (E12)"),
                                9);
                writer.conclusions().advance(new ConclusionCursor(15, 27, 0, ""));
            });
        }
    }

    private static Anomaly offHours() {
        return new Anomaly(
                "off-hours",
                "svc-import",
                Severity.LOW,
                "svc-import worked at 02:13, 5 hours before its day.",
                Instant.parse("2026-11-21T02:13:07Z").getEpochSecond() * 1_000_000,
                new Attribution("svc-import", AttributionGrade.HEURISTIC, AttributionSource.ACTOR_COLUMN),
                List.of(
                        new Anomaly.Measure("hours before its day", "5", "0", "hours", 31),
                        new Anomaly.Measure("changes", "1", "", "changes", 0)),
                List.of(new Anomaly.Measure("distance", "3", "", "hours", 0)),
                List.of(12L),
                1,
                List.of());
    }

    private static Anomaly uncaptured() {
        return new Anomaly(
                "image-break",
                "customers",
                Severity.HIGH,
                "A row of shop.customers differs from its last captured state.",
                Instant.parse("2026-11-22T20:10:00Z").getEpochSecond() * 1_000_000,
                new Attribution("?", AttributionGrade.UNKNOWN, AttributionSource.NONE),
                List.of(),
                List.of(),
                List.of(9L),
                1,
                List.of());
    }

    private static BusinessEvent sale(RuleVersion rule, String total, Standing standing, String because) {
        return new BusinessEvent(
                rule,
                "sale-completed",
                10,
                SALE_MICROS,
                new Attribution("svc-pay", AttributionGrade.CORROBORATED, AttributionSource.SESSION),
                List.of(new ObjectLink("order", "1042", "sold"), new ObjectLink("customer", "33", "buyer")),
                List.of(new EventAttribute("total", EventAttribute.Kind.NUMBER, total)),
                Confidence.MEDIUM,
                standing,
                because,
                List.of(10L, 12L),
                List.of(
                        new ConditionOutcome(
                                "order: status:*->sold",
                                ConditionOutcome.Result.HOLDS,
                                "orders/1042 in E10",
                                List.of(10L)),
                        new ConditionOutcome(
                                "payments: at least 1 payment", ConditionOutcome.Result.WEAKENS, "0 rows", List.of())));
    }

    private static CommandRun explain(String... words) {
        return CommandRun.of(Stream.concat(Stream.of("explain", "--store", store.toString()), Stream.of(words))
                .toArray(String[]::new));
    }

    @TestFactory
    Stream<DynamicTest> explainSaysExactlyWhatWasReviewed() {
        return Stream.of("A1", "A2", "A1 -o md", "B1", "T5", "T13 --no-llm", "E12", "E9", "E12 -o json")
                .map(words -> DynamicTest.dynamicTest(words, () -> {
                    CommandRun run = explain(words.split(" ", -1));
                    GoldenText.of("cli/explain_" + words.replaceAll("[^A-Za-z0-9.@-]+", "_") + ".txt")
                            .isSaidBy(("$ auditctl explain " + words + "\n" + run.out() + "--- stderr\n" + run.err()
                                            + "--- exit " + run.exitCode() + "\n")
                                    .replace(store.toString(), "SHOP"));
                }));
    }

    @Test
    void everySentenceMadeOfFactsSaysWhatItRestsOnAndThatIsThere() throws IOException {
        for (String id : List.of("A1", "A2", "B1", "T5", "T13", "E12", "E9")) {
            JsonNode item =
                    JSON.readTree(explain(id, "-o", "json").out()).get("items").get(0);
            List<String> cites = new ArrayList<>();
            item.get("sections")
                    .forEach(section -> section.get("sentences").forEach(sentence -> {
                        boolean isFact = sentence.get("from").asText().equals("facts");
                        boolean mayStandAlone = List.of("coverage", "changes", "means", "conditions")
                                .contains(section.get("topic").asText());
                        if (isFact && !mayStandAlone) {
                            assertThat(sentence.get("cites"))
                                    .as(sentence.toString())
                                    .isNotEmpty();
                        }
                        if (!isFact) {
                            assertThat(sentence.get("cites"))
                                    .as(sentence.toString())
                                    .isEmpty();
                        }
                        sentence.get("cites").forEach(cited -> cites.add(cited.asText()));
                    }));
            for (String cited : cites) {
                assertThat(CommandRun.of("show", cited, "--store", store.toString())
                                .exitCode())
                        .as(cited)
                        .isZero();
            }
        }
    }

    @Test
    void nobodyIsNamedWhereNobodyIsKnown() {
        assertThat(explain("A2").out()).contains("Who did it is not known (attribution: unknown). [E9]");
    }

    @Test
    void whatIsNotThereAndWhatDidNotHappenIsRefused() {
        for (String missing : Arrays.asList("A99", "B99", "T99", "E9999")) {
            assertThat(explain(missing).exitCode()).as(missing).isEqualTo(7);
        }
        assertThat(explain("G1").exitCode()).isEqualTo(2);
        assertThat(explain("shop.orders/1042").exitCode()).isEqualTo(2);
        assertThat(explain("sale").exitCode()).isEqualTo(2);
        assertThat(explain("A1", "-o", "csv").exitCode()).isEqualTo(2);
    }
}
