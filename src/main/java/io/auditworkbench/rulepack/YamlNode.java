package io.auditworkbench.rulepack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A piece of a YAML file that is still text: nothing is guessed to be a number, a date or a truth value.
///
/// - **Threading**: immutable once read.
sealed interface YamlNode {

    /// Where it begins.
    Place place();

    /// In words: `a text`, `a list`, `fields`.
    String kind();

    /// One text.
    record Scalar(String text, ScalarPlaces places) implements YamlNode {
        @Override
        public Place place() {
            return places.start();
        }

        /// The place of a character of the text.
        Place placeOf(int offset) {
            return places.of(offset);
        }

        /// True where YAML means that nothing is there.
        boolean isNothing() {
            return places.isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String kind() {
            return isNothing() ? "nothing" : "a text";
        }
    }

    /// A list.
    record Items(List<YamlNode> items, Place place) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /// Values by name.
    record Fields(Map<String, Entry> entries, Place place) implements YamlNode {
        public Fields {
            entries = new LinkedHashMap<>(entries);
        }

        @Override
        public String kind() {
            return "fields";
        }
    }

    /// A name and its value.
    record Entry(Scalar name, YamlNode value) {}
}
