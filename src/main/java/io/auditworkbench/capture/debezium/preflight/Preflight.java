package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.BinlogVolume;
import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.ConnectionOutcome.Connected;
import io.auditworkbench.capture.PreflightCheck;
import io.auditworkbench.capture.SourceColumns;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// The checks of a server that a login has already reached.
///
/// - **Threading**: runs on the caller's thread, and reads the log on the executor; stateless.
public final class Preflight {

    private static final Duration FIRST_EVENT = Duration.ofSeconds(10);

    private final Clock clock;
    private final RandomGenerator random;
    private final Executor executor;

    public Preflight(Clock clock, RandomGenerator random, Executor executor) {
        this.clock = clock;
        this.random = random;
        this.executor = executor;
    }

    /// What the checks found, and how much log there is.
    public record Findings(List<PreflightCheck> checks, Optional<BinlogVolume> volume) {}

    /// - **Shape**: `ours` is the server id of a capture that exists already; the results are in the order of the ids,
    ///   and without P19.
    public Findings look(Connected connected, Set<CheckId> wanted, OptionalLong ours) throws InterruptedException {
        try (ServerSession server = new ServerSession(connected.settings(), connected.server())) {
            BinlogTap tap = new BinlogTap(connected.settings(), joiningId(server), executor, FIRST_EVENT);
            Optional<BinlogVolume> volume =
                    needsVolume(wanted) ? LogVolume.measure(server, tap, clock) : Optional.empty();
            List<PreflightCheck> checks = new ArrayList<>(new Checklist(clock, ours, volume).run(server, wanted));
            if (wanted.contains(CheckId.P20)) {
                checks.add(new PreflightCheck(CheckId.P20, ReadOneEvent.look(tap)));
            }
            checks.sort(Comparator.comparing(PreflightCheck::id));
            return new Findings(checks, volume);
        }
    }

    /// The columns of the tables to capture.
    public SourceColumns columns(Connected connected) {
        try (ServerSession server = new ServerSession(connected.settings(), connected.server())) {
            return ColumnList.look(server);
        }
    }

    /// An id for a new reader that nobody known to the server uses.
    ///
    /// - **Errors**: [ErrorCode#NOT_READY] when the account may not ask for the replicas.
    public long freeServerId(Connected connected) {
        try (ServerSession server = new ServerSession(connected.settings(), connected.server())) {
            return ServerIds.free(server, random);
        } catch (SQLException e) {
            throw new WorkbenchException(
                    ErrorCode.NOT_READY,
                    "No free server id could be chosen: " + e.getMessage() + ".",
                    "Give the account REPLICATION SLAVE; doctor --fix-sql prints the statement.",
                    e);
        }
    }

    private static boolean needsVolume(Set<CheckId> wanted) {
        return wanted.contains(CheckId.P11) || wanted.contains(CheckId.P19);
    }

    /// The look itself must not push a reader out; without the right to ask, a random id is the best there is.
    private long joiningId(ServerSession server) {
        try {
            return ServerIds.free(server, random);
        } catch (SQLException _) {
            return ServerIds.any(random);
        }
    }
}
