package io.auditworkbench.capture.debezium;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.ConnectionOutcome;
import io.auditworkbench.capture.ConnectionOutcome.Connected;
import io.auditworkbench.capture.ConnectionOutcome.NotConnected;
import io.auditworkbench.capture.ConnectionReport;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.SourceColumns;
import io.auditworkbench.capture.debezium.preflight.ConnectionTest;
import io.auditworkbench.capture.debezium.preflight.Preflight;
import io.auditworkbench.capture.debezium.preflight.Preflight.Findings;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/// Looks whether a MySQL server can be reached, and whether it is fit to be captured; changes nothing there.
///
/// - **Errors**: a server that cannot be reached or used is a [NotConnected], never an exception; a check that could
///   not be done says so itself.
/// - **Threading**: stateless; blocks for seconds. The executor needs a thread per look, to read from the log.
public final class ConnectionCheck {

    private final Preflight preflight;

    public ConnectionCheck(Clock clock, RandomGenerator random, Executor executor) {
        EngineLogs.quieten();
        this.preflight = new Preflight(clock, random, executor);
    }

    /// Connects step by step, and leaves.
    public ConnectionReport connect(ConnectionSettings settings) {
        return check(settings, Set.of(), OptionalLong.empty());
    }

    /// Connects, then does the wanted checks; P19 is about our own disk and is left to the caller.
    ///
    /// - **Shape**: `serverId` is the id of a capture that exists already, for P04.
    public ConnectionReport check(ConnectionSettings settings, Set<CheckId> wanted, OptionalLong serverId) {
        ConnectionTest test = new ConnectionTest(settings);
        ConnectionOutcome outcome = test.run();
        Findings findings = switch (outcome) {
            case Connected connected when !wanted.isEmpty() -> look(connected, wanted, serverId);
            case Connected _, NotConnected _ -> new Findings(List.of(), Optional.empty());
        };
        return new ConnectionReport(test.steps(), outcome, findings.checks(), findings.volume());
    }

    /// Connects, and lists the columns of the tables to capture; reads no value of them.
    public SourceColumns columns(ConnectionSettings settings) {
        return switch (new ConnectionTest(settings).run()) {
            case Connected connected -> preflight.columns(connected);
            case NotConnected stopped ->
                new SourceColumns.NotSeen(stopped.code(), stopped.happened(), stopped.nextStep());
        };
    }

    /// An id by which a new capture may join: used neither by the server nor by a replica that it knows.
    ///
    /// - **Errors**: [ErrorCode#NOT_READY] when the account may not ask for the replicas.
    public long chooseServerId(Connected connected) {
        return preflight.freeServerId(connected);
    }

    private Findings look(Connected connected, Set<CheckId> wanted, OptionalLong serverId) {
        try {
            return preflight.look(connected, wanted, serverId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkbenchException(ErrorCode.INTERNAL, "The checks were interrupted.", "Run them again.", e);
        }
    }
}
