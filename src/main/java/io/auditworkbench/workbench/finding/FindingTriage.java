package io.auditworkbench.workbench.finding;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.finding.TriageState;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.store.StoreWriter;
import io.auditworkbench.workbench.MomentReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Keeps what somebody says of a group of findings.
///
/// - **Threading**: one thread at a time.
public final class FindingTriage {

    private final StoreOpener stores;
    private final Clock clock;

    public FindingTriage(StoreOpener stores) {
        this.stores = stores;
        this.clock = stores.clock();
    }

    /// What is said: a state, why, until when for a muted group, and who says so.
    public record Act(String id, TriageState state, String reason, Optional<String> mutedUntil, String by) {}

    /// Writes it into the store.
    ///
    /// - **Errors**: `NOT_FOUND` for a group that is not there; `BAD_USAGE` without a reason, or for an end of
    ///   something that is not muted; `STORE_BUSY` while another program writes the store.
    public void keep(Path file, Act act) {
        long number = number(act.id());
        if (act.reason().isBlank()) {
            throw usage("A state needs a reason.", "Say why with --reason.");
        }
        if (act.state() == TriageState.SUPERSEDED) {
            throw usage(
                    "Nobody can say that a group is superseded: that comes of concluding everything anew.",
                    "Choose from new, in-review, explained, confirmed, muted.");
        }
        if (act.mutedUntil().isPresent() && act.state() != TriageState.MUTED) {
            throw usage("--mute-until is for muted groups.", "Add --state muted, or leave it out.");
        }
        Optional<Long> until = requireThere(file, number, act);
        try (Store store = stores.open(file)) {
            StoreWriter writer = store.writer();
            writer.conclude(() -> writer.findings()
                    .triage(number, act.state(), act.reason().strip(), until, act.by(), micros(clock.instant())));
        } catch (WorkbenchException busy) {
            throw busy.code() == ErrorCode.STORE_BUSY ? whileWritten(busy) : busy;
        }
    }

    private static WorkbenchException whileWritten(WorkbenchException busy) {
        return new WorkbenchException(
                ErrorCode.STORE_BUSY,
                busy.happened(),
                "Nothing was changed. Stop the capture, say it again, and start the capture: it goes on where it was.",
                busy);
    }

    /// Looked up before anything is opened for writing, so that a wrong id changes no file and makes none.
    private Optional<Long> requireThere(Path file, long number, Act act) {
        try (Store store = Store.openForReading(file)) {
            boolean isThere = store.conclusions().isThere()
                    && store.findings().group(number).isPresent();
            if (!isThere) {
                throw new WorkbenchException(
                        ErrorCode.NOT_FOUND,
                        "There is no A" + number + " in this store.",
                        "`anomalies` lists what was found.");
            }
            MomentReader moments = new MomentReader(store.changes(), clock);
            return act.mutedUntil().map(text -> micros(moments.instantOf(text)));
        }
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static long number(String id) {
        if (!id.matches("[Aa][0-9]{1,18}")) {
            throw usage(
                    "\"" + id + "\" is no group of findings.", "Ids of groups look like A17; `anomalies` lists them.");
        }
        return Long.parseLong(id.substring(1));
    }

    private static WorkbenchException usage(String happened, String nextStep) {
        return new WorkbenchException(ErrorCode.BAD_USAGE, happened, nextStep);
    }
}
