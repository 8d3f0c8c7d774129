package io.auditworkbench;

import io.auditworkbench.cli.AssistantRequest;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.mcp.AssistantServer;
import io.auditworkbench.mcp.McpDesk;
import io.auditworkbench.mcp.McpOptions;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.audit.AuditDesk;
import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.casework.CaseFile;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.RuleDesk;
import io.auditworkbench.workbench.evidence.StoreVerification;
import io.auditworkbench.workbench.text.ProgramVersion;
import io.auditworkbench.workbench.text.TimeText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens everything that assistants are answered from, to read only.
final class AssistantDesk implements AutoCloseable {

    private final StoreReading reading;
    private final AuditDesk audit;
    private final @Nullable PrintStream log;
    private final AssistantServer server;

    /// `opened` was opened to read, and is closed with this.
    AssistantDesk(
            AssistantRequest request,
            StoreReading opened,
            AuditDesks audits,
            StoreOpener stores,
            Supplier<KnowledgeBook> knowledge,
            StoreVerification verification) {
        Clock clock = stores.clock();
        reading = opened;
        Path file = Path.of(opened.name());
        audit = audits.of(file);
        log = request.log() == null ? null : open(request.log());
        reading.filters().requireColumns("--mask-columns", request.maskColumns());
        CaseFile cases = new CaseFile(stores);
        server = new AssistantServer(new McpDesk(
                reading,
                file,
                () -> new RuleDesk(knowledge.get(), stores),
                () -> verification.verify(file, List.of(), _ -> {}),
                audit,
                (id, text, by) -> cases.note(file, id, text, by),
                System.getProperty("user.name", "?"),
                ProgramVersion.text(),
                logTo(clock),
                new McpOptions(
                        request.maxRows(),
                        request.allowsNotes() ? McpOptions.Notes.ALLOWED : McpOptions.Notes.REFUSED,
                        request.mask(),
                        request.maskColumns())));
    }

    AssistantServer server() {
        return server;
    }

    private Consumer<String> logTo(Clock clock) {
        PrintStream stream = log;
        return stream == null ? _ -> {} : line -> stream.println(TimeText.data(clock.instant()) + " " + line);
    }

    /// For its owner only: who asked for what is nobody else's business.
    private static PrintStream open(Path file) {
        try {
            return new PrintStream(PrivateFile.append(file), true, StandardCharsets.UTF_8);
        } catch (IOException unwritable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The log " + file + " cannot be written.",
                    "Name a file in a folder that you may write to.",
                    unwritable);
        }
    }

    @Override
    public void close() {
        if (log != null) {
            log.close();
        }
        audit.close();
        reading.close();
    }
}
