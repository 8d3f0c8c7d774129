package io.auditworkbench.supply;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.text.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `installer/release`, by a real shell, in a small stand-in for a checkout with a stand-in for git.
class ReleaseScriptTest {

    @TempDir
    Path folder;

    private Path packages = Path.of("");

    /// How a run ended, with everything that it said.
    private record Run(int code, String said) {}

    @BeforeEach
    void prepare() throws IOException {
        packages = Files.createDirectories(folder.resolve("packages"));
        executable("checkout/installer/release", Files.readString(Path.of("installer/release")));
        executable("commands/git", "#!/bin/sh\ncase \"$*\" in *status*) cat changed;; *tag*) cat tags;; esac\n");
        write("changed", "");
        write("tags", "v1.2.0\n");
        write(
                "checkout/pom.xml",
                "<artifactId>audit-workbench</artifactId>\n<version>1.2.0</version>\n<artifactId>x</artifactId>\n");
        write(
                "checkout/CHANGELOG.md",
                "# Changelog\n\n## 1.2.0 (2027-01-01)\n\n- Added: this.\n\n## 1.1.0\n\n- Old.\n");
        write("checkout/target/audit-workbench-1.2.0-bom.json", "{}");
        write("packages/audit-workbench_1.2.0_amd64.deb", "a package");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void executable(String name, String text) throws IOException {
        write(name, text);
        assertThat(folder.resolve(name).toFile().setExecutable(true)).isTrue();
    }

    private Run release() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        folder.resolve("checkout/installer/release").toString(), "1.2.0", packages.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("commands") + ":/usr/bin:/bin");
        builder.environment().remove("AUDIT_WORKBENCH_RELEASE_KEY");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    @Test
    void everyFileIsSummedAndWithoutAKeyNothingIsSaidToBeSigned() throws Exception {
        Run run = release();

        assertThat(run).isEqualTo(new Run(3, "Not signed: AUDIT_WORKBENCH_RELEASE_KEY holds no key.\n"));
        assertThat(packages.resolve("CHANGES.md")).hasContent("## 1.2.0 (2027-01-01)\n\n- Added: this.\n\n");
        assertThat(Files.readAllLines(packages.resolve("SHA256SUMS")))
                .containsExactlyInAnyOrderElementsOf(List.of(
                        Sha256.of("a package") + "  audit-workbench_1.2.0_amd64.deb",
                        Sha256.of("{}") + "  audit-workbench-1.2.0-bom.json",
                        Sha256.of(Files.readString(packages.resolve("CHANGES.md"))) + "  CHANGES.md"));
        assertThat(packages.resolve("SHA256SUMS.asc")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "changed, ' M pom.xml', There are changes that are not committed.",
        "tags, v1.2.0-rc1, This commit is not tagged: git tag -s v1.2.0",
        "checkout/pom.xml, '<artifactId>audit-workbench</artifactId>\n<version>1.3.0</version>', pom.xml has another version than 1.2.0",
        "checkout/CHANGELOG.md, '## 1.1.0\n\nOld.', CHANGELOG.md has no section",
        "packages/audit-workbench_1.1.0_amd64.deb, old, audit-workbench_1.1.0_amd64.deb is of another version than 1.2.0."
    })
    void whatIsNoReleaseIsRefused(String file, String text, String reason) throws Exception {
        write(file, text);

        Run run = release();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.said()).contains(reason);
        assertThat(packages.resolve("SHA256SUMS")).doesNotExist();
    }
}
