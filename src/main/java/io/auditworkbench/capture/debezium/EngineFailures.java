package io.auditworkbench.capture.debezium;

import com.github.shyiko.mysql.binlog.network.AuthenticationException;
import com.github.shyiko.mysql.binlog.network.ServerException;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns what the engine throws into what happened and what to do; never repeats texts that may hold row values.
final class EngineFailures {

    private static final int BINLOG_CANNOT_BE_READ = 1236;
    private static final int ACCESS_DENIED = 1045;

    /// For a schema, a table, a column, a global right: what a `REVOKE` leaves behind.
    private static final Set<Integer> RIGHT_MISSING = Set.of(1044, 1142, 1143, 1227);

    private EngineFailures() {}

    static WorkbenchException translate(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            WorkbenchException known = known(cause, failure);
            if (known != null) {
                return known;
            }
        }
        return new WorkbenchException(
                ErrorCode.UNREADABLE_EVENT,
                "The binlog's reader stopped at something it cannot handle ("
                        + (failure == null ? "no cause given" : rootName(failure)) + ").",
                "Nothing was skipped. Report this with the log; `auditctl status` names the position.",
                failure);
    }

    private static @Nullable WorkbenchException known(Throwable cause, Throwable failure) {
        return switch (cause) {
            case WorkbenchException ours -> ours;
            case ServerException refused when refused.getErrorCode() == BINLOG_CANNOT_BE_READ -> purgedOrTaken(refused);
            case ServerException refused when RIGHT_MISSING.contains(refused.getErrorCode()) -> right(failure);
            case SQLException sql when RIGHT_MISSING.contains(sql.getErrorCode()) -> right(failure);
            case AuthenticationException _ -> login(failure);
            case SQLException sql when sql.getErrorCode() == ACCESS_DENIED -> login(failure);
            case SQLException sql when isConnectionLoss(sql) -> lost(failure);
            case IOException _ -> lost(failure);
            default -> byText(cause, failure);
        };
    }

    private static @Nullable WorkbenchException byText(Throwable cause, Throwable failure) {
        String text = cause.getMessage() == null ? "" : cause.getMessage();
        if (text.contains("no longer available on the server")) {
            return purged(failure);
        }
        if (text.contains("db history topic is missing")) {
            return new WorkbenchException(
                    ErrorCode.SCHEMA_HISTORY_LOST,
                    "The store no longer knows the tables' columns at the place where capture stopped.",
                    "Restore the store from a backup, or start a new store with a snapshot.",
                    failure);
        }
        if (text.contains("Unable to connect to the database") || text.contains("Timed out after")) {
            return lost(failure);
        }
        return null;
    }

    private static boolean isConnectionLoss(SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.startsWith("08") || sql.getErrorCode() == 0 || sql.getErrorCode() == 1053;
    }

    private static WorkbenchException purgedOrTaken(ServerException refused) {
        String text = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
        if (text.contains("same server_uuid/server_id") || text.contains("server_id")) {
            return new WorkbenchException(
                    ErrorCode.SERVER_ID_IN_USE,
                    "Another reader has connected to the server with the same server id and took its place.",
                    "Stop the other reader, or give this one another id with --server-id.",
                    refused);
        }
        return purged(refused);
    }

    private static WorkbenchException purged(Throwable failure) {
        return new WorkbenchException(
                ErrorCode.BINLOG_PURGED,
                "The server no longer has the binlog that capture was to read next.",
                "Changes since the last captured transaction cannot be read any more; they are recorded as a gap. Start again"
                        + " with --snapshot initial into a new store.",
                failure);
    }

    private static WorkbenchException login(Throwable failure) {
        return new WorkbenchException(
                ErrorCode.SOURCE_LOGIN_REFUSED,
                "The server refused the login.",
                "Check user, password and the host the account may come from; `auditctl doctor` shows the grants needed.",
                failure);
    }

    private static WorkbenchException right(Throwable failure) {
        return new WorkbenchException(
                ErrorCode.NOT_READY,
                "The account has lost a right that capture needs.",
                "`auditctl doctor` names it, with the GRANT to paste; then capture goes on where it stopped.",
                failure);
    }

    private static WorkbenchException lost(Throwable failure) {
        return new WorkbenchException(
                ErrorCode.SOURCE_UNREACHABLE,
                "The connection to the server is gone.",
                "Capture tries again by itself and goes on where it stopped.",
                failure);
    }

    private static String rootName(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
