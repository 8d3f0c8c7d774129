package io.auditworkbench.synth;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.change.RowImage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopGeneratorTest {

    @Test
    void sameSeedGivesTheSameShop() {
        // Given
        ShopOptions options = ShopOptions.of(5, 30);

        // When
        List<ShopTransaction> first = all(new ShopGenerator(7, options));
        List<ShopTransaction> second = all(new ShopGenerator(7, options));

        // Then
        assertThat(first).hasSizeGreaterThan(500).isEqualTo(second);
        assertThat(all(new ShopGenerator(8, options))).isNotEqualTo(first);
    }

    @Test
    void commitsAreInOrderAndCounted() {
        // Given, When
        List<ShopTransaction> shop = all(new ShopGenerator(7, ShopOptions.demo()));

        // Then
        assertThat(shop).extracting(ShopTransaction::commitMicros).isSorted().doesNotHaveDuplicates();
        List<Long> ordinals = shop.stream()
                .filter(ShopTransaction::isLogged)
                .map(ShopTransaction::ordinal)
                .toList();
        assertThat(ordinals.getFirst()).isEqualTo(1);
        assertThat(ordinals.getLast()).isEqualTo(ordinals.size());
        assertThat(ordinals).isSorted();
        assertThat(shop)
                .allSatisfy(transaction -> assertThat(transaction.changes()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 1_000, 4_711})
    void everyChangeWouldBeTakenByADatabase(long seed) {
        // Given
        ShopTally tally = new ShopTally();
        ShopGenerator shop = new ShopGenerator(seed, ShopOptions.demo());

        // When
        shop.opening().forEach(tally::apply);
        shop.forEachRemaining(transaction -> transaction.changes().forEach(tally::apply));

        // Then
        assertThat(tally.refusals()).isEmpty();
        ShopTables.all()
                .forEach(table -> assertThat(tally.rows(table.name().table())).isNotEmpty());
    }

    @Test
    void honestShopBalances() {
        // Given
        ShopGenerator shop = new ShopGenerator(11, ShopOptions.demo().withPlantsPerKind(0));
        Map<String, Long> stock = new HashMap<>();
        ShopTally tally = new ShopTally();
        shop.opening().forEach(tally::apply);
        tally.rows("stock").values().forEach(row -> stock.put(cell(row), number(row, 2)));

        // When
        shop.forEachRemaining(transaction -> transaction.changes().forEach(tally::apply));
        tally.rows("stock_movements")
                .values()
                .forEach(row -> stock.merge(text(row, 1) + "," + text(row, 2), number(row, 3), Long::sum));

        // Then
        tally.rows("stock").values().forEach(row -> {
            assertThat(number(row, 2)).isEqualTo(stock.get(cell(row))).isNotNegative();
        });
        List<Long> numbers = tally.rows("invoices").values().stream()
                .map(row -> number(row, 1))
                .sorted()
                .toList();
        assertThat(numbers.getLast() - numbers.getFirst() + 1).isEqualTo(numbers.size());
    }

    @Test
    void longerHistoryHasEveryKindBothWays() {
        // Given, When
        Map<PlantKind, Integer> incidents = new EnumMap<>(PlantKind.class);
        Map<PlantKind, Integer> lookAlikes = new EnumMap<>(PlantKind.class);
        Set<BusinessKind> business = new HashSet<>();
        new ShopGenerator(3, ShopOptions.of(60, 60))
                .forEachRemaining(transaction -> transaction.facts().forEach(fact -> {
                    switch (fact) {
                        case ShopFact.Business done -> business.add(done.what());
                        case ShopFact.Planted planted ->
                            (planted.isIncident() ? incidents : lookAlikes).merge(planted.what(), 1, Integer::sum);
                    }
                }));

        // Then
        assertThat(incidents)
                .containsOnlyKeys(PlantKind.values())
                .allSatisfy((_, count) -> assertThat(count).isGreaterThanOrEqualTo(3));
        assertThat(lookAlikes).containsOnlyKeys(PlantKind.values());
        assertThat(business).containsExactlyInAnyOrder(BusinessKind.values());
    }

    @Test
    void everyStoryOfTheDemoIsThereWithItsLookAlike() {
        // Given, When
        List<ShopFact.Planted> planted = all(new ShopGenerator(7, ShopOptions.demo())).stream()
                .flatMap(transaction -> transaction.facts().stream())
                .filter(ShopFact.Planted.class::isInstance)
                .map(ShopFact.Planted.class::cast)
                .toList();

        // Then
        for (PlantKind kind : List.of(
                PlantKind.SELF_APPROVED_REFUND,
                PlantKind.PRICE_LOWERED_AROUND_ORDER,
                PlantKind.MASS_DELETE,
                PlantKind.REINSERTED_WITH_CHANGES,
                PlantKind.NUMBER_GAP)) {
            assertThat(planted).anyMatch(fact -> fact.what() == kind && fact.isIncident());
            assertThat(planted).anyMatch(fact -> fact.what() == kind && !fact.isIncident());
        }
    }

    @Test
    void peopleOfAnHonestShopKeepTheirHours() {
        // Given
        ShopPeople people = new ShopPeople();
        Map<String, Shift> hours = new HashMap<>();
        people.all().forEach(person -> hours.put(person.actor().login(), person.shift()));

        // When
        List<ShopTransaction> shop = all(new ShopGenerator(5, ShopOptions.demo().withPlantsPerKind(0)));

        // Then
        assertThat(shop)
                .filteredOn(transaction -> transaction.actor().isPerson())
                .hasSizeGreaterThan(1_000)
                .allMatch(transaction -> hours.get(transaction.actor().login()).includes(transaction.commitMicros()));
    }

    private static List<ShopTransaction> all(ShopGenerator shop) {
        List<ShopTransaction> transactions = new ArrayList<>();
        shop.forEachRemaining(transactions::add);
        return transactions;
    }

    private static String cell(RowImage row) {
        return text(row, 0) + "," + text(row, 1);
    }

    private static String text(RowImage row, int index) {
        return row.get(index).text();
    }

    private static long number(RowImage row, int index) {
        return Long.parseLong(text(row, index));
    }
}
