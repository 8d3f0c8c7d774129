package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.NarrationModel;
import io.auditworkbench.explain.llm.OllamaModel;
import io.auditworkbench.explain.llm.OllamaSettings;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.audit.AuditDesk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An open store, and a scripted model that may be asked about it.
final class NarratedStore implements AutoCloseable {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final StoreReading reading;

    NarratedStore(Path store, ScriptedOllama server) {
        this(store, ModelSettings.USUAL.withModel(ScriptedOllama.MODEL), server);
    }

    NarratedStore(Path store, ModelSettings settings, ScriptedOllama server) {
        this(store, settings, server.url());
    }

    /// Asks the server of the settings.
    NarratedStore(Path store, ModelSettings settings) {
        this(store, settings, settings.url());
    }

    private NarratedStore(Path store, ModelSettings settings, String url) {
        NarrationModel model = new OllamaModel(
                OllamaSettings.of(url, settings.model(), settings.contextTokens(), 0, 42, Duration.ofSeconds(20)),
                executor);
        reading = StoreReading.of(
                Store.openForReading(store),
                new Masker(MaskingPolicy.KEEP_EVERYTHING),
                CLOCK,
                new ModelAccess(() -> settings, _ -> {}, _ -> model, file -> AuditDesk.beside(file, CLOCK)));
    }

    StoreReading reading() {
        return reading;
    }

    Narrator narrator() {
        return reading.narrator();
    }

    @Override
    public void close() {
        reading.close();
        executor.shutdownNow();
    }
}
