package io.auditworkbench.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A command that can be given its store without `--store`.
interface NamesStore {

    /// The store it was given; null when it was not.
    @Nullable
    Path namedStore();
}
