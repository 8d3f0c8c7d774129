package io.auditworkbench.rulepack;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.infer.Vocabulary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RuleSamplesTest {

    private static final Vocabulary WORDS = BuiltIn.vocabulary();
    private static final RuleSamples SAMPLES = new RuleSamples(WORDS);

    @TestFactory
    Stream<DynamicTest> everySampleOfEveryBuiltInRuleComesOutAsExpected() {
        return readable()
                .flatMap(rule -> SAMPLES.run(rule).stream()
                        .map(outcome -> DynamicTest.dynamicTest(
                                rule.rule().header().id() + ": "
                                        + outcome.sample().name(),
                                () -> assertThat(outcome.differences()).isEmpty())));
    }

    @Test
    void everyBuiltInRuleHasMatchesAndNearMisses() {
        assertThat(readable()).allSatisfy(rule -> {
            assertThat(rule.samples())
                    .anySatisfy(sample -> assertThat(sample.expected()).isNotEmpty());
            assertThat(rule.samples())
                    .anySatisfy(sample -> assertThat(sample.expected()).isEmpty());
            assertThat(rule.rule().corrections().isEmpty()
                            || rule.samples().stream()
                                    .anyMatch(sample -> sample.name().startsWith("correction, ")))
                    .as("a sample of a correction of " + rule.file())
                    .isTrue();
        });
    }

    @Test
    void runSaysWhatIsDifferent() {
        // Given
        PackFile file = PackFile.of("price.yaml", """
                id: price
                title: Price
                version: 1
                status: test
                level: low
                description: A price changed.
                start: {entity: product, when: "changed:price"}
                emit: {type: price, confidence: high, objects: [{type: product, id: start.id, qualifier: priced}]}
                tests:
                  - name: wrong object
                    transactions:
                      - changes: [{update: product, row: {id: 1, price: 1.00}, to: {price: 2.00}}]
                    expect: [{objects: ["product:2 priced"], attributes: {to: 2.00}, confidence: low}]
                  - name: nothing expected
                    transactions:
                      - changes: [{update: product, row: {id: 1, price: 1.00}, to: {price: 2.00}}]
                    expect: []
                """);

        // When
        ReadRule read = new RulePackReader(WORDS).read(file);

        // Then
        assertThat(read)
                .isInstanceOfSatisfying(
                        ReadRule.Accepted.class,
                        rule -> assertThat(SAMPLES.run(rule))
                                .extracting(RuleSamples.Outcome::differences)
                                .containsExactly(
                                        List.of(
                                                "expected objects [product:2 priced], got [product:1 priced]",
                                                "expected to 2.00, got nothing",
                                                "expected confidence low, got high"),
                                        List.of("expected 0 events, got 1 event [price [product:1 priced] stands]")));
    }

    private static Stream<ReadRule.Accepted> readable() {
        return new RulePackReader(WORDS)
                .read(BuiltIn.rules()).stream()
                        .filter(ReadRule.Accepted.class::isInstance)
                        .map(ReadRule.Accepted.class::cast);
    }
}
