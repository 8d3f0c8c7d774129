package io.auditworkbench.workbench.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditAction.Kind;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.selfaudit.AuditJournal;
import io.auditworkbench.selfaudit.SelfAudit;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditDeskTest {

    private static final Actor CLIENT = new Actor("mia", "inspector");

    @TempDir
    Path directory;

    @Test
    void aQuestionAndItsAnswerAreTwoEntries() {
        try (AuditDesk desk = AuditDesk.beside(directory.resolve("audit.awb"), Clock.systemUTC())) {
            long asked = desk.asked(CLIENT, Kind.MCP_READ, "audit://event/E7", "");
            desk.answered(CLIENT, asked, Outcome.GIVEN, 1, "abc");

            assertThat(desk.newest(5))
                    .extracting(AuditEntry::action)
                    .containsExactly(
                            new AuditAction.Answered(
                                    asked,
                                    Outcome.GIVEN,
                                    1,
                                    3,
                                    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
                            new AuditAction.Asked(Kind.MCP_READ, "audit://event/E7", ""));
        }
    }

    @Test
    void longDetailsAreCutAndEndWithTheHashOfTheWhole() {
        try (AuditDesk desk = AuditDesk.beside(directory.resolve("audit.awb"), Clock.systemUTC())) {
            desk.asked(CLIENT, Kind.MCP_CALL, "audit_count", "x".repeat(1_000_000));

            AuditAction.Asked asked =
                    (AuditAction.Asked) desk.newest(1).getFirst().action();
            assertThat(asked.details()).hasSize(4_000 + "… sha256 ".length() + 64);
            assertThat(asked.details()).startsWith("xxx").contains("… sha256 ");
        }
    }

    @Test
    void whatCannotBeRecordedFailsAndSaysWhatToDo() {
        AuditDesk desk = new AuditDesk(new SelfAudit(new BrokenJournal(), Clock.systemUTC()), () -> {});

        WorkbenchException failure = catchThrowableOfType(
                WorkbenchException.class, () -> desk.asked(CLIENT, Kind.MCP_CALL, "audit_count", ""));

        assertThat(failure.code()).isEqualTo(ErrorCode.AUDIT_JOURNAL_UNWRITABLE);
        assertThat(failure.happened())
                .isEqualTo("Nothing was shown, because the self-audit could not record it."
                        + " The disk that holds the store is full.");
        assertThat(failure.nextStep()).isEqualTo("Free space on the disk.");
    }

    private static final class BrokenJournal implements AuditJournal {
        @Override
        public long append(Instant at, Actor actor, AuditAction action) {
            throw new WorkbenchException(
                    ErrorCode.STORE_FULL, "The disk that holds the store is full.", "Free space on the disk.");
        }

        @Override
        public long append(Instant at, Actor actor, AuditAction first, AuditAction second) {
            return append(at, actor, second);
        }

        @Override
        public List<AuditEntry> newest(int limit) {
            return List.of();
        }
    }
}
