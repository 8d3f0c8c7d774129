package io.auditworkbench.masking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One fact for a prompt: an object of texts, each made fit for a model when it is put in.
///
/// - **Threading**: one thread until it is in a prompt.
public final class PromptFact {

    private final Map<String, String> texts = new LinkedHashMap<>();

    /// A name, a key, a number or a word that is shown everywhere: `key` is ours, `text` may come from a stranger.
    public PromptFact name(String key, String text) {
        texts.put(Objects.requireNonNull(key, "key"), PromptMasker.fit(text));
        return this;
    }

    /// A value of a row, as the policy lets it be shown.
    public PromptFact value(String key, MaskedText value) {
        return name(key, value.text());
    }

    Map<String, String> texts() {
        return texts;
    }
}
