package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.BinlogVolume;
import io.auditworkbench.capture.CheckId;
import io.auditworkbench.capture.CheckOutcome;
import io.auditworkbench.capture.CheckOutcome.CouldNotCheck;
import io.auditworkbench.capture.PreflightCheck;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs the checks one after another, each within [ServerConnection#LIMIT], and turns what a check could not find out
/// into an answer of its own.
///
/// P19 is not here: it is about our disk.
final class Checklist {

    private static final Pattern NEEDED_RIGHT =
            Pattern.compile("need \\(?(?:at least one of\\)? )?the (.+?) privilege");
    private static final Set<Integer> DENIED = Set.of(1044, 1045, 1142, 1143, 1227, 1370, 3118);
    private static final int UNKNOWN_VARIABLE = 1193;
    /// One slow answer is a finding; a second one in a row is a server that is gone, and 20 more would take minutes.
    private static final int MOST_TIMEOUTS = 2;

    private final Map<CheckId, Check> checks = new EnumMap<>(CheckId.class);
    private int timeoutsInARow;

    Checklist(Clock clock, OptionalLong ours, Optional<BinlogVolume> volume) {
        checks.put(CheckId.P01, ConnectionChecks::encryption);
        checks.put(CheckId.P02, ConnectionChecks::version);
        checks.put(CheckId.P03, BinlogSettings::isOn);
        checks.put(CheckId.P04, ServerIds.check(ours));
        checks.put(CheckId.P05, BinlogSettings::format);
        checks.put(CheckId.P06, BinlogSettings::rowImage);
        checks.put(CheckId.P07, BinlogSettings::valueOptions);
        checks.put(CheckId.P08, BinlogSettings::metadata);
        checks.put(CheckId.P09, BinlogSettings::statementText);
        checks.put(CheckId.P10, GtidCheck::look);
        checks.put(CheckId.P11, Retention.check(volume));
        checks.put(CheckId.P12, NeededRights::look);
        checks.put(CheckId.P13, ExcessRights::look);
        checks.put(CheckId.P14, Topology::filters);
        checks.put(CheckId.P15, Topology::replica);
        checks.put(CheckId.P16, SourceTables::keys);
        checks.put(CheckId.P17, ClockCheck.against(clock));
        checks.put(CheckId.P18, ConnectionChecks::timeouts);
        checks.put(CheckId.P21, SessionChecks::overrides);
        checks.put(CheckId.P22, SessionChecks::xa);
        checks.put(CheckId.P23, SourceTables::cascades);
        checks.put(CheckId.P24, SourceTables::partitions);
        checks.put(CheckId.P25, SourceTables::chosen);
        checks.put(CheckId.P26, SessionChecks::accounts);
        checks.put(CheckId.P27, PersonalColumns::look);
    }

    /// The results of the wanted checks, in the order of their ids.
    List<PreflightCheck> run(ServerSession server, Set<CheckId> wanted) {
        List<PreflightCheck> results = new ArrayList<>();
        checks.forEach((id, check) -> {
            if (wanted.contains(id)) {
                results.add(new PreflightCheck(id, outcome(check, server)));
            }
        });
        return results;
    }

    private CheckOutcome outcome(Check check, ServerSession server) {
        if (timeoutsInARow >= MOST_TIMEOUTS) {
            return new CouldNotCheck("the server stopped answering", "");
        }
        try {
            CheckOutcome outcome = check.look(server);
            timeoutsInARow = 0;
            return outcome;
        } catch (SQLException e) {
            timeoutsInARow = isTimeout(e) ? timeoutsInARow + 1 : 0;
            return couldNotCheck(e);
        }
    }

    static CouldNotCheck couldNotCheck(SQLException failure) {
        String said = String.valueOf(failure.getMessage());
        if (DENIED.contains(failure.getErrorCode())) {
            Matcher right = NEEDED_RIGHT.matcher(said);
            return new CouldNotCheck("the account may not ask: " + said, right.find() ? right.group(1) : "");
        }
        if (failure.getErrorCode() == UNKNOWN_VARIABLE) {
            return new CouldNotCheck("this version does not have the setting: " + said, "");
        }
        return isTimeout(failure)
                ? new CouldNotCheck("no answer within " + ServerConnection.LIMIT.toSeconds() + " s", "")
                : new CouldNotCheck(
                        "the server said: " + said.lines().findFirst().orElse(""), "");
    }

    private static boolean isTimeout(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
