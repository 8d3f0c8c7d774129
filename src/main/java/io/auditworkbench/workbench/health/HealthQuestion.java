package io.auditworkbench.workbench.health;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is to be examined.
///
/// - **Shape**: without `url` only this machine is looked at; `tables` holds globs separated by commas, empty for all;
///   `only` names checks, empty for all; `keep` is how long the store is to keep changes.
public record HealthQuestion(
        Optional<String> url, String password, String tables, List<String> only, Path store, Duration keep) {

    /// How long changes are kept unless somebody says otherwise, for the estimate of the disk.
    public static final Duration USUAL_KEEP = Duration.ofDays(90);

    public HealthQuestion {
        only = List.copyOf(only);
    }

    /// The question without its password, which must not reach a log.
    @Override
    public String toString() {
        return "examine " + url.orElse("this machine") + " for " + store;
    }
}
