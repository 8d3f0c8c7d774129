package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.CoverageGap;
import io.auditworkbench.model.change.GapCause;
import io.auditworkbench.model.change.GapEffect;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Words what is noticed beside the stream, and what cannot be noticed because the server does not show it.
///
/// - **Threading**: the thread of [ServerWatch]; `found` is called there.
final class WatchReports {

    private final Clock clock;
    private final Consumer<CoverageGap> found;
    private final Set<String> told = new HashSet<>();

    WatchReports(Clock clock, Consumer<CoverageGap> found) {
        this.clock = clock;
        this.found = found;
    }

    /// A living session was set so that what it changes is not in the log, or not whole.
    void sessionSet(long connectionId, String account, String setting, String value) {
        long now = now();
        found.accept(gap(
                GapCause.SESSION_SETTINGS,
                GapEffect.UNDETERMINED,
                now,
                "session settings",
                "connection " + connectionId + " of " + account + ": " + setting + " = " + value + ", seen at "
                        + Instant.EPOCH.plus(now, ChronoUnit.MICROS),
                account + " has set " + setting + " = " + value + " in connection " + connectionId
                        + ": what it changes "
                        + (setting.equals("sql_log_bin") ? "is not logged." : "may not be logged row by row.")));
    }

    /// The server does not show who is connected.
    void accountsHidden() {
        hidden(
                "accounts",
                "The server does not let this account read performance_schema.threads: who is behind a connection is not"
                        + " known. Changes are complete.");
    }

    /// The server does not show how sessions are set.
    void settingsHidden() {
        hidden(
                "session settings",
                "The server does not let this account read performance_schema.variables_by_thread: a session that"
                        + " switches its logging off is not noticed while it lives.");
    }

    private void hidden(String guard, String meaning) {
        if (told.add(guard)) {
            found.accept(gap(
                    GapCause.TRAIL_STOPPED,
                    GapEffect.UNWATCHED,
                    null,
                    guard,
                    guard + ": not allowed to look",
                    meaning));
        }
    }

    private CoverageGap gap(
            GapCause cause,
            GapEffect effect,
            @Nullable Long micros,
            String detectedBy,
            String evidence,
            String meaning) {
        return new CoverageGap(
                cause, effect, List.of(), "", "", "", micros, null, null, null, detectedBy, now(), evidence, meaning);
    }

    private long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }
}
