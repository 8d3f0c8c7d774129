package io.auditworkbench.explain.claim;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Singulars and plurals, as English names of tables have them.
///
/// - **Threading**: stateless.
final class Plurals {

    private Plurals() {}

    /// The other forms that a name may have.
    static List<String> of(String name) {
        return Stream.of(
                        name + "s",
                        name + "es",
                        name.endsWith("s") ? name.substring(0, name.length() - 1) : "",
                        name.endsWith("es") ? name.substring(0, name.length() - 2) : "",
                        name.endsWith("ies") ? name.substring(0, name.length() - 3) + "y" : "",
                        name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : "")
                .filter(form -> form.length() > 1)
                .toList();
    }

    /// Whether a word, or another form of it, is among names.
    static boolean has(Set<String> names, String word) {
        return names.contains(word) || of(word).stream().anyMatch(names::contains);
    }
}
