package io.auditworkbench.workbench.secret;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Secrets in one file, encrypted under a passphrase.
///
/// - **Shape**: a line that says what the file is, a line `argon2id KIB PASSES LANES SALT`, and a line `NAME NONCE
///   SEALED` for each secret. Names are readable without the passphrase; a secret is bound to its name and to the first
///   two lines. Who can write the file can take a secret away or bring an older state back, and cannot read or forge
///   one.
/// - **Errors**: `BAD_CONFIGURATION` for a file that others can read, that is none of ours or that was changed, for a
///   wrong passphrase and for a missing one.
/// - **Threading**: one thread at a time; two processes that write at one time overwrite each other.
/// - **Source**: ADR-0039.
public final class SecretVault {

    private static final String KIND = "audit-workbench-secrets 1";
    private static final int NONCE_BYTES = 12;

    private final Path file;
    private final Passphrase passphrase;
    private final SecureRandom random;

    public SecretVault(Path file, Passphrase passphrase, SecureRandom random) {
        this.file = file;
        this.passphrase = passphrase;
        this.random = random;
    }

    /// What the file holds, still sealed.
    private record Content(VaultKey.Cost cost, Map<SecretName, List<byte[]>> sealed) {}

    /// Where it is.
    public Path file() {
        return file;
    }

    /// The names of the secrets in it; none when there is no file.
    public List<SecretName> names() {
        return Files.exists(file) ? List.copyOf(content().sealed().keySet()) : List.of();
    }

    /// The secret of that name, for which the passphrase is needed.
    public Optional<String> read(SecretName name) {
        if (!names().contains(name)) {
            return Optional.empty();
        }
        Content content = content();
        VaultKey key = VaultKey.of(known(), content.cost());
        return Optional.of(opened(key, content, name));
    }

    /// Adds a secret or replaces it; makes the file where there is none.
    public void put(SecretName name, String secret) {
        boolean isNew = names().isEmpty();
        Content content = isNew ? new Content(VaultKey.Cost.usual(random), new LinkedHashMap<>()) : content();
        VaultKey key = VaultKey.of(isNew ? chosen() : known(), content.cost());
        for (SecretName there : content.sealed().keySet()) {
            // one passphrase for all of them
            opened(key, content, there);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = key.seal(nonce, bound(content.cost(), name), secret.getBytes(StandardCharsets.UTF_8));
        content.sealed().put(name, List.of(nonce, sealed));
        write(content);
    }

    /// Takes a secret out, for which no passphrase is needed; false when it was not there.
    public boolean remove(SecretName name) {
        if (!names().contains(name)) {
            return false;
        }
        Content content = content();
        content.sealed().remove(name);
        write(content);
        return true;
    }

    private String opened(VaultKey key, Content content, SecretName name) {
        List<byte[]> line = content.sealed().getOrDefault(name, List.of());
        byte[] plain = key.open(line.get(0), bound(content.cost(), name), line.get(1))
                .orElseThrow(() -> new WorkbenchException(
                        ErrorCode.BAD_CONFIGURATION,
                        "The passphrase does not open " + file + ", or the file was changed.",
                        "Give the passphrase it was made with, or remove the file and set its secrets anew."));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static byte[] bound(VaultKey.Cost cost, SecretName name) {
        return (KIND + "\n" + cost.line() + "\n" + name.text()).getBytes(StandardCharsets.UTF_8);
    }

    private String known() {
        return passphrase.known().orElseThrow(() -> noPassphrase("is needed to open"));
    }

    private String chosen() {
        return passphrase.chosen().orElseThrow(() -> noPassphrase("is needed for"));
    }

    private WorkbenchException noPassphrase(String what) {
        return new WorkbenchException(
                ErrorCode.BAD_CONFIGURATION,
                "A passphrase " + what + " the encrypted file " + file + ", and there is nobody to ask.",
                "Write it into a file that only you can read, and name that file with " + Passphrase.FILE_VARIABLE
                        + ".");
    }

    private Content content() {
        try {
            SecretFile.requirePrivate(file, "encrypted");
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2 || !lines.getFirst().equals(KIND)) {
                throw foreign(null);
            }
            Map<SecretName, List<byte[]>> sealed = new LinkedHashMap<>();
            for (String line : lines.subList(2, lines.size())) {
                String[] words = line.split(" ");
                SecretName name = SecretName.of(words[0]).orElseThrow(() -> foreign(null));
                sealed.put(name, List.of(decoded(words[1]), decoded(words[2])));
            }
            return new Content(VaultKey.Cost.read(lines.get(1)), sealed);
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            throw foreign(unreadable);
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }

    private WorkbenchException foreign(@Nullable Exception cause) {
        return new WorkbenchException(
                ErrorCode.BAD_CONFIGURATION,
                file + " is no file of secrets that this version can read.",
                "Move it away, or install the newest version.",
                cause);
    }

    /// Beside it first, so that there is always a whole one.
    private void write(Content content) {
        StringBuilder text = new StringBuilder(KIND)
                .append('\n')
                .append(content.cost().line())
                .append('\n');
        Base64.Encoder encoder = Base64.getEncoder();
        content.sealed()
                .forEach((name, line) -> text.append(name.text())
                        .append(' ')
                        .append(encoder.encodeToString(line.get(0)))
                        .append(' ')
                        .append(encoder.encodeToString(line.get(1)))
                        .append('\n'));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            PrivateFile.createFolders(file.toAbsolutePath().getParent());
            Files.deleteIfExists(beside);
            PrivateFile.writeNew(beside, text.toString());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "The secrets cannot be kept in " + file + ".",
                    "See that this account may write there.",
                    unwritable);
        }
    }
}
