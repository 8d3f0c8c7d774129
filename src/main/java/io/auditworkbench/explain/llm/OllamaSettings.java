package io.auditworkbench.explain.llm;

import java.time.Duration;
import java.util.Objects;

/// Which server and model, and how it is asked.
///
/// - **Shape**: `firstHead` bounds the wait for the head of the first answer, when the server may load the model,
///   `laterHead` that of any other; `stall` the wait between two pieces; `backoff` how long a busy server is left alone
///   first. `contextTokens` is sent with every call: another number makes the server load the model anew.
public record OllamaSettings(
        String url,
        String model,
        int contextTokens,
        double temperature,
        int seed,
        Duration firstHead,
        Duration laterHead,
        Duration stall,
        Duration backoff) {

    public OllamaSettings {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(model, "model");
    }

    /// What is usual of a server: a model of some gigabytes is loaded within five minutes.
    public static OllamaSettings of(
            String url, String model, int contextTokens, double temperature, int seed, Duration stall) {
        return new OllamaSettings(
                url,
                model,
                contextTokens,
                temperature,
                seed,
                Duration.ofSeconds(300),
                Duration.ofSeconds(60),
                stall,
                Duration.ofMillis(500));
    }
}
