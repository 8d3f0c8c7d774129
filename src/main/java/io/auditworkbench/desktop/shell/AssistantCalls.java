package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.audit.ActLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How often assistants asked for something of a store since the window is open, as its self-audit has it. Only the
/// number is read; whoever wants to know what was asked opens the list, which is an act.
///
/// - **Threading**: any but the JavaFX thread, because it reads a file.
final class AssistantCalls {

    private static final String OF_ASSISTANTS = "mcp-";

    private static final ActLog.Counted NONE = new ActLog.Counted(0, 0);

    private final Function<Path, ActLog> logs;
    private final Instant since;
    private @Nullable Path counted;
    private ActLog.Counted calls = NONE;

    AssistantCalls(Function<Path, ActLog> logs, Instant since) {
        this.logs = logs;
        this.since = since;
    }

    /// 0 also where the self-audit cannot be read: its own screen says why. Asked every two seconds, so it reads only
    /// what came since.
    synchronized long of(OpenStore store) {
        if (!store.file().equals(counted)) {
            counted = store.file();
            calls = NONE;
        }
        try {
            calls = logs.apply(store.file()).count(calls, since, OF_ASSISTANTS);
            return calls.acts();
        } catch (WorkbenchException unreadable) {
            return 0;
        }
    }
}
