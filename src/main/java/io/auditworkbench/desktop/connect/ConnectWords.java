package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.DesktopContext;
import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.SkippedChecks;
import io.auditworkbench.workbench.health.FixScript;
import io.auditworkbench.workbench.health.HealthFix;
import io.auditworkbench.workbench.health.HealthItem;
import io.auditworkbench.workbench.health.HealthLevel;
import io.auditworkbench.workbench.health.HealthProblem;
import io.auditworkbench.workbench.health.HealthReport;
import io.auditworkbench.workbench.health.HealthState;
import io.auditworkbench.workbench.health.HealthStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts what an examination found into words.
///
/// - **Threading**: any thread.
final class ConnectWords {

    private static final List<String> STAGES = List.of("dns", "tcp", "tls", "login", "version");
    private static final int TLS = 2;
    private static final int LOGIN = 3;
    private static final int VERSION = 4;

    private final DesktopContext context;

    ConnectWords(DesktopContext context) {
        this.context = context;
    }

    /// The steps of the connection; TLS is settled inside the login, so without either it is the login that failed.
    Reached reached(HealthReport report) {
        List<Reached.Step> steps = new ArrayList<>();
        for (HealthStep step : report.steps()) {
            steps.add(new Reached.Step(
                    Reached.State.DONE,
                    step.title(),
                    step.found(),
                    context.text("connect.took", step.took().toMillis())));
        }
        int done = steps.size();
        int failed = report.problem().map(problem -> stage(problem, done)).orElse(done);
        for (int stage = done; stage < STAGES.size() && report.problem().isPresent(); stage++) {
            steps.add(new Reached.Step(
                    stage == failed ? Reached.State.FAILED : Reached.State.NOT_TRIED,
                    context.text("connect.stage." + STAGES.get(stage)),
                    "",
                    ""));
        }
        return new Reached(steps, report.problem().map(ConnectWords::problem));
    }

    /// Where it ended; what is after the port is settled in one go, and only its problem tells the stages apart.
    private static int stage(HealthProblem problem, int done) {
        return switch (problem.code()) {
            case SOURCE_TLS_FAILED -> TLS;
            case SOURCE_LOGIN_REFUSED -> LOGIN;
            case MARIADB_NOT_SUPPORTED, NOT_READY -> VERSION;
            default -> done;
        };
    }

    private static Problem problem(HealthProblem problem) {
        return new Problem(problem.happened(), problem.nextStep());
    }

    /// The table of checks; `address` is what reasons for skipping are kept by.
    CheckRow.Table table(HealthReport report, String address) {
        List<CheckRow> rows = new ArrayList<>();
        for (HealthLevel level : HealthLevel.values()) {
            List<HealthItem> items = report.items().stream()
                    .filter(item -> item.level() == level)
                    .toList();
            if (!items.isEmpty()) {
                long open = items.stream()
                        .filter(item -> item.state() != HealthState.PASSED)
                        .count();
                rows.add(new CheckRow.Heading(
                        context.text("connect.group." + level.name().toLowerCase(Locale.ROOT), open, items.size())));
                items.forEach(item -> rows.add(line(item, address)));
            }
        }
        return new CheckRow.Table(
                rows, verdict(report), report.isReady(), String.join("\n", FixScript.lines(report)) + "\n");
    }

    private CheckRow.Line line(HealthItem item, String address) {
        HealthFix fix = item.fix();
        String state = item.state() == HealthState.FAILED
                ? item.level().name().toLowerCase(Locale.ROOT)
                : item.state().name().toLowerCase(Locale.ROOT);
        return new CheckRow.Line(
                item.id(),
                item.title(),
                CheckRow.State.valueOf(item.state().name()),
                context.text("connect.state." + state),
                item.level() == HealthLevel.ADVISE && item.state() != HealthState.PASSED,
                item.found(),
                item.needed(),
                item.why(),
                item.missingRight(),
                fix.text(),
                String.join("\n", fix.sql()),
                String.join("\n", fix.undo()),
                fix.runBy(),
                fix.restart() == HealthFix.Restart.NEEDED,
                context.settings().text(SkippedChecks.key(address, item.id()), ""));
    }

    private String verdict(HealthReport report) {
        List<String> blocking = report.items().stream()
                .filter(HealthItem::blocks)
                .map(HealthItem::id)
                .toList();
        return blocking.isEmpty()
                ? context.text("connect.verdict.ready", report.server())
                : context.text("connect.verdict.blocked", String.join(", ", blocking));
    }
}
