package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.audit.ActLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// How often assistants asked for something of a store since the window is open, as its self-audit has it. Only the
/// number is read; whoever wants to know what was asked opens the list, which is an act.
///
/// - **Threading**: any but the JavaFX thread, because it reads a file.
final class AssistantCalls {

    private static final String OF_ASSISTANTS = "mcp-";

    private final Function<Path, ActLog> logs;
    private final Instant since;

    AssistantCalls(Function<Path, ActLog> logs, Instant since) {
        this.logs = logs;
        this.since = since;
    }

    /// 0 also where the self-audit cannot be read: its own screen says why.
    long of(OpenStore store) {
        ActLog.Question sinceThen = new ActLog.Question(Optional.of(since), Optional.empty(), Optional.empty(), 0);
        try {
            return logs.apply(store.file()).find(sinceThen).acts().stream()
                    .filter(act -> act.kind().startsWith(OF_ASSISTANTS))
                    .count();
        } catch (WorkbenchException unreadable) {
            return 0;
        }
    }
}
