package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ConnectionOutcome.NotConnected;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.ConnectionStage;
import io.auditworkbench.capture.TlsMode;
import io.auditworkbench.model.error.ErrorCode;
import java.io.EOFException;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// The words for each way in which a server refuses a login.
///
/// - **Source**: MySQL server error reference, for the numbers.
final class LoginRefusal {

    private static final Pattern DENIED = Pattern.compile("for user ('.*'@'(.*)')");

    private LoginRefusal() {}

    static NotConnected of(SQLException failure, ConnectionSettings settings) {
        Optional<Throwable> tlsFailure =
                cause(failure, SSLException.class).or(() -> cause(failure, GeneralSecurityException.class));
        if (tlsFailure.isPresent()) {
            return tls(tlsFailure.get(), settings);
        }
        return switch (failure.getErrorCode()) {
            case 1045, 1698 -> denied(failure, settings);
            case 3159 ->
                login(
                        "The server takes encrypted connections only.",
                        "Write ?tls=required after the address, or leave tls out.");
            case 1820, 1862 ->
                login(
                        "The password of " + settings.user() + " has expired.",
                        "Give it a new one: ALTER USER " + account(failure, settings) + " IDENTIFIED BY '…';");
            case 3118 ->
                login(
                        "The account " + account(failure, settings) + " is locked.",
                        "ALTER USER " + account(failure, settings) + " ACCOUNT UNLOCK;");
            case 1040, 1203, 1226 ->
                login("Server said: " + failure.getMessage() + ".", "Try again later, or ask for a higher limit.");
            default -> unexpected(failure, settings);
        };
    }

    private static NotConnected denied(SQLException failure, ConnectionSettings settings) {
        Matcher account = DENIED.matcher(String.valueOf(failure.getMessage()));
        String name = account.find() ? account.group(1) : Sql.text(settings.user());
        String from = account.hasMatch() ? account.group(2) : "this machine";
        if (settings.password().isEmpty()) {
            return login(
                    "Server said: Access denied for " + name + ", and no password was given.",
                    "Write the password into a file that only you can read, and add --password-file FILE.");
        }
        String plain = settings.tls() == TlsMode.DISABLED
                ? " If the account requires TLS, write ?tls=required after the address."
                : "";
        return login(
                "Server said: Access denied for " + name + ".",
                "Check the password; and the account must be allowed from " + from + ": CREATE USER "
                        + (account.hasMatch() ? name : Sql.text(settings.user()) + "@'…'")
                        + " IDENTIFIED BY '…' REQUIRE SSL;" + plain);
    }

    private static NotConnected tls(Throwable failure, ConnectionSettings settings) {
        String reason = String.valueOf(failure.getMessage());
        String next = settings.tls() == TlsMode.VERIFY_CA || settings.tls() == TlsMode.VERIFY_IDENTITY
                ? "Give the server a certificate that this Java trusts, start with"
                        + " -Djavax.net.ssl.trustStore=FILE, or write ?tls=required to encrypt without checking it."
                : "Server and client must share a TLS version (1.2 or 1.3): check tls_version at the server.";
        return new NotConnected(
                ConnectionStage.TLS,
                ErrorCode.SOURCE_TLS_FAILED,
                "The encrypted connection to " + settings.address() + " failed: " + reason + ".",
                next);
    }

    private static NotConnected unexpected(SQLException failure, ConnectionSettings settings) {
        String said = String.valueOf(failure.getMessage());
        if (said.contains("Public Key Retrieval")) {
            return login(
                    "The account's password would have to cross the network without TLS.",
                    "Use TLS: write ?tls=required after the address.");
        }
        if (cause(failure, SocketTimeoutException.class).isPresent()) {
            return login(
                    settings.address() + " did not answer the login within " + ServerConnection.LIMIT.toSeconds()
                            + " s.",
                    "Try again; if it stays so, look into the server's error log.");
        }
        if (failure.getErrorCode() == 0 && cause(failure, EOFException.class).isPresent()) {
            return login(
                    settings.address() + " closed the connection during the login.",
                    "Check that this port is MySQL's, and look into the server's error log.");
        }
        return login(
                "The login failed: "
                        + said.lines().findFirst().orElse("no reason given").strip() + ".",
                "Look into the server's error log.");
    }

    private static String account(SQLException failure, ConnectionSettings settings) {
        Matcher account = Pattern.compile("'[^']*'@'[^']*'").matcher(String.valueOf(failure.getMessage()));
        return account.find() ? account.group() : Sql.text(settings.user()) + "@'…'";
    }

    private static NotConnected login(String happened, String nextStep) {
        return new NotConnected(ConnectionStage.LOGIN, ErrorCode.SOURCE_LOGIN_REFUSED, happened, nextStep);
    }

    private static Optional<Throwable> cause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
