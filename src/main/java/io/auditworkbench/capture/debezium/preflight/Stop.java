package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ConnectionOutcome.NotConnected;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.ConnectionStage;
import io.auditworkbench.capture.ServerVersion;
import io.auditworkbench.capture.VersionSupport;
import io.auditworkbench.capture.debezium.preflight.Greeting.Hello;
import io.auditworkbench.capture.debezium.preflight.Greeting.NoAnswer;
import io.auditworkbench.capture.debezium.preflight.Greeting.NoWay;
import io.auditworkbench.capture.debezium.preflight.Greeting.NobodyThere;
import io.auditworkbench.capture.debezium.preflight.Greeting.NotMysql;
import io.auditworkbench.capture.debezium.preflight.Greeting.Refused;
import io.auditworkbench.capture.debezium.preflight.Greeting.Silent;
import io.auditworkbench.model.error.ErrorCode;

/// The words for each way in which a connection can stop before the login.
final class Stop {

    private Stop() {}

    static NotConnected unknownHost(ConnectionSettings settings) {
        return new NotConnected(
                ConnectionStage.DNS,
                ErrorCode.SOURCE_UNREACHABLE,
                "No address is known for the host " + settings.host() + ".",
                "Check the spelling, or give the address in numbers.");
    }

    /// - **Shape**: any greeting but [Hello].
    static NotConnected unreachable(ConnectionSettings settings, Greeting greeting) {
        String address = settings.address();
        return switch (greeting) {
            case NobodyThere _ ->
                tcp(
                        "Nothing answers on " + address + ".",
                        "Is MySQL listening on this address? Check the port, bind-address and the firewall.");
            case NoAnswer _ ->
                tcp(
                        address + " did not answer within " + seconds() + ".",
                        "Check host and port; a firewall may drop the packets.");
            case NoWay(String reason) ->
                tcp("There is no way to " + address + ": " + reason + ".", "Check the network, the host and the port.");
            case Silent _ ->
                tcp(
                        address + " took the connection and said nothing for " + seconds() + ".",
                        "A MySQL server speaks first, so this is another program, or a stuck server: check host and"
                                + " port.");
            case NotMysql _ ->
                tcp(address + " answers, but not as MySQL does.", "Check host and port; MySQL's own port is 3306.");
            case Refused(int number, String message) -> refused(address, number, message);
            case Hello _ -> throw new IllegalArgumentException("a greeting is no reason to stop");
        };
    }

    static NotConnected mariaDb(ServerVersion version) {
        return new NotConnected(
                ConnectionStage.VERSION,
                ErrorCode.MARIADB_NOT_SUPPORTED,
                "This server is MariaDB " + version.number()
                        + ". Audit Workbench reads MySQL; MariaDB is planned for a later version. Nothing was changed.",
                "");
    }

    static NotConnected tooOld(ServerVersion version) {
        return new NotConnected(
                ConnectionStage.VERSION,
                ErrorCode.NOT_READY,
                "This server is MySQL " + version.number() + ". Audit Workbench reads "
                        + VersionSupport.SUPPORTED_VERSIONS + ".",
                "Upgrade the server, or capture from a replica that runs a newer version. Nothing was changed.");
    }

    static NotConnected noEncryption(ConnectionSettings settings) {
        return new NotConnected(
                ConnectionStage.TLS,
                ErrorCode.SOURCE_TLS_FAILED,
                settings.address() + " does not offer TLS, and tls="
                        + settings.tls().word() + " asks for it.",
                "Turn TLS on at the server (ssl_cert and ssl_key in my.cnf), or write ?tls=disabled after the address"
                        + " if you trust the network.");
    }

    private static NotConnected refused(String address, int number, String message) {
        String next = switch (number) {
            case 1130 -> "The server takes no connections from this machine: allow its address for an account.";
            case 1129 ->
                "Too many broken connections came from this machine. An administrator runs FLUSH HOSTS;"
                        + " on the server.";
            case 1040 -> "Try again later, or raise max_connections.";
            default -> "Look into the server's error log.";
        };
        return tcp(address + " refused the connection: " + message + ".", next);
    }

    private static NotConnected tcp(String happened, String nextStep) {
        return new NotConnected(ConnectionStage.TCP, ErrorCode.SOURCE_UNREACHABLE, happened, nextStep);
    }

    private static String seconds() {
        return ServerConnection.LIMIT.toSeconds() + " s";
    }
}
