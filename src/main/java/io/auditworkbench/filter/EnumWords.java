package io.auditworkbench.filter;

import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.finding.Severity;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words of a closed vocabulary and what each stands for.
///
/// - **Shape**: lower-case words; the first one for a constant is its canonical spelling.
record EnumWords<E extends Enum<E>>(Map<String, Set<E>> words) {

    static final EnumWords<Operation> OPERATIONS = operations();
    static final EnumWords<Flag> FLAGS = spelledOut(Flag.class);
    static final EnumWords<Severity> SEVERITIES = spelledOut(Severity.class);
    static final EnumWords<FilterTerm.Aspect> ASPECTS = spelledOut(FilterTerm.Aspect.class);
    static final EnumWords<DayOfWeek> DAYS = days();

    Optional<Set<E>> read(String word) {
        return Optional.ofNullable(words.get(word.toLowerCase(Locale.ROOT)));
    }

    String write(E constant) {
        return words.entrySet().stream()
                .filter(entry -> entry.getValue().equals(EnumSet.of(constant)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    boolean hasWordStartingWith(String beginning) {
        String folded = beginning.toLowerCase(Locale.ROOT);
        return words.keySet().stream().anyMatch(word -> word.startsWith(folded));
    }

    /// The words worth showing: no one-letter forms.
    List<String> shown() {
        return words.keySet().stream().filter(word -> word.length() > 1).toList();
    }

    private static EnumWords<Operation> operations() {
        Map<String, Set<Operation>> words = new LinkedHashMap<>(spelledOut(Operation.class).words);
        words.put("write", EnumSet.of(Operation.INSERT, Operation.UPDATE, Operation.DELETE));
        words.put("i", EnumSet.of(Operation.INSERT));
        words.put("u", EnumSet.of(Operation.UPDATE));
        words.put("d", EnumSet.of(Operation.DELETE));
        words.put("s", EnumSet.of(Operation.SNAPSHOT));
        words.put("x", EnumSet.of(Operation.DDL));
        return new EnumWords<>(words);
    }

    private static EnumWords<DayOfWeek> days() {
        Map<String, Set<DayOfWeek>> words = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            words.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), EnumSet.of(day));
        }
        words.putAll(spelledOut(DayOfWeek.class).words);
        return new EnumWords<>(words);
    }

    private static <E extends Enum<E>> EnumWords<E> spelledOut(Class<E> type) {
        Map<String, Set<E>> words = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            words.put(constant.name().toLowerCase(Locale.ROOT), EnumSet.of(constant));
        }
        return new EnumWords<>(words);
    }
}
