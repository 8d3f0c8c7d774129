package io.auditworkbench.workbench.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.model.event.EventAttribute.Kind;
import io.auditworkbench.store.ConclusionLog.Valued;
import io.auditworkbench.workbench.daily.DayFacts.Sum;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaySumsTest {

    private final DaySums sums = new DaySums();

    private static EventAttribute number(String name, String text) {
        return new EventAttribute(name, Kind.NUMBER, text);
    }

    private static EventAttribute currency(String text) {
        return new EventAttribute("currency", Kind.TEXT, text);
    }

    private void add(long number, String type, EventAttribute... attributes) {
        sums.add(new Valued(number, type, List.of(attributes)));
    }

    @Test
    void everyDigitIsAddedAndEachCurrencyApart() {
        // When
        add(1, "refund-issued", number("amount", "0.10"), currency("EUR"));
        add(2, "refund-issued", number("amount", "0.20"), currency("EUR"));
        add(3, "refund-issued", number("amount", "99999999999999999999.99"), currency("USD"));
        add(4, "refund-issued", number("amount", "1"), currency("USD"));
        add(5, "refund-issued", number("amount", "7.00"));

        // Then
        assertThat(sums.of("refund-issued"))
                .containsExactly(
                        new Sum("amount", "", "7.00", 1, 0),
                        new Sum("amount", "EUR", "0.30", 2, 0),
                        new Sum("amount", "USD", "100000000000000000000.99", 2, 0));
    }

    @Test
    void eventsWhoseNumberIsNotKnownAreCountedApart() {
        add(1, "sale-completed", number("total", "5.00"));
        add(2, "sale-completed", number("total", ""));
        add(3, "sale-completed", new EventAttribute("total", Kind.TEXT, "much"));

        assertThat(sums.of("sale-completed")).containsExactly(new Sum("total", "", "5.00", 1, 2));
    }

    @Test
    void theDifferencesOfPricesAreNotAddedAndTheLargestOfThemAreNamed() {
        // When
        add(1, "price-changed", number("change", "-3"));
        add(2, "price-changed", number("change", "1"));
        add(3, "price-changed", number("change", "2"));
        add(4, "price-changed", number("change", "2"));
        add(5, "price-changed", number("change", "-9"));

        // Then
        assertThat(sums.of("price-changed")).isEmpty();
        assertThat(sums.named()).containsExactly(1L, 3L, 5L);
    }

    @Test
    void theFirstTwentyAboutRolesAreNamed() {
        for (long number = 1; number <= 30; number++) {
            add(number, number % 2 == 0 ? "role-granted" : "user-disabled");
        }

        assertThat(sums.named()).hasSize(20).startsWith(1L, 2L).endsWith(20L);
    }
}
