package io.auditworkbench.workbench.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Programs of the test stand in for those of the system; they note their arguments, where no secret may be.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
class KeychainProgramTest {

    private static final String SECRET = "pass word \"with\" 'all' $kinds";

    @TempDir
    Path folder;

    private KeychainProgram linux(String bus) {
        return new KeychainProgram(Map.of("PATH", "/nowhere:" + folder, "DBUS_SESSION_BUS_ADDRESS", bus), "Linux");
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(
                folder.resolve(name), "#!/bin/sh\ncd " + folder + "\necho \"$@\" >> arguments\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void secretToolKeepsAndForgetsAndNeverSeesASecretInItsArguments() throws IOException {
        // Given
        program("secret-tool", """
                case $1 in
                store) cat > kept ;;
                lookup) cat kept 2>/dev/null ;;
                clear) rm kept ;;
                esac
                """);
        KeychainProgram keychain = linux("unix:path=/run/bus");

        // When
        assertThat(keychain.missing()).isEmpty();
        assertThat(keychain.read(SecretName.TOKEN)).isEmpty();
        keychain.put(SecretName.TOKEN, SECRET);

        // Then
        assertThat(keychain.read(SecretName.TOKEN)).contains(SECRET);
        assertThat(keychain.remove(SecretName.TOKEN)).isTrue();
        assertThat(keychain.remove(SecretName.TOKEN)).isFalse();
        assertThat(folder.resolve("arguments"))
                .content()
                .contains("lookup service audit-workbench name token", "clear service audit-workbench name token")
                .doesNotContain("pass word");
    }

    @Test
    void securityOfMacTakesTheSecretAsACommandOnItsInput() throws IOException {
        // Given
        program("security", """
                case $1 in
                -i) read command; echo "$command" > command; echo "${command##* }" > kept ;;
                find-generic-password) test -f command && cat plain ;;
                delete-generic-password) rm command ;;
                esac
                """);
        Files.writeString(folder.resolve("plain"), "abc\n");
        KeychainProgram keychain = new KeychainProgram(Map.of("PATH", folder.toString()), "Mac OS X");

        // When
        keychain.put(SecretName.WEBHOOK_SECRET, "abc");

        // Then
        assertThat(folder.resolve("command"))
                .hasContent("add-generic-password -U -s audit-workbench -a webhook-secret -X 616263\n");
        assertThat(folder.resolve("arguments")).content().doesNotContain("abc", "616263");
        assertThat(keychain.remove(SecretName.WEBHOOK_SECRET)).isTrue();
    }

    @Test
    void whereThereIsNoKeychainOneSentenceSaysWhy() throws IOException {
        assertThat(linux("").missing()).contains("There is no desktop session, and with it no keychain.");
        assertThat(linux("unix:path=/run/bus").missing())
                .contains("The program secret-tool is not on PATH (Debian, Ubuntu: libsecret-tools).");
        assertThat(new KeychainProgram(Map.of(), "Mac OS X").missing())
                .contains("The program security is not on PATH.");
        assertThat(new KeychainProgram(Map.of(), "Windows 11").missing())
                .contains("The keychain of this system cannot be asked yet.");
        assertThat(linux("").read(SecretName.TOKEN)).isEmpty();
        assertThat(linux("").remove(SecretName.TOKEN)).isFalse();
        assertThatThrownBy(() -> linux("").put(SecretName.TOKEN, "x"))
                .isInstanceOfSatisfying(
                        WorkbenchException.class,
                        refused -> assertThat(refused.nextStep())
                                .isEqualTo("Keep the secret in the encrypted file: --in file."));
    }

    @Test
    void aKeychainThatIsLockedOrBrokenIsAsIfItHadNothing() throws IOException {
        program("secret-tool", "exit 1\n");
        KeychainProgram keychain = linux("unix:path=/run/bus");

        assertThat(keychain.read(SecretName.TOKEN)).isEmpty();
        assertThatThrownBy(() -> keychain.put(SecretName.TOKEN, "x"))
                .isInstanceOf(WorkbenchException.class)
                .hasMessage("The keychain did not take the secret.");
    }
}
