package io.auditworkbench.explain.claim;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The names that a store knows: tables, columns, actors, checks. One that is not among the facts a claim rests on may
/// not stand in its sentence.
///
/// - **Threading**: immutable.
public final class Vocabulary {

    /// Names that are ordinary words of every sentence, too: they name nothing there.
    private static final Set<String> ORDINARY = Set.of(
            "at", "by", "change", "changed", "changes", "day", "event", "events", "field", "fields", "finding", "from",
            "hour", "id", "in", "is", "it", "key", "kind", "name", "no", "number", "of", "on", "one", "row", "rows",
            "the", "time", "to", "type", "value", "values");

    private final Set<String> names = new HashSet<>();

    private Vocabulary() {}

    /// With these names, in any letter case.
    public static Vocabulary of(Collection<String> names) {
        Vocabulary vocabulary = new Vocabulary();
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.length() > 1 && !ORDINARY.contains(lower)) {
                vocabulary.names.add(lower);
            }
        }
        return vocabulary;
    }

    /// Whether a word, in lower case, is such a name, or its singular or plural.
    boolean has(String word) {
        return Plurals.has(names, word);
    }
}
