package io.auditworkbench.capture.envelope;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One JSON value as it was written: numbers keep their digits, so nothing is rounded before its type is known.
sealed interface JsonValue {

    /// A string.
    record Text(String value) implements JsonValue {}

    /// A number as spelled; its grammar has been checked, its size has not.
    record Digits(String text) implements JsonValue {}

    /// A literal.
    enum Literal implements JsonValue {
        TRUE,
        FALSE,
        NULL
    }

    /// An array.
    record Items(List<JsonValue> values) implements JsonValue {}

    /// An object; names are unique and in the order of the text.
    record Members(Map<String, JsonValue> values) implements JsonValue {

        /// The member of that name, null when there is none or it is `null`.
        @Nullable
        JsonValue get(String name) {
            JsonValue value = values.get(name);
            return value == Literal.NULL ? null : value;
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        /// The member as text, null when it is missing or not a string.
        @Nullable
        String text(String name) {
            return values.get(name) instanceof Text text ? text.value() : null;
        }

        /// The member as an object, null when it is missing or not an object.
        @Nullable
        Members members(String name) {
            return values.get(name) instanceof Members members ? members : null;
        }

        /// The member's elements, empty when it is missing or not an array.
        List<JsonValue> items(String name) {
            return values.get(name) instanceof Items items ? items.values() : List.of();
        }

        /// The member as a whole number, also when it is one inside a string (CloudEvents attributes are), else null.
        @Nullable
        Long whole(String name) {
            JsonValue value = values.get(name);
            String digits = value instanceof Digits number ? number.text() : text(name);
            try {
                return digits == null ? null : Long.valueOf(digits);
            } catch (NumberFormatException _) {
                return null;
            }
        }

        boolean isTrue(String name) {
            return values.get(name) == Literal.TRUE;
        }
    }
}
