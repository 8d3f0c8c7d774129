package io.auditworkbench.desktop.settings;

import java.util.List;
import java.util.Objects;

/// Something that can be set.
///
/// - **Shape**: `key` is its key in the settings' file; one of `words` is its value, and `usual` the one that holds
///   while nobody chose.
record Setting(String key, Group group, List<String> words, String usual) {

    /// The groups of the page, in its order.
    enum Group {
        APPEARANCE,
        TIMES,
        KEYS
    }

    Setting {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(group, "group");
        words = List.copyOf(words);
        if (!words.contains(usual)) {
            throw new IllegalArgumentException(key + " is usually " + usual + ", which cannot be chosen");
        }
    }
}
