package io.auditworkbench.cli;

import io.auditworkbench.workbench.mask.PolicyPlace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The masking policy of a command that writes the store.
final class MaskingOptions {

    static final String VARIABLE = "AUDITCTL_MASKING";

    @Option(
            names = "--masking",
            paramLabel = "FILE",
            description = "the policy by which values are masked before anything is stored (else $" + VARIABLE
                    + ", else STORE-masking.yaml beside the store, else none); docs/masking.md")
    @Nullable
    private Path file;

    /// The policy's file for what goes into a store; null for none.
    @Nullable
    Path file(Terminal terminal, Path store) {
        return PolicyPlace.of(file(file, terminal), store);
    }

    /// The file that was named, else that of the environment; null for none.
    static @Nullable Path file(@Nullable Path named, Terminal terminal) {
        String configured = terminal.environment(VARIABLE);
        return named != null || configured == null || configured.isEmpty() ? named : Path.of(configured);
    }
}
