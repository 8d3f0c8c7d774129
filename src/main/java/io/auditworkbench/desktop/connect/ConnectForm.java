package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.common.CommandText;
import io.auditworkbench.desktop.common.DesktopFolders;
import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.Environment;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.health.HealthQuestion;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What somebody filled in; it outlives the screen, so that a look elsewhere loses nothing.
///
/// The password is held while the window is open, and goes nowhere else: not into settings, addresses or commands.
///
/// - **Threading**: the JavaFX thread.
public final class ConnectForm {

    /// The server decides nothing about encryption here: required, and preferred on this computer.
    static final String USUAL_TLS = "usual";

    static final List<String> TLS_MODES =
            List.of(USUAL_TLS, "disabled", "preferred", "required", "verify-ca", "verify-identity");

    private static final String USUAL_PORT = "3306";
    private static final String KEY = "connect.";

    final StringProperty host = new SimpleStringProperty("");
    final StringProperty port = new SimpleStringProperty(USUAL_PORT);
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    final StringProperty tls = new SimpleStringProperty(USUAL_TLS);
    final StringProperty name = new SimpleStringProperty("");
    final ObjectProperty<Environment> environment = new SimpleObjectProperty<>(Environment.DEVELOPMENT);
    final StringProperty tables = new SimpleStringProperty("");
    final BooleanProperty snapshot = new SimpleBooleanProperty(true);
    final StringProperty store = new SimpleStringProperty("");

    private final DesktopSettings settings;
    private final DesktopFolders folders;

    /// - **Shape**: filled in as it was at the last capture, but for the password.
    public ConnectForm(DesktopSettings settings, DesktopFolders folders) {
        this.settings = settings;
        this.folders = folders;
        reset();
    }

    /// As it was at the last capture; what was filled in since is gone.
    void reset() {
        host.set(settings.text(KEY + "host", ""));
        port.set(settings.text(KEY + "port", USUAL_PORT));
        user.set(settings.text(KEY + "user", ""));
        password.set("");
        tls.set(settings.text(KEY + "tls", USUAL_TLS));
        name.set(settings.text(KEY + "name", ""));
        tables.set(settings.text(KEY + "tables", ""));
        snapshot.set(true);
        store.set(settings.text(KEY + "store", folders.store().toString()));
        environment.set(Environment.of(settings, storePath()));
    }

    /// Whether something would be lost by [#reset()].
    boolean isTouched() {
        return !password.get().isEmpty()
                || !host.get().equals(settings.text(KEY + "host", ""))
                || !user.get().equals(settings.text(KEY + "user", ""))
                || !tables.get().equals(settings.text(KEY + "tables", ""));
    }

    /// Remembers it for the next time, without the password.
    void remember() {
        settings.put(KEY + "host", host.get());
        settings.put(KEY + "port", port.get());
        settings.put(KEY + "user", user.get());
        settings.put(KEY + "tls", tls.get());
        settings.put(KEY + "name", name.get());
        settings.put(KEY + "tables", tables.get());
        settings.put(KEY + "store", store.get());
        environment.get().remember(settings, storePath());
    }

    /// Fills in what a pasted text says.
    void fill(ConnectionInput input) {
        host.set(input.host().isEmpty() ? "localhost" : input.host());
        port.set(input.port().isEmpty() ? USUAL_PORT : input.port());
        if (!input.user().isEmpty()) {
            user.set(input.user());
        }
        if (!input.password().isEmpty()) {
            password.set(input.password());
        }
        tls.set(TLS_MODES.contains(input.tls()) ? input.tls() : USUAL_TLS);
        if (!input.schema().isEmpty()) {
            tables.set(input.schema() + ".*");
        }
    }

    /// Whether there is enough to try.
    boolean isComplete() {
        return !host.get().isBlank()
                && !user.get().isBlank()
                && port.get().strip().matches("[0-9]{1,5}");
    }

    /// `db1:3306`, as a source is called without a name.
    String address() {
        String plain = host.get().strip();
        return (plain.contains(":") ? "[" + plain + "]" : plain) + ":"
                + port.get().strip();
    }

    /// Without the password.
    String url() {
        String account =
                URLEncoder.encode(user.get().strip(), StandardCharsets.UTF_8).replace("+", "%20");
        return "mysql://" + account + "@" + address() + "/" + (tls.get().equals(USUAL_TLS) ? "" : "?tls=" + tls.get());
    }

    /// The patterns on one line, divided by commas.
    String globs() {
        return String.join(
                ",",
                tables.get()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    Path storePath() {
        return Path.of(
                store.get().isBlank() ? folders.store().toString() : store.get().strip());
    }

    HealthQuestion question() {
        return new HealthQuestion(
                Optional.of(url()), password.get(), globs(), List.of(), storePath(), HealthQuestion.USUAL_KEEP);
    }

    CaptureRequest request() {
        return new CaptureRequest(
                storePath(),
                url(),
                password.get(),
                globs(),
                snapshot.get() ? CaptureRequest.Beginning.SNAPSHOT : CaptureRequest.Beginning.NOW,
                CaptureRequest.Extent.UNTIL_STOPPED,
                null,
                name.get().isBlank() ? null : name.get().strip());
    }

    /// The command that checks the server; it asks for the password in a file.
    String doctorCommand() {
        return CommandText.of(withTables("doctor")).toString();
    }

    /// The command that captures it, under a policy where there is one.
    String captureCommand(Optional<Path> policy) {
        List<String> words = withTables("capture");
        words.addAll(List.of("--store", storePath().toString()));
        if (!snapshot.get()) {
            words.addAll(List.of("--snapshot", "never"));
        }
        if (!name.get().isBlank()) {
            words.addAll(List.of("--source", name.get().strip()));
        }
        policy.ifPresent(file -> words.addAll(List.of("--masking", file.toString())));
        return CommandText.of(words).toString();
    }

    private List<String> withTables(String verb) {
        List<String> words = new ArrayList<>(List.of(verb, "--url", url(), "--password-file", "FILE"));
        if (!globs().isEmpty()) {
            words.addAll(List.of("--tables", globs()));
        }
        return words;
    }
}
