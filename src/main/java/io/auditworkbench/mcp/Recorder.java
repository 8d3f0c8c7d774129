package io.auditworkbench.mcp;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Sha256;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records every request in the self-audit before it is answered, and writes a line of it to the log.
///
/// - **Errors**: `AUDIT_JOURNAL_UNWRITABLE`; then nothing may be answered.
/// - **Threading**: any thread.
final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int LONGEST_NAME = 80;

    private final McpDesk desk;

    Recorder(McpDesk desk) {
        this.desk = desk;
    }

    /// The account that runs the server, and the client as it names itself, which nobody vouches for.
    Actor actor(McpSyncServerExchange exchange) {
        McpSchema.Implementation client = exchange.getClientInfo();
        String name = client == null ? "?" : client.name() + " " + client.version();
        return new Actor(
                desk.user(), ScreenText.tame(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name));
    }

    /// The arguments as they are recorded: of an unrecorded one only its hash.
    static String details(Map<String, Object> given, Set<String> unrecorded) {
        Map<String, Object> kept = new LinkedHashMap<>(new TreeMap<>(given));
        unrecorded.forEach(
                name -> kept.computeIfPresent(name, (_, value) -> "sha256 " + Sha256.of(String.valueOf(value))));
        return Json.text(kept);
    }

    Call asked(Actor actor, AuditAction.Kind kind, String object, String details) {
        long start = System.nanoTime();
        return new Call(actor, object, desk.audit().asked(actor, kind, object, details), start);
    }

    /// Without the failure's text, which may hold values.
    void failed(String object, RuntimeException failure) {
        LOG.error(
                "mcp_call_failed object={} type={} at={}",
                object,
                failure.getClass().getName(),
                place(failure));
    }

    private static String place(Throwable failure) {
        return failure.getStackTrace().length == 0 ? "?" : failure.getStackTrace()[0].toString();
    }

    /// A request that was recorded and is not answered yet.
    final class Call {
        private final Actor actor;
        private final String object;
        private final long asked;
        private final long start;

        private Call(Actor actor, String object, long asked, long start) {
            this.actor = actor;
            this.object = object;
            this.asked = asked;
            this.start = start;
        }

        void answered(AuditAction.Outcome outcome, long rows, String leaving) {
            desk.audit().answered(actor, asked, outcome, rows, leaving);
            desk.log()
                    .accept(String.format(
                            Locale.ROOT,
                            "call=%d client=\"%s\" object=%s outcome=%s rows=%d bytes=%d millis=%d",
                            asked,
                            actor.client(),
                            ScreenText.tame(object),
                            outcome.name().toLowerCase(Locale.ROOT),
                            rows,
                            leaving.length(),
                            (System.nanoTime() - start) / 1_000_000));
        }
    }
}
