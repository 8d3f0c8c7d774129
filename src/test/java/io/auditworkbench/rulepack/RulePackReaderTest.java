package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RulePackReaderTest {

    private static final RulePackReader READER = new RulePackReader(BuiltIn.vocabulary());

    private static final String GOOD = """
            id: sale
            title: Sale
            version: 2
            status: test
            level: low
            description: An order became sold.
            tags: [orders]
            subject: order
            start:
              entity: order
              when: status:*->sold
            parts:
              - {name: lines, entity: order_line, scope: as-of-start, at-least: 1}
              - {name: payments, entity: payment, when: "status:received", scope: {within: {before: 30d, after: 15m}}}
            checks:
              - {name: total-equals-lines, left: start.total, right: "sum(lines.quantity * lines.unit_price)"}
            emit:
              type: sale-made
              confidence: high
              objects:
                - {type: order, id: start.id, qualifier: sold}
              attributes:
                total: start.total
            corrections:
              - {do: withdraws, entity: order, when: "status:sold->new", within: 1d, because: set back}
            """;

    private static ReadRule read(String text) {
        return READER.read(PackFile.of("sale.yaml", text));
    }

    private static List<String> problems(String text) {
        return switch (read(text)) {
            case ReadRule.Readable _ -> List.of();
            case ReadRule.Refused(var _, List<PackProblem> problems) ->
                problems.stream().map(PackProblem::toString).toList();
        };
    }

    @Test
    void readTakesEverythingThatTheFileSays() {
        // When
        ReadRule read = read(GOOD);

        // Then
        assertThat(read).isInstanceOfSatisfying(ReadRule.Readable.class, readable -> {
            Rule rule = readable.rule();
            assertThat(rule.header().version()).isEqualTo(2);
            assertThat(rule.header().status()).isEqualTo(Rule.Status.TEST);
            assertThat(rule.header().tags()).containsExactly("orders");
            assertThat(rule.version().sha256()).hasSize(64);
            assertThat(rule.subject()).isEqualTo("order");
            assertThat(rule.start()).isEqualTo(new Rule.Start("order", "status:*->sold"));
            assertThat(rule.parts())
                    .containsExactly(
                            new Rule.Part(
                                    "lines",
                                    "order_line",
                                    "",
                                    Map.of(),
                                    new Rule.Scope.AsOfStart(),
                                    1,
                                    null,
                                    Rule.Need.REQUIRED),
                            new Rule.Part(
                                    "payments",
                                    "payment",
                                    "status:received",
                                    Map.of(),
                                    new Rule.Scope.Within(Duration.ofDays(30), Duration.ofMinutes(15)),
                                    0,
                                    null,
                                    Rule.Need.OPTIONAL));
            assertThat(rule.checks()).hasSize(1);
            assertThat(rule.emission().confidence()).isEqualTo(Confidence.HIGH);
            assertThat(rule.corrections())
                    .containsExactly(new Rule.Correction(
                            Rule.Correction.Kind.WITHDRAWS,
                            "order",
                            "status:sold->new",
                            Duration.ofDays(1),
                            "set back"));
        });
    }

    private record Refusal(String what, String good, String bad, String problem) {}

    private static final List<Refusal> REFUSALS = List.of(new Refusal(
            "unknown key",
            "title: Sale",
            "title: Sale\ntitel: Sale",
            "sale.yaml:3:1: the rule has no field \"titel\". Right: Did you mean title?"));

    @TestFactory
    Stream<DynamicTest> readRefusesWithThePlaceAndWhatWouldBeRight() {
        return REFUSALS.stream()
                .map(refusal -> DynamicTest.dynamicTest(refusal.what(), () -> {
                    assertThat(GOOD).contains(refusal.good());
                    assertThat(problems(GOOD.replace(refusal.good(), refusal.bad())))
                            .containsExactly(refusal.problem());
                }));
    }
}
