package io.auditworkbench.mcp;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The arguments of one call; what does not fit is refused with what would.
///
/// - **Errors**: `BAD_USAGE`.
record Arguments(Map<String, Object> values) {

    private static final int LONGEST = 20_000;

    Arguments {
        values = Map.copyOf(withoutNulls(values));
    }

    private static Map<String, Object> withoutNulls(Map<String, Object> given) {
        Map<String, Object> kept = new java.util.HashMap<>(given);
        kept.values().removeIf(java.util.Objects::isNull);
        return kept;
    }

    /// Refuses arguments that the tool does not know.
    void requireKnown(Set<String> known) {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!known.contains(name)) {
                throw bad(
                        "There is no argument \"" + name + "\".",
                        known.isEmpty()
                                ? "The tool takes none."
                                : "Its arguments are " + String.join(", ", new TreeSet<>(known)) + ".");
            }
        }
    }

    @Nullable
    Object value(String name) {
        return values.get(name);
    }

    Optional<String> text(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(capped(name, text)).filter(each -> !each.isBlank());
            default -> throw bad("\"" + name + "\" is not a text.", "Give it in quotes.");
        };
    }

    String required(String name) {
        return text(name).orElseThrow(() -> bad("\"" + name + "\" is missing.", "Say it."));
    }

    boolean isSet(String name) {
        return switch (values.get(name)) {
            case null -> false;
            case Boolean truth -> truth;
            default -> throw bad("\"" + name + "\" is neither true nor false.", "Give true or false.");
        };
    }

    /// A number from 1 to `most`, which is also taken for a larger one.
    int count(String name, int usual, int most) {
        return switch (values.get(name)) {
            case null -> Math.min(usual, most);
            case Integer number when number >= 1 -> Math.min(number, most);
            case Long number when number >= 1 -> (int) Math.min(number, most);
            default -> throw bad("\"" + name + "\" is not a whole number above 0.", "Give 1 to " + most + ".");
        };
    }

    /// A list of texts; one text alone is a list of one.
    List<String> texts(String name, int most) {
        List<?> given = switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            case String text -> List.of(text);
            default -> throw bad("\"" + name + "\" is not a list of texts.", "Give [\"…\"].");
        };
        if (given.size() > most) {
            throw bad("\"" + name + "\" has more than " + most + " entries.", "Ask in parts.");
        }
        return given.stream().map(each -> text(name, each)).toList();
    }

    private static String text(String name, @Nullable Object each) {
        if (each instanceof String text) {
            return capped(name, text);
        }
        throw bad("\"" + name + "\" holds something that is not a text.", "Give [\"…\"].");
    }

    private static String capped(String name, String text) {
        if (text.length() > LONGEST) {
            throw bad("\"" + name + "\" is longer than " + LONGEST + " characters.", "Say it in fewer.");
        }
        return text;
    }

    static WorkbenchException bad(String happened, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
    }
}
