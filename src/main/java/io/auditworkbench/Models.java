package io.auditworkbench;

import io.auditworkbench.explain.NarrationModel;
import io.auditworkbench.explain.llm.OllamaModel;
import io.auditworkbench.explain.llm.OllamaSettings;
import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.explanation.ModelAccess;
import io.auditworkbench.workbench.explanation.ModelFile;
import io.auditworkbench.workbench.explanation.ModelSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// Makes the language models that are asked for; each once.
final class Models {

    /// Where what is set of models stands, in the folder of settings.
    static final String FILE = "model.properties";

    private final Map<OllamaSettings, NarrationModel> opened = new ConcurrentHashMap<>();
    private final Supplier<ExecutorService> executor;

    private Models(Supplier<ExecutorService> executor) {
        this.executor = executor;
    }

    static ModelAccess of(WorkbenchConfig config, AuditDesks audits, Supplier<ExecutorService> executor) {
        ModelFile file = new ModelFile(config.configFolder().resolve(FILE), config.environment());
        return new ModelAccess(file::read, file::choose, new Models(executor)::open, audits::of);
    }

    private NarrationModel open(ModelSettings settings) {
        OllamaSettings ollama = OllamaSettings.of(
                settings.url(),
                settings.model(),
                settings.contextTokens(),
                settings.temperature(),
                settings.seed(),
                settings.stall());
        return opened.computeIfAbsent(ollama, each -> new OllamaModel(each, executor.get()));
    }
}
