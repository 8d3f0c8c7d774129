package io.auditworkbench.desktop.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigatorTest {

    private final Navigator navigator = new Navigator();

    @Test
    void goKeepsFilterAndRangeOnTheWayToAnotherScreen() {
        // Given
        navigator.go(ScreenId.EVENTS);
        navigator.filter("table:orders");
        navigator.range(new TimeRange.Last(Duration.ofHours(1)));

        // When
        navigator.go(ScreenId.TIMELINE);

        // Then
        assertThat(navigator.place())
                .isEqualTo(new Place(ScreenId.TIMELINE, "", "table:orders", new TimeRange.Last(Duration.ofHours(1))));
    }

    @Test
    void backBringsTheFormerFilterAndForwardTheLaterOne() {
        // Given
        navigator.go(ScreenId.EVENTS);
        navigator.filter("op:delete");

        // When
        navigator.back();

        // Then
        assertThat(navigator.place().filter()).isEmpty();
        assertThat(navigator.canGoForwardProperty().get()).isTrue();
        navigator.forward();
        assertThat(navigator.place().filter()).isEqualTo("op:delete");
        assertThat(navigator.canGoForwardProperty().get()).isFalse();
    }

    @Test
    void backSelectsWhatWasSelected() {
        // Given
        navigator.go(ScreenId.EVENTS);
        navigator.select("E7");
        navigator.open("T88");

        // When
        navigator.back();

        // Then
        assertThat(navigator.place().screen()).isEqualTo(ScreenId.EVENTS);
        assertThat(navigator.place().subject()).isEqualTo("E7");
    }

    @Test
    void aNewStepForgetsWhatLayAhead() {
        // Given
        navigator.go(ScreenId.EVENTS);
        navigator.go(ScreenId.RULES);
        navigator.back();

        // When
        navigator.go(ScreenId.SQL);

        // Then
        assertThat(navigator.canGoForwardProperty().get()).isFalse();
        navigator.back();
        assertThat(navigator.place().screen()).isEqualTo(ScreenId.EVENTS);
    }

    @Test
    void anotherStoreHasNoWayBackIntoTheFormerOne() {
        // Given
        navigator.go(ScreenId.EVENTS);

        // When
        navigator.startAt(new Place(ScreenId.OVERVIEW, "", "", TimeRange.everything()));

        // Then
        assertThat(navigator.canGoBackProperty().get()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "E7, EVENTS",
        "#1042, EVENTS",
        "1042, EVENTS",
        "T88, TRANSACTION",
        "t88, TRANSACTION",
        "A17, ANOMALIES",
        "B12, BUSINESS",
        "C3, CASES",
        "G1, HEALTH",
        "shop.orders/1042, ROW_HISTORY",
        "'order_lines/1042,3', ROW_HISTORY"
    })
    void openFindsTheScreenOfAnId(String id, ScreenId screen) {
        navigator.open(id);
        assertThat(navigator.place().screen()).isEqualTo(screen);
        assertThat(navigator.place().subject()).isEqualTo(id);
    }
}
