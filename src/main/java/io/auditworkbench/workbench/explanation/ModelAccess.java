package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.NarrationModel;
import java.util.function.Function;

/// The way to language models: what is set up, and how one is reached.
///
/// - **Shape**: `open` answers the same model for equal settings, so that calls wait for each other.
public record ModelAccess(ModelSettings settings, Function<ModelSettings, NarrationModel> open) {

    /// No model is set up, and none can be asked.
    public static final ModelAccess NONE = new ModelAccess(ModelSettings.USUAL, settings -> {
        throw new IllegalStateException("no model can be asked here: " + settings.model());
    });
}
