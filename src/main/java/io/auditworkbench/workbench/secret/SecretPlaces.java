package io.auditworkbench.workbench.secret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where secrets are looked for: a file that an option or the environment names, the credentials that systemd hands to
/// a service, the keychain, the encrypted file, the environment itself. The first that has it wins; the command line
/// never has it, where every account could read it.
///
/// - **Errors**: as of [SecretFile] and [SecretVault]; what is named and cannot be read is refused, never passed over.
/// - **Threading**: one thread at a time.
public final class SecretPlaces {

    /// The folder of the credentials of a service.
    ///
    /// - **Source**: `systemd.exec(5)`, `LoadCredential=`.
    private static final String CREDENTIALS = "CREDENTIALS_DIRECTORY";

    private final Map<String, String> environment;
    private final Keychain keychain;
    private final SecretVault vault;

    public SecretPlaces(Map<String, String> environment, Keychain keychain, SecretVault vault) {
        this.environment = Map.copyOf(environment);
        this.keychain = keychain;
        this.vault = vault;
    }

    /// The secret of that name; `named` is the file that an option names, null without one.
    public Optional<String> find(SecretName name, @Nullable Path named) {
        Path file = named == null ? fileOfEnvironment(name) : named;
        if (file != null) {
            return Optional.of(SecretFile.read(file, name.words()));
        }
        Path credential = credential(name);
        if (credential != null) {
            return Optional.of(SecretFile.readCredential(credential, name.words()));
        }
        return keychain.read(name).or(() -> vault.read(name)).or(() -> ofEnvironment(name));
    }

    /// A place that has a secret; the first of a name is the one that is used.
    ///
    /// - **Shape**: `where` is a variable, `keychain`, or the path of the encrypted file.
    public record Place(SecretName name, String where) {}

    /// Every place of every secret, the one that is used first, without a look at any of them.
    public List<Place> places() {
        List<Place> places = new ArrayList<>();
        for (SecretName name : SecretName.values()) {
            if (fileOfEnvironment(name) != null) {
                places.add(new Place(name, "$" + name.variable() + "_FILE"));
            }
            if (credential(name) != null) {
                places.add(new Place(name, "$" + CREDENTIALS + "/" + name.text()));
            }
            if (keychain.read(name).isPresent()) {
                places.add(new Place(name, "keychain"));
            }
            if (vault.names().contains(name)) {
                places.add(new Place(name, vault.file().toString()));
            }
            if (ofEnvironment(name).isPresent()) {
                places.add(new Place(name, "$" + name.variable()));
            }
        }
        return places;
    }

    /// The keychain.
    public Keychain keychain() {
        return keychain;
    }

    /// The encrypted file.
    public SecretVault vault() {
        return vault;
    }

    private @Nullable Path fileOfEnvironment(SecretName name) {
        String file = environment.getOrDefault(name.variable() + "_FILE", "");
        return file.isEmpty() ? null : Path.of(file);
    }

    /// The credential of that name; null where no service manager handed one over.
    private @Nullable Path credential(SecretName name) {
        String folder = environment.getOrDefault(CREDENTIALS, "");
        Path file = Path.of(folder).resolve(name.text());
        return folder.isEmpty() || !Files.exists(file) ? null : file;
    }

    private Optional<String> ofEnvironment(SecretName name) {
        return Optional.of(environment.getOrDefault(name.variable(), "")).filter(secret -> !secret.isEmpty());
    }
}
