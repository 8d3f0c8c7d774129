package io.auditworkbench.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselineDiffTest {

    @Test
    void scoreIsZeroForTheSameShareOfMoreEvents() {
        assertThat(BaselineDiff.score(10, 100, 1_000, 10_000)).isCloseTo(0, within(1e-9));
        assertThat(BaselineDiff.score(0, 100, 0, 10_000)).isZero();
    }

    @Test
    void scoreIsThatOfTheLogLikelihoodRatio() {
        // Dunning 1993: "the swiss" 110 times, "the" without "swiss" 2,442, "swiss" without "the" 111, neither 29,114
        assertThat(BaselineDiff.score(110, 110 + 2_442, 111, 111 + 29_114)).isCloseTo(270.72, within(0.01));
    }

    @Test
    void scoreGrowsWithTheNumberOfEventsAndIsNoneWithoutAny() {
        double few = BaselineDiff.score(2, 10, 1, 10);
        double many = BaselineDiff.score(200, 1_000, 100, 1_000);

        assertThat(many).isGreaterThan(few * 50);
        assertThat(BaselineDiff.score(5, 10, 0, 0)).isZero();
    }
}
