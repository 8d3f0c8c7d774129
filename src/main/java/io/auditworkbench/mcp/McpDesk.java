package io.auditworkbench.mcp;

import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.audit.AuditDesk;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.evidence.Verification;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Everything that the server answers from.
///
/// - **Shape**: `reading` is a store that was opened to read: no tool has another way to it. `verification`
///   hashes all of it anew. `notes` writes to a case.
///   `user` is the account that runs the server; `version` the program's; `log` hears one line of each call.
public record McpDesk(
        StoreReading reading,
        Path store,
        Supplier<RuleDesk> rules,
        Supplier<Verification> verification,
        AuditDesk audit,
        CaseNotes notes,
        String user,
        String version,
        Consumer<String> log,
        McpOptions options) {

    /// Adds to the notes of a case.
    @FunctionalInterface
    public interface CaseNotes {

        /// Writes the notes of a case anew, in somebody's name.
        void write(String caseId, String text, String by);
    }
}
