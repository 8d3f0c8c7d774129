package io.auditworkbench.capture.debezium.preflight;

import io.auditworkbench.capture.ConnectionOutcome;
import io.auditworkbench.capture.ConnectionOutcome.Connected;
import io.auditworkbench.capture.ConnectionOutcome.NotConnected;
import io.auditworkbench.capture.ConnectionSettings;
import io.auditworkbench.capture.ConnectionStage;
import io.auditworkbench.capture.ConnectionStep;
import io.auditworkbench.capture.ServerVersion;
import io.auditworkbench.capture.VersionSupport;
import io.auditworkbench.capture.debezium.preflight.Greeting.Encryption;
import io.auditworkbench.capture.debezium.preflight.Greeting.Hello;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Connects step by step, so that a failure names the step that failed: host, port, TLS, login, version.
///
/// - **Threading**: one use by one thread; blocks for at most a few limits of [ServerConnection#LIMIT], and for as long
///   as the resolver of the machine takes.
public final class ConnectionTest {

    private final ConnectionSettings settings;
    private final List<ConnectionStep> steps = new ArrayList<>();
    private long stepStarted = System.nanoTime();

    public ConnectionTest(ConnectionSettings settings) {
        this.settings = settings;
    }

    /// The steps that went well so far, in order.
    public List<ConnectionStep> steps() {
        return List.copyOf(steps);
    }

    /// Goes through the steps and says how it ended; leaves no connection open.
    public ConnectionOutcome run() {
        InetAddress[] addresses;
        try {
            addresses = InetAddress.getAllByName(settings.host());
        } catch (UnknownHostException _) {
            return Stop.unknownHost(settings);
        }
        done(
                ConnectionStage.DNS,
                Arrays.stream(addresses).map(InetAddress::getHostAddress).collect(Collectors.joining(", ")));
        return switch (greeting(addresses)) {
            case Hello hello -> greeted(hello);
            case Greeting other -> Stop.unreachable(settings, other);
        };
    }

    /// A host may have several addresses, and MySQL may listen on one: the others say nothing about it.
    private Greeting greeting(InetAddress[] addresses) {
        GreetingReader reader = new GreetingReader(ServerConnection.LIMIT);
        Greeting best = new Greeting.NobodyThere();
        for (InetAddress address : addresses) {
            Greeting greeting = reader.read(address, settings.port());
            if (greeting instanceof Hello) {
                return greeting;
            }
            best = best instanceof Greeting.NobodyThere ? greeting : best;
        }
        return best;
    }

    private ConnectionOutcome greeted(Hello hello) {
        done(ConnectionStage.TCP, "a server answers");
        Optional<NotConnected> wrongServer = wrongServer(hello.version());
        if (wrongServer.isPresent()) {
            return wrongServer.get();
        }
        if (hello.encryption() == Encryption.NOT_OFFERED && settings.tls().isMandatory()) {
            return Stop.noEncryption(settings);
        }
        try (Connection connection = ServerConnection.open(settings)) {
            return loggedIn(new ServerFacts(connection, settings));
        } catch (SQLException e) {
            return LoginRefusal.of(e, settings);
        }
    }

    private ConnectionOutcome loggedIn(ServerFacts facts) throws SQLException {
        String cipher = facts.cipher();
        // TLS is settled inside the login: its time is counted there.
        steps.add(new ConnectionStep(ConnectionStage.TLS, cipher.isEmpty() ? "not encrypted" : cipher, Duration.ZERO));
        done(ConnectionStage.LOGIN, "as " + settings.user());
        ServerVersion version = facts.version();
        Optional<NotConnected> wrongServer = wrongServer(version);
        if (wrongServer.isPresent()) {
            return wrongServer.get();
        }
        Connected connected = new Connected(facts.identity(version), facts.settledTls());
        done(ConnectionStage.VERSION, "MySQL " + version.text());
        return connected;
    }

    private static Optional<NotConnected> wrongServer(ServerVersion version) {
        return switch (VersionSupport.of(version)) {
            case MARIADB -> Optional.of(Stop.mariaDb(version));
            case TOO_OLD -> Optional.of(Stop.tooOld(version));
            case SUPPORTED, UNTESTED -> Optional.empty();
        };
    }

    private void done(ConnectionStage stage, String found) {
        long now = System.nanoTime();
        steps.add(new ConnectionStep(stage, found, Duration.ofNanos(now - stepStarted)));
        stepStarted = now;
    }
}
