package io.auditworkbench.cli;

import io.auditworkbench.workbench.conclude.ConclusionDesk;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Opens what rules concluded in the store that a command reads, and closes it after.
public final class ConclusionDoor {

    private final Output output;
    private final Function<Optional<Path>, ConclusionDesk> open;

    /// - **Shape**: `open` takes the file named on the command line, if any.
    public ConclusionDoor(Output output, Function<Optional<Path>, ConclusionDesk> open) {
        this.output = output;
        this.open = open;
    }

    /// Opens it, asks, closes it.
    <T> T read(Function<ConclusionDesk, T> question) {
        try (ConclusionDesk desk =
                open.apply(Optional.ofNullable(output.options().store()))) {
            return question.apply(desk);
        }
    }
}
