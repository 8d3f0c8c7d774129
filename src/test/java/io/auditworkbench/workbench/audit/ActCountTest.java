package io.auditworkbench.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActCountTest {

    private static final Actor CLIENT = new Actor("mia", "inspector");
    private static final Instant OPENED = Instant.parse("2026-11-29T02:00:00Z");

    @TempDir
    Path directory;

    private void call(Duration afterOpening, Kind kind) {
        Clock clock = Clock.fixed(OPENED.plus(afterOpening), ZoneOffset.UTC);
        try (AuditDesk desk = AuditDesk.beside(directory.resolve("audit.awb"), clock)) {
            long asked = desk.asked(CLIENT, kind, "audit_count", "");
            desk.answered(CLIENT, asked, Outcome.GIVEN, 1, "abc");
        }
    }

    private ActLog.Counted count(ActLog.Counted before) {
        return new AuditDesks(directory.resolve("state"), Clock.systemUTC())
                .log(directory.resolve("audit.awb"))
                .count(before, OPENED, "mcp-");
    }

    @Test
    void eachActIsCountedOnceHoweverOftenItIsAsked() {
        call(Duration.ofMinutes(-1), Kind.MCP_CALL);
        call(Duration.ofMinutes(1), Kind.MCP_CALL);
        call(Duration.ofMinutes(2), Kind.READ);

        ActLog.Counted first = count(new ActLog.Counted(0, 0));
        ActLog.Counted again = count(first);
        call(Duration.ofMinutes(3), Kind.MCP_READ);
        ActLog.Counted later = count(again);

        assertThat(first).isEqualTo(new ActLog.Counted(1, 6));
        assertThat(again).isEqualTo(first);
        assertThat(later).isEqualTo(new ActLog.Counted(2, 8));
    }
}
