package io.auditworkbench.cli;

import io.auditworkbench.workbench.StoreReading;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Opens the store that a command reads, and closes it after.
public final class StoreDoor {

    private final Output output;
    private final Function<Optional<Path>, StoreReading> open;

    /// - **Shape**: `open` takes the file named on the command line, if any.
    public StoreDoor(Output output, Function<Optional<Path>, StoreReading> open) {
        this.output = output;
        this.open = open;
    }

    /// What a command does with the open store; answers the exit code.
    @FunctionalInterface
    interface Act {
        ExitCode on(StoreReading reading);
    }

    /// Opens the store, acts, closes it.
    int read(Act act) {
        try (StoreReading reading =
                open.apply(Optional.ofNullable(output.options().store()))) {
            return act.on(reading).number();
        }
    }
}
