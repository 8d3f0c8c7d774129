package io.auditworkbench.workbench.explanation;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/// Which language model is asked, and how.
///
/// - **Shape**: `model` is empty when none is set up. `contextTokens` is the same for every call, because another
///   number makes the server load the model anew. `total` bounds one call; `stall` the time between two pieces.
public record ModelSettings(
        String url,
        String model,
        int contextTokens,
        Duration total,
        Duration stall,
        double temperature,
        int seed,
        Reach reach,
        Values values) {

    /// Where nothing else is set.
    public static final ModelSettings USUAL = new ModelSettings(
            "http://127.0.0.1:11434",
            "",
            4_096,
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            0,
            42,
            Reach.THIS_COMPUTER,
            Values.SHOWN);

    /// How many tokens an answer may have.
    static final int MOST_TOKENS = 700;

    private static final double PROMPT_SHARE = 0.6;
    private static final int BYTES_PER_TOKEN = 3;

    public ModelSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(total, "total");
        Objects.requireNonNull(stall, "stall");
        Objects.requireNonNull(reach, "reach");
        Objects.requireNonNull(values, "values");
    }

    /// Where the server may be: elsewhere than on this computer only when somebody said so, because data leaves it
    /// then.
    public enum Reach {
        THIS_COMPUTER,
        ANYWHERE
    }

    /// Whether a model sees what people wrote: names, texts and keys.
    public enum Values {
        SHOWN,
        /// It sees marks in their place, which are put back into its answer here.
        HIDDEN
    }

    /// Whether a model was chosen.
    public boolean hasModel() {
        return !model.isEmpty();
    }

    /// The same with another model.
    public ModelSettings withModel(String other) {
        return new ModelSettings(url, other, contextTokens, total, stall, temperature, seed, reach, values);
    }

    /// The same with another bound of one call.
    public ModelSettings withTotal(Duration other) {
        return new ModelSettings(url, model, contextTokens, other, stall, temperature, seed, reach, values);
    }

    /// How many bytes a prompt may have, so that the server cuts nothing of it.
    int mostPromptBytes() {
        return (int) (contextTokens * PROMPT_SHARE * BYTES_PER_TOKEN);
    }

    /// Everything of it that an answer depends on, apart from the model.
    String options() {
        return String.format(
                Locale.ROOT,
                "context=%d predict=%d temperature=%s seed=%d",
                contextTokens,
                MOST_TOKENS,
                temperature,
                seed);
    }
}
