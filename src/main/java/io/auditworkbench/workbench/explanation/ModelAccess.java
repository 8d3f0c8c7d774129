package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.NarrationModel;
import io.auditworkbench.workbench.audit.AuditDesk;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The way to language models: what is set up now, how another is chosen, how one is reached.
///
/// - **Shape**: `open` answers the same model for equal settings, so that calls wait for each other; `audit`
///   is the self-audit of a store, in which each question stands before it is asked.
public record ModelAccess(
        Supplier<ModelSettings> settings,
        Consumer<String> choose,
        Function<ModelSettings, NarrationModel> open,
        Function<Path, AuditDesk> audit) {

    /// No model is set up, and none can be asked.
    public static final ModelAccess NONE = new ModelAccess(
            () -> ModelSettings.USUAL,
            _ -> {},
            settings -> {
                throw new IllegalStateException("no model can be asked here: " + settings.model());
            },
            store -> {
                throw new IllegalStateException("nothing is asked here of " + store);
            });
}
