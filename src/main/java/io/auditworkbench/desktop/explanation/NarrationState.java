package io.auditworkbench.desktop.explanation;

import io.auditworkbench.workbench.explanation.NarrationProgress;
import io.auditworkbench.workbench.view.NarrationView;
import java.util.Optional;

/// What there is of a model.
sealed interface NarrationState {

    /// None is set up.
    record Off() implements NarrationState {}

    /// One is set up and was not asked yet.
    record Ready(String model) implements NarrationState {}

    /// It is being asked; there is no progress before it has begun to write.
    record Asking(String model, Optional<NarrationProgress> progress) implements NarrationState {}

    /// It was asked.
    record Answered(String model, NarrationView view) implements NarrationState {}
}
