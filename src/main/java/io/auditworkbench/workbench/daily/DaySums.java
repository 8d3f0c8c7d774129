package io.auditworkbench.workbench.daily;

import io.auditworkbench.model.event.EventAttribute;
import io.auditworkbench.store.ConclusionLog.Valued;
import io.auditworkbench.workbench.daily.DayFacts.Sum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/// Adds up what the business events of a day are worth, exactly, and notes which of them are named.
///
/// - **Shape**: added are the numbers `total`, `amount`, `quantity` and `change`, apart for each `currency` that an
///   event says; a change of a price is the difference of a price, and no sum of such means anything. Named are the
///   first events about roles and users, and of every other topic with a number the largest.
final class DaySums {

    private static final Set<String> ADDED = Set.of("total", "amount", "quantity", "change");
    private static final Set<String> NOT_ADDED = Set.of("price-changed");
    private static final int ROLES_NAMED = 20;
    private static final int LARGEST_NAMED = 3;

    private final Map<String, Map<Key, Adding>> byType = new HashMap<>();
    private final Map<String, PriorityQueue<Sized>> largest = new HashMap<>();
    private final List<Long> roles = new ArrayList<>();

    private record Key(String attribute, String currency) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::attribute)
                    .thenComparing(Key::currency)
                    .compare(this, other);
        }
    }

    /// Of two as large the earlier one is named.
    private record Sized(BigDecimal size, long number) implements Comparable<Sized> {
        @Override
        public int compareTo(Sized other) {
            int bySize = size.compareTo(other.size);
            return bySize == 0 ? Long.compare(other.number, number) : bySize;
        }
    }

    private static final class Adding {
        private BigDecimal sum = BigDecimal.ZERO;
        private long events;
        private long without;
    }

    void add(Valued event) {
        if (DayTopic.of(event.type()) == DayTopic.ROLES && roles.size() < ROLES_NAMED) {
            roles.add(event.number());
        }
        String currency = event.attributes().stream()
                .filter(attribute -> attribute.name().equals("currency"))
                .map(EventAttribute::text)
                .findFirst()
                .orElse("");
        boolean isSized = false;
        for (EventAttribute attribute : event.attributes()) {
            if (ADDED.contains(attribute.name())) {
                Optional<BigDecimal> number = number(attribute);
                if (!isSized && number.isPresent()) {
                    size(event, number.get());
                    isSized = true;
                }
                if (!NOT_ADDED.contains(event.type())) {
                    add(event.type(), new Key(attribute.name(), currency), number);
                }
            }
        }
    }

    private void add(String type, Key key, Optional<BigDecimal> number) {
        Adding adding = byType.computeIfAbsent(type, _ -> new TreeMap<>()).computeIfAbsent(key, _ -> new Adding());
        if (number.isEmpty()) {
            adding.without++;
            return;
        }
        adding.sum = adding.sum.add(number.get());
        adding.events++;
    }

    private void size(Valued event, BigDecimal number) {
        PriorityQueue<Sized> few = largest.computeIfAbsent(event.type(), _ -> new PriorityQueue<>());
        few.add(new Sized(number.abs(), event.number()));
        if (few.size() > LARGEST_NAMED) {
            few.poll();
        }
    }

    private static Optional<BigDecimal> number(EventAttribute attribute) {
        boolean isNumber = attribute.kind() == EventAttribute.Kind.NUMBER
                && !attribute.text().isEmpty();
        return isNumber ? Optional.of(new BigDecimal(attribute.text())) : Optional.empty();
    }

    /// The sums of a type.
    List<Sum> of(String type) {
        return byType.getOrDefault(type, Map.of()).entrySet().stream()
                .map(entry -> new Sum(
                        entry.getKey().attribute(),
                        entry.getKey().currency(),
                        entry.getValue().sum.toPlainString(),
                        entry.getValue().events,
                        entry.getValue().without))
                .toList();
    }

    /// The numbers of the events that are named, in order.
    List<Long> named() {
        List<Long> named = new ArrayList<>(roles);
        largest.values().forEach(few -> few.forEach(sized -> named.add(sized.number())));
        return named.stream().distinct().sorted().toList();
    }
}
