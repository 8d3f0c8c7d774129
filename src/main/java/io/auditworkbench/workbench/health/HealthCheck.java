package io.auditworkbench.workbench.health;

import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.ConnectionOutcome.Connected;
import io.auditworkbench.capture.ConnectionOutcome.NotConnected;
import io.auditworkbench.capture.ConnectionReport;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.PreflightCheck;
import io.auditworkbench.capture.Secret;
import io.auditworkbench.capture.TableGlob;
import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Examines a server before it is captured, and the machine that will hold the store; changes neither.
///
/// - **Errors**: [ErrorCode#BAD_USAGE] for an address, a glob or a check's name that cannot be read. A server that
///   cannot be reached or used is a [HealthProblem] in the report.
/// - **Threading**: stateless; blocks for seconds.
public final class HealthCheck {

    private final ConnectionCheck connectionCheck;
    private final LocalChecks localChecks;

    /// `environment` is the process's, for its `PATH`.
    public HealthCheck(ConnectionCheck connectionCheck, Map<String, String> environment) {
        this.connectionCheck = connectionCheck;
        this.localChecks = new LocalChecks(environment);
    }

    /// Connects step by step and leaves; examines nothing.
    ///
    /// - **Shape**: the report has no items.
    public HealthReport reach(HealthQuestion question) {
        Optional<ConnectionReport> server = question.url().map(url -> ask(url, question, Set.of()));
        return report(server, List.of());
    }

    /// Does the checks that are asked for.
    public HealthReport examine(HealthQuestion question) {
        WantedChecks wanted = WantedChecks.named(question.only());
        Optional<ConnectionReport> server = question.url().map(url -> ask(url, question, wanted.ofServer()));
        List<HealthItem> items = new ArrayList<>();
        server.ifPresent(report -> items.addAll(ofServer(report, question, wanted)));
        items.addAll(ofThisMachine(question, wanted));
        return report(server, items);
    }

    private static HealthReport report(Optional<ConnectionReport> server, List<HealthItem> items) {
        return new HealthReport(
                server.map(HealthCheck::name).orElse(""),
                server.map(HealthCheck::steps).orElse(List.of()),
                server.flatMap(HealthCheck::problem),
                items);
    }

    private ConnectionReport ask(String url, HealthQuestion question, Set<CheckId> wanted) {
        ConnectionSettings settings = ConnectionSettings.parse(url).withPassword(Secret.of(question.password()));
        List<TableGlob> tables = TableGlob.parseList(question.tables());
        return connectionCheck.check(
                tables.isEmpty() ? settings : settings.withTables(tables), wanted, OptionalLong.empty());
    }

    private List<HealthItem> ofServer(ConnectionReport report, HealthQuestion question, WantedChecks wanted) {
        List<PreflightCheck> checks = new ArrayList<>(report.checks());
        if (wanted.ofServer().contains(CheckId.P19) && report.outcome() instanceof Connected) {
            checks.add(DiskEstimate.of(report.volume(), localChecks.freeBytes(question.store()), question.keep()));
        }
        return checks.stream()
                .sorted(Comparator.comparing(PreflightCheck::id))
                .map(HealthItems::of)
                .toList();
    }

    private List<HealthItem> ofThisMachine(HealthQuestion question, WantedChecks wanted) {
        EnumSet<LocalCheckId> local = wanted.ofThisMachine();
        return local.stream()
                .map(id -> switch (id) {
                    case L01 -> localChecks.canBeWritten(question.store());
                    case L02 -> localChecks.isLocal(question.store());
                    case L03 -> localChecks.isOurName();
                })
                .toList();
    }

    private static String name(ConnectionReport report) {
        return switch (report.outcome()) {
            case Connected connected ->
                "MySQL " + connected.server().version().number() + " at "
                        + connected.settings().address();
            case NotConnected _ -> "";
        };
    }

    private static List<HealthStep> steps(ConnectionReport report) {
        return report.steps().stream()
                .map(step -> new HealthStep(step.stage().title(), step.found(), step.took()))
                .toList();
    }

    private static Optional<HealthProblem> problem(ConnectionReport report) {
        return switch (report.outcome()) {
            case Connected _ -> Optional.empty();
            case NotConnected stopped ->
                Optional.of(new HealthProblem(stopped.code(), stopped.happened(), stopped.nextStep()));
        };
    }

    /// The checks that are to be done, of the server and of this machine.
    private record WantedChecks(Set<CheckId> ofServer, EnumSet<LocalCheckId> ofThisMachine) {

        static WantedChecks named(List<String> names) {
            if (names.isEmpty()) {
                return new WantedChecks(EnumSet.allOf(CheckId.class), EnumSet.allOf(LocalCheckId.class));
            }
            WantedChecks wanted = new WantedChecks(EnumSet.noneOf(CheckId.class), EnumSet.noneOf(LocalCheckId.class));
            names.forEach(wanted::add);
            return wanted;
        }

        private void add(String name) {
            Optional<CheckId> server = CheckId.find(name);
            Optional<LocalCheckId> local = LocalCheckId.find(name);
            if (server.isEmpty() && local.isEmpty()) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "There is no check \"" + name.strip() + "\".",
                        "Choose from P01 to P27 for the server and L01 to L03 for this machine.");
            }
            server.ifPresent(ofServer::add);
            local.ifPresent(ofThisMachine::add);
        }
    }
}
