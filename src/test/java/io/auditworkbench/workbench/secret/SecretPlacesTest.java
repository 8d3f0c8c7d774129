package io.auditworkbench.workbench.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The order of places, and the encrypted file on a real disk.
class SecretPlacesTest {

    private static final String PASSPHRASE = "correct horse battery";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final KeptInMemory keychain = new KeptInMemory();
    private Optional<String> passphrase = Optional.of(PASSPHRASE);

    /// A keychain that forgets with the test.
    private static final class KeptInMemory implements Keychain {

        private final Map<SecretName, String> kept = new EnumMap<>(SecretName.class);

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public Optional<String> read(SecretName name) {
            return Optional.ofNullable(kept.get(name));
        }

        @Override
        public void put(SecretName name, String secret) {
            kept.put(name, secret);
        }

        @Override
        public boolean remove(SecretName name) {
            return kept.remove(name) != null;
        }
    }

    private Path file() {
        return folder.resolve("config/secrets");
    }

    private SecretVault vault() {
        Passphrase known = new Passphrase() {
            @Override
            public Optional<String> known() {
                return passphrase;
            }

            @Override
            public Optional<String> chosen() {
                return passphrase;
            }
        };
        return new SecretVault(file(), known, new SecureRandom());
    }

    private SecretPlaces places() {
        return new SecretPlaces(environment, keychain, vault());
    }

    @Test
    void theFirstPlaceThatHasItWins() throws IOException {
        // Given
        Path named = PrivateFile.write(folder.resolve("named"), "of the option\nsecond line\n");
        Path pointed = PrivateFile.write(folder.resolve("pointed"), "of the file\n");
        environment.put("AUDITCTL_TOKEN_FILE", pointed.toString());
        environment.put("AUDITCTL_TOKEN", "of the environment");
        keychain.put(SecretName.TOKEN, "of the keychain");
        vault().put(SecretName.TOKEN, "of the encrypted file");

        // When, Then
        assertThat(places().find(SecretName.TOKEN, named)).contains("of the option");
        assertThat(places().places().stream().map(SecretPlaces.Place::where))
                .containsExactly("$AUDITCTL_TOKEN_FILE", "keychain", file().toString(), "$AUDITCTL_TOKEN");
        List<Optional<String>> found = new ArrayList<>();
        found.add(places().find(SecretName.TOKEN, null));
        environment.remove("AUDITCTL_TOKEN_FILE");
        found.add(places().find(SecretName.TOKEN, null));
        keychain.remove(SecretName.TOKEN);
        found.add(places().find(SecretName.TOKEN, null));
        vault().remove(SecretName.TOKEN);
        found.add(places().find(SecretName.TOKEN, null));
        environment.clear();
        found.add(places().find(SecretName.TOKEN, null));
        assertThat(found)
                .containsExactly(
                        Optional.of("of the file"),
                        Optional.of("of the keychain"),
                        Optional.of("of the encrypted file"),
                        Optional.of("of the environment"),
                        Optional.empty());
    }

    @Test
    void whatIsNamedAndCannotBeReadIsNeverPassedOver() {
        environment.put("AUDITCTL_TOKEN", "of the environment");
        environment.put("AUDITCTL_TOKEN_FILE", folder.resolve("missing").toString());

        assertThatThrownBy(() -> places().find(SecretName.TOKEN, null))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("The token file " + folder.resolve("missing") + " cannot be read.");

        // nor is an encrypted file that nobody can open
        environment.remove("AUDITCTL_TOKEN_FILE");
        vault().put(SecretName.TOKEN, "sealed");
        passphrase = Optional.empty();
        assertThatThrownBy(() -> places().find(SecretName.TOKEN, null))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("A passphrase is needed to open the encrypted file");
        passphrase = Optional.of("another passphrase");
        assertThatThrownBy(() -> places().find(SecretName.TOKEN, null))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("The passphrase does not open");
    }

