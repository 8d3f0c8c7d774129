package io.auditworkbench.workbench.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The texts of a bundle that are the same but for a few words: `{name}` stands for one of them.
final class BundleTexts {

    private BundleTexts() {}

    /// A text of the program, filled.
    static String fill(String name, Map<String, String> words) {
        String text = read(name);
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace("{" + word.getKey() + "}", word.getValue());
        }
        return text;
    }

    /// A text of the program as it is.
    static String read(String name) {
        try (InputStream in = BundleTexts.class.getResourceAsStream("/evidence/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
