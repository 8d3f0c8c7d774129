package io.auditworkbench.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher `./audit-workbench`, run by a real shell and a real JVM on a [Checkout] with a stand-in Maven.
class LauncherIT {

    private static final Map<String, String> NO_MORE = Map.of();

    @TempDir
    Path elsewhere;

    private Checkout checkout;

    @BeforeEach
    void prepareCheckout() throws IOException {
        checkout = Checkout.in(elsewhere);
    }

    /// What the launcher does beside its first command still writes into the checkout, which is about to be deleted.
    @AfterEach
    void awaitRehearsal() {
        Path rehearsed = checkout.file("target/launcher/rehearsed");
        Eventually.isTrue(
                () -> "the rehearsal in " + rehearsed,
                Duration.ofMinutes(5),
                () -> !Files.exists(rehearsed) || rehearsed.toFile().length() > 0);
    }

    @Test
    void launcherBuildsOnTheFirstRunOnly() throws Exception {
        // When
        Running first = checkout.start(elsewhere, NO_MORE, checkout.launcher(), "version");
        int firstExit = first.exitCode();
        Running second = checkout.start(elsewhere, NO_MORE, checkout.launcher(), "version");
        int secondExit = second.exitCode();

        // Then
        assertThat(first.errors()).startsWith("Building Audit Workbench (first run, about a minute) … done in ");
        assertThat(firstExit).isZero();
        assertThat(second.errors()).isEmpty();
        assertThat(secondExit).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    @Test
    void launcherBuildsAgainWhenASourceHasChanged() throws Exception {
        // Given
        checkout.start(elsewhere, NO_MORE, checkout.launcher()).exitCode();
        String changed = Files.readString(checkout.source()).replace("\"[\"", "\"changed [\"");

        // When
        Files.writeString(checkout.source(), changed);
        Running running = checkout.start(elsewhere, NO_MORE, checkout.launcher(), "a");
        running.exitCode();

        // Then
        assertThat(running.output()).contains("changed [a]");
        assertThat(running.errors()).startsWith("Building Audit Workbench (sources have changed) … done in ");
    }

    @Test
    void launcherBuildsAgainWhenASourceIsGone() throws Exception {
        // Given
        Path gone = Files.createFile(checkout.source().resolveSibling("Gone.java"));
        checkout.start(elsewhere, NO_MORE, checkout.launcher()).exitCode();

        // When
        Files.delete(gone);
        checkout.start(elsewhere, NO_MORE, checkout.launcher()).exitCode();

        // Then
        assertThat(checkout.builds()).isEqualTo(2);
    }

    @Test
    void launcherPassesArgumentsAndExitCodeThroughALink() throws Exception {
        // Given
        Path link = Files.createSymbolicLink(elsewhere.resolve("auditctl"), Path.of("a checkout", "auditctl"));

        // When
        Running arguments = checkout.start(elsewhere, NO_MORE, link, "events", "table:\"a b\" *", "");
        arguments.exitCode();
        Running exit = checkout.start(checkout.source().getParent(), NO_MORE, link, "exit", "7");

        // Then
        assertThat(arguments.output()).isEqualTo("auditctl\n[events]\n[table:\"a b\" *]\n[]\n");
        assertThat(exit.exitCode()).isEqualTo(7);
    }

    @Test
    void launcherKeepsLettersWhenThereIsNoLocale() throws Exception {
        // When
        Running running = checkout.start(elsewhere, Map.of("LC_ALL", "C"), checkout.launcher(), "Zoë 价格");
        running.exitCode();

        // Then
        assertThat(running.output()).contains("[Zoë 价格]");
    }

    @Test
    void launcherLetsTheUserChooseTheCollector() throws Exception {
        // Given
        Map<String, String> options = Map.of("AUDIT_WORKBENCH_JVM_OPTIONS", "-XX:+UseParallelGC -Xmx64m");

        // When
        Running running = checkout.start(elsewhere, options, checkout.launcher(), "capture");

        // Then
        assertThat(running.exitCode()).isZero();
    }

    @Test
    void launcherShowsTheEndOfTheLogWhenTheBuildFails() throws Exception {
        // Given
        checkout.failBuilds();

        // When
        Running running = checkout.start(elsewhere, NO_MORE, checkout.launcher(), "version");

        // Then
        assertThat(running.exitCode()).isEqualTo(1);
        assertThat(running.output()).isEmpty();
        assertThat(running.errors()).contains("failed.\n", "target/build.log:", "[ERROR] no such symbol");
    }

    @Test
    void launcherNamesTheJdkToInstallWhenThereIsNone() throws Exception {
        // Given
        checkout.hideInstalledJdks();
        Map<String, String> noJdk = Map.of("JAVA_HOME", "", "HOME", elsewhere.toString());

        // When
        Running running = checkout.start(elsewhere, noJdk, checkout.launcher(), "version");

        // Then
        assertThat(running.exitCode()).isEqualTo(1);
        assertThat(running.errors()).startsWith("Audit Workbench needs a JDK 25; none was found");
    }

    @Test
    void launcherBuildsOnceWhenTwoStartTogether() throws Exception {
        // Given
        checkout.holdBuilds();
        Running first = checkout.start(elsewhere, NO_MORE, checkout.launcher(), "version");
        first.awaitError("Building Audit Workbench");

        // When
        Running second = checkout.start(elsewhere, NO_MORE, checkout.launcher(), "version");
        second.awaitError("Waiting for another build of Audit Workbench");
        checkout.releaseBuilds();

        // Then
        assertThat(first.exitCode()).isZero();
        assertThat(second.exitCode()).isZero();
        assertThat(checkout.builds()).isEqualTo(1);
    }

    /// What Maven has just compiled is not compiled again, least of all below a running `mvn verify`.
    @Test
    void launcherTrustsTheClassesOfAMavenBuild() throws Exception {
        // When
        Path launcher = Path.of("audit-workbench").toAbsolutePath();
        Running running = checkout.start(elsewhere, NO_MORE, launcher, "version");

        // Then
        assertThat(running.exitCode()).isZero();
        assertThat(running.errors()).isEmpty();
        assertThat(checkout.builds()).isZero();
        for (String cache : List.of("commands.aot", "window.aot")) {
            Eventually.isTrue(
                    () -> cache, Duration.ofMinutes(3), () -> Files.exists(Path.of("target/launcher", cache)));
        }
    }
}
