package io.auditworkbench.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction.Happened;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedLoginsTest {

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void aFloodLeavesOneEntryAtOnceAndOneForTheRestOfItsMinute() {
        Path store = folder.resolve("audit.awb");
        AuditDesks desks = new AuditDesks(folder.resolve("state"), Clock.systemUTC());
        try (RefusedLogins logins =
                new RefusedLogins(ActRecorder.of(desks, new Actor("mia", "serve")), store, nanos::get)) {
            for (int attempt = 0; attempt < 1_000; attempt++) {
                logins.refused("/ingest", 401);
            }
            logins.refused("/mcp", 401);
            assertThat(acts(desks, store)).containsExactly(refused("/ingest", "401", 1), refused("/mcp", "401", 1));

            nanos.addAndGet(Duration.ofSeconds(61).toNanos());
            logins.tellOfMinutesThatAreOver();
            logins.tellOfMinutesThatAreOver();
            assertThat(acts(desks, store)).hasSize(3).contains(refused("/ingest", "401 more within a minute", 999));

            logins.refused("/ingest", 401);
            logins.refused("/ingest", 401);
        }
        assertThat(acts(desks, store))
                .hasSize(5)
                .endsWith(refused("/ingest", "401", 1), refused("/ingest", "401 more within a minute", 1));
    }

    @Test
    void whatCannotBeRecordedDoesNotLetAnybodyIn() {
        RefusedLogins logins = new RefusedLogins(
                ActRecorder.of(new AuditDesks(Path.of("/proc/none"), Clock.systemUTC()), Actor.person("mia")),
                Path.of("/proc/none/audit.awb"),
                nanos::get);

        logins.refused("/ingest", 403);
        logins.close();

        assertThat(Path.of("/proc/none")).doesNotExist();
    }

    private static Happened refused(String place, String details, long count) {
        return new Happened(Kind.LOGIN, place, details, Outcome.REFUSED, count);
    }

    private static List<Object> acts(AuditDesks desks, Path store) {
        try (AuditDesk desk = desks.of(store)) {
            return desk.newest(100).reversed().stream()
                    .map(AuditEntry::action)
                    .map(Object.class::cast)
                    .toList();
        }
    }
}
