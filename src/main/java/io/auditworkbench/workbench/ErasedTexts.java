package io.auditworkbench.workbench;

import io.auditworkbench.workbench.text.JsonText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// Takes erased values out of texts that were made from them.
///
/// - **Shape**: a value of five characters and more is replaced wherever it stands, as it is and as JSON spells it; a
///   shorter one, which may be part of any word, only where it is a whole JSON text. Each value becomes
///   `(erased 3.1)`: the erasure, and which of its values.
/// - **Threading**: immutable.
final class ErasedTexts implements UnaryOperator<String> {

    private static final int SHORTEST_ANYWHERE = 5;

    private record Replacement(String from, String to) {}

    private final List<Replacement> replacements = new ArrayList<>();

    ErasedTexts(Set<String> values, long erasure) {
        int number = 0;
        for (String value : values) {
            String to = "(erased " + erasure + "." + ++number + ")";
            String json = JsonText.compact(value);
            String inJson = json.substring(1, json.length() - 1);
            replacements.add(new Replacement(json, '"' + to + '"'));
            if (value.length() >= SHORTEST_ANYWHERE) {
                replacements.add(new Replacement(inJson, to));
                replacements.add(new Replacement(value, to));
            }
        }
        // one value may be part of another
        replacements.sort(
                Comparator.comparingInt((Replacement each) -> each.from().length())
                        .reversed());
    }

    @Override
    public String apply(String text) {
        String cleaned = text;
        for (Replacement each : replacements) {
            if (cleaned.contains(each.from())) {
                cleaned = cleaned.replace(each.from(), each.to());
            }
        }
        return cleaned;
    }
}
