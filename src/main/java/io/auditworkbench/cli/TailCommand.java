package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.AcceptedFilter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Prints events as they are captured.
@Recorded(AuditAction.Kind.READ)
@Command(name = "tail", description = "Print events as they are captured, until Ctrl-C; the same as events --follow.")
public final class TailCommand implements Callable<Integer> {

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;

    public TailCommand(Output output, StoreDoor store, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        return store.read(reading -> {
            Optional<AcceptedFilter> accepted = filter.read(reading, output);
            return accepted.isEmpty()
                    ? ExitCode.BAD_USAGE
                    : new LiveView(output, interruption).follow(reading, accepted.get());
        });
    }
}