    @Test
    void theCredentialOfAServiceComesAfterANamedFileAndBeforeTheKeychain() throws IOException {
        // Given
        Path credentials = Files.createDirectories(folder.resolve("credentials"));
        environment.put("CREDENTIALS_DIRECTORY", credentials.toString());
        keychain.put(SecretName.MYSQL_PASSWORD, "of the keychain");

        // When, Then: a service may have other credentials than this one
        assertThat(places().find(SecretName.MYSQL_PASSWORD, null)).contains("of the keychain");
        PrivateFile.write(credentials.resolve("mysql-password"), "of the credential\n");
        assertThat(places().find(SecretName.MYSQL_PASSWORD, null)).contains("of the credential");
        assertThat(places().places().stream().map(SecretPlaces.Place::where))
                .containsExactly("$CREDENTIALS_DIRECTORY/mysql-password", "keychain");
        Path named = PrivateFile.write(folder.resolve("named"), "of the option\n");
        assertThat(places().find(SecretName.MYSQL_PASSWORD, named)).contains("of the option");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have the permissions of their folder")
    void aCredentialMayShowTheMaskOfAnAccessListButNeverBeOpenToEverybody() throws IOException {
        environment.put("CREDENTIALS_DIRECTORY", folder.toString());
        Path credential = PrivateFile.write(folder.resolve("mysql-password"), "of the credential\n");

        Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("r--r-----"));
        assertThat(places().find(SecretName.MYSQL_PASSWORD, null)).contains("of the credential");

        Files.setPosixFilePermissions(credential, PosixFilePermissions.fromString("r--r--r--"));
        assertThatThrownBy(() -> places().find(SecretName.MYSQL_PASSWORD, null))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("The password file " + credential
                        + " can be read or changed by other accounts of this machine.");
    }

    @Test
    void theEncryptedFileHoldsNothingReadableAndKeepsEverySecret() throws IOException {
        // Given
        Map<SecretName, String> secrets = new EnumMap<>(SecretName.class);
        for (SecretName name : SecretName.values()) {
            secrets.put(name, "s3cret of " + name + " – ünïcode ☃");
        }

        // When
        secrets.forEach((name, secret) -> vault().put(name, secret));
        vault().put(SecretName.TOKEN, "a newer one");
        secrets.put(SecretName.TOKEN, "a newer one");

        // Then
        assertThat(vault().names()).containsExactlyInAnyOrder(SecretName.values());
        secrets.forEach((name, secret) -> assertThat(vault().read(name)).contains(secret));
        String text = Files.readString(file());
        assertThat(text).startsWith("audit-workbench-secrets 1\nargon2id 19456 2 1 ");
        assertThat(text).doesNotContain("s3cret", "newer", PASSPHRASE);
        assertThat(folder.resolve("config/secrets.new")).doesNotExist();
    }

    @Test
    void everyByteThatIsChangedIsNoticed() throws IOException {
        // Given
        vault().put(SecretName.TOKEN, "sealed");
        byte[] whole = Files.readAllBytes(file());
        List<Integer> unnoticed = new ArrayList<>();

        // When: base64 has letters whose last bits mean nothing only where its padding stands
        for (int at = 0; at < whole.length - 1; at += 3) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file(), changed);
            try {
                if (vault().read(SecretName.TOKEN).equals(Optional.of("sealed"))) {
                    unnoticed.add(at);
                }
            } catch (WorkbenchException _) {
                // noticed
            }
        }

        // Then
        String text = new String(whole, StandardCharsets.US_ASCII);
        assertThat(unnoticed).allMatch(at -> text.startsWith("=", at + 1) || text.startsWith("==", at + 1));
        assertThat(unnoticed).hasSizeLessThan(4);
    }

    @Test
    void oneSecretCannotBePutInThePlaceOfAnother() throws IOException {
        vault().put(SecretName.TOKEN, "a token");
        vault().put(SecretName.MYSQL_PASSWORD, "a password");
        String text = Files.readString(file());
        PrivateFile.write(
                file(),
                text.replace("\ntoken ", "\n# ")
                        .replace("\nmysql-password ", "\ntoken ")
                        .replace("\n# ", "\nmysql-password "));

        assertThatThrownBy(() -> vault().read(SecretName.TOKEN))
                .isInstanceOf(WorkbenchException.class)
                .hasMessageContaining("or the file was changed");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have the permissions of their folder")
    void filesThatOthersCanReadAreRefusedWithTheCommandThatMendsIt() throws IOException {
        vault().put(SecretName.TOKEN, "sealed");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> places().find(SecretName.TOKEN, null))
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        refused -> assertThat(refused.nextStep()).isEqualTo("Run: chmod 600 " + file()));
        Path open = Files.writeString(folder.resolve("open"), "secret");
        assertThatThrownBy(() -> places().find(SecretName.TOKEN, open))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("The token file " + open + " can be read or changed by other accounts of this machine.");
    }

    /// RFC 9106, section 5.3.
    @Test
    void argon2idIsThatOfTheStandard() {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(filled(32, 1), tag);

        assertThat(HexFormat.of().formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    private static byte[] filled(int length, int octet) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, (byte) octet);
        return bytes;
    }
}
