package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.NarrationModel;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The way to language models: what is set up now, how another is chosen, how one is reached.
///
/// - **Shape**: `open` answers the same model for equal settings, so that calls wait for each other.
public record ModelAccess(
        Supplier<ModelSettings> settings, Consumer<String> choose, Function<ModelSettings, NarrationModel> open) {

    /// No model is set up, and none can be asked.
    public static final ModelAccess NONE = new ModelAccess(() -> ModelSettings.USUAL, _ -> {}, settings -> {
        throw new IllegalStateException("no model can be asked here: " + settings.model());
    });
}
