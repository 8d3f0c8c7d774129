package io.auditworkbench.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs `src/test/clients/run`: the inspector, the conformance suite and the TypeScript SDK against real processes.
class McpClientsIT {

    private static final int OLDEST_NODE = 20;
    private static final int NOT_INSTALLED = 3;
    private static final long PATIENCE_MINUTES = 5;

    @TempDir
    Path folder;

    @Test
    void publicClientsFindNoFault() throws Exception {
        // Given
        Assumptions.assumeTrue(node() >= OLDEST_NODE, "node 20 or newer is needed, and not here");
        Assumptions.assumeTrue(isThere("npm"), "npm is needed, and not here");
        CommandRun demo = new CommandRun.Setting()
                .with("XDG_DATA_HOME", folder.toString())
                .run("demo");
        assertThat(demo.exitCode()).isZero();

        // When
        Path said = folder.resolve("said.txt");
        Process run = new ProcessBuilder(
                        "src/test/clients/run",
                        folder.resolve("audit-workbench/demo/demo.awb").toString(),
                        program().toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean isOver = run.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (!isOver) {
            run.descendants().forEach(ProcessHandle::destroy);
            run.destroy();
        }

        // Then
        String text = Files.readString(said);
        assertThat(isOver).as(text).isTrue();
        Assumptions.assumeTrue(run.exitValue() != NOT_INSTALLED, "the clients cannot be installed here: " + text);
        assertThat(run.exitValue()).as(text).isZero();
        assertThat(text.lines().filter(line -> line.startsWith("ok  ")))
                .as(text)
                .hasSize(15);
        assertThat(text).contains("16 tools called").doesNotContain("FAILED");
    }

    /// The program from these classes, as the launcher would start it.
    private Path program() throws IOException {
        Path script = Files.writeString(
                folder.resolve("auditctl"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + classPath() + "' io.auditworkbench.Main \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    /// The script works in a folder of its own.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int node() throws IOException, InterruptedException {
        if (!isThere("node")) {
            return 0;
        }
        Process process = new ProcessBuilder("node", "--version").start();
        Matcher version = Pattern.compile("v([0-9]+)\\.")
                .matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        process.waitFor();
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static boolean isThere(String command) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + command).start().waitFor() == 0;
    }
}
