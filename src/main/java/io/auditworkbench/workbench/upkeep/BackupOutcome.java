package io.auditworkbench.workbench.upkeep;

import io.auditworkbench.workbench.evidence.Verification;
import java.nio.file.Path;
import java.util.Optional;

/// What came of a backup.
public sealed interface BackupOutcome {

    /// It is there under its name, on the disk, and was verified before.
    ///
    /// - **Shape**: `audit` is the self-audit beside it; empty where the store has none.
    record Made(Written store, Optional<Written> audit, Verification verified) implements BackupOutcome {}

    /// The copy is not as it was sealed, so it got no name and is gone.
    record NotIntact(Verification verified) implements BackupOutcome {}

    /// Somebody stopped it; nothing is left of it.
    record Stopped() implements BackupOutcome {}

    /// A file that was written.
    ///
    /// - **Shape**: `sha256` in lower case hexadecimal digits.
    record Written(Path file, long bytes, String sha256) {}
}
