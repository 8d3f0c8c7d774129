package io.auditworkbench.rulepack;

import io.auditworkbench.filter.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Gathers what is wrong with one file.
///
/// - **Threading**: one thread.
final class Problems {

    private static final int MOST = 100;

    private final String file;
    private final List<PackProblem> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    void add(Place place, String message, String whatWouldBeRight) {
        if (found.size() < MOST) {
            found.add(new PackProblem(file, place.line(), place.column(), message, whatWouldBeRight));
        }
    }

    /// Says that a word is not one of the known ones, and which one was probably meant.
    void unknown(Place place, String message, String word, Collection<String> known) {
        List<String> close = Spelling.closest(word, known);
        add(place, message, close.isEmpty() ? oneOf(known) : "perhaps " + Spelling.either(close));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<PackProblem> inOrder() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(PackProblem::line).thenComparingInt(PackProblem::column))
                .toList();
    }

    /// `a, b or c`.
    static String oneOf(Collection<String> words) {
        List<String> all = List.copyOf(words);
        if (all.isEmpty()) {
            return "nothing here";
        }
        String last = all.getLast();
        return all.size() == 1 ? last : String.join(", ", all.subList(0, all.size() - 1)) + " or " + last;
    }
}
