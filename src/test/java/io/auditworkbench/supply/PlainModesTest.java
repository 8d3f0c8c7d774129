package io.auditworkbench.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainModesTest {

    @TempDir
    Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void whatIsPackedHasTheSamePermissionsWhoeverBuildsIt() throws IOException {
        Path strict = Files.createDirectories(folder.resolve("classes/strict"));
        Path secret = Files.writeString(strict.resolve("a.class"), "a");
        Path open = Files.writeString(folder.resolve("classes/b.properties"), "b");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(strict, PosixFilePermissions.fromString("rwx------"));

        PlainModes.set(folder.resolve("classes"));

        assertThat(mode(strict)).isEqualTo("rwxr-xr-x");
        assertThat(mode(secret)).isEqualTo("rw-r--r--");
        assertThat(mode(open)).isEqualTo("rw-r--r--");
        assertThat(mode(folder.resolve("classes"))).isEqualTo("rwxr-xr-x");
    }
}
