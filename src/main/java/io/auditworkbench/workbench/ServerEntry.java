package io.auditworkbench.workbench;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.ConnectionOutcome;
import io.auditworkbench.capture.ConnectionReport;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.PreflightCheck;
import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Connects to a server, and refuses it when what would be captured could not be trusted.
///
/// - **Threading**: one thread.
final class ServerEntry {

    /// Without these there is nothing to read, or not the whole truth; `doctor` does all checks.
    private static final Set<CheckId> INDISPENSABLE =
            EnumSet.of(CheckId.P02, CheckId.P03, CheckId.P05, CheckId.P06, CheckId.P12);

    /// A misspelt name would begin a store of nothing; a table that was captured may have been dropped since.
    private static final Set<CheckId> INDISPENSABLE_AT_FIRST = with(CheckId.P25);

    private final ConnectionCheck check;

    /// Whether the store has captured of this server before.
    enum Start {
        FIRST,
        AGAIN
    }

    ServerEntry(ConnectionCheck check) {
        this.check = check;
    }

    private static Set<CheckId> with(CheckId more) {
        Set<CheckId> all = EnumSet.copyOf(INDISPENSABLE);
        all.add(more);
        return all;
    }

    /// A server that can be captured: how to reach it, and the id to read as.
    record Admitted(ConnectionSettings settings, long serverId) {}

    /// - **Errors**: the connection's own, in its words; `NOT_READY` with the first check that forbids capture and its
    ///   fix.
    Admitted admit(ConnectionSettings asked, @Nullable Long serverId, Start start) {
        ConnectionReport report = check.check(asked, wanted(start), OptionalLong.empty());
        return switch (report.outcome()) {
            case ConnectionOutcome.NotConnected refused ->
                throw new WorkbenchException(refused.code(), refused.happened(), refused.nextStep());
            case ConnectionOutcome.Connected connected -> {
                report.checks().stream()
                        .filter(PreflightCheck::blocks)
                        .findFirst()
                        .ifPresent(ServerEntry::refuse);
                yield new Admitted(connected.settings(), serverId != null ? serverId : check.chooseServerId(connected));
            }
        };
    }

    private static Set<CheckId> wanted(Start start) {
        return switch (start) {
            case FIRST -> INDISPENSABLE_AT_FIRST;
            case AGAIN -> INDISPENSABLE;
        };
    }

    private static void refuse(PreflightCheck failed) {
        String fix = failed.outcome() instanceof CheckOutcome.Failed known
                ? known.fix().text() + " "
                : "";
        throw new WorkbenchException(
                ErrorCode.NOT_READY,
                "The server is not ready to be captured: " + failed.id().title() + " is "
                        + failed.outcome().found() + ".",
                fix + "`auditctl doctor --url … --only " + failed.id()
                        + "` shows why and the statement that mends it.");
    }
}
