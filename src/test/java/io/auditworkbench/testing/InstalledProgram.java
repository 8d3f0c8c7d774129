package io.auditworkbench.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A launcher as an installation has it: a file with a path of its own, which it tells the program. It runs the classes
/// of this build, and what the program keeps is below a folder of the test.
public final class InstalledProgram {

    private InstalledProgram() {}

    /// Writes it as `bin/auditctl` into a folder, which is also where its data and its keys go.
    public static Path in(Path folder) throws IOException {
        Path script = folder.resolve("bin/auditctl");
        Files.createDirectories(script.getParent());
        String java = Stream.concat(
                        ProgramProcess.java(
                                "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Dauditworkbench.launcher=" + script)
                                .stream(),
                        Stream.of("io.auditworkbench.Main"))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Files.write(
                script,
                List.of(
                        "#!/bin/sh",
                        "export XDG_DATA_HOME='" + folder.resolve("data") + "'",
                        "export XDG_STATE_HOME='" + folder.resolve(".local/state") + "'",
                        "exec " + java + " \"$@\""));
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + script);
        }
        return script;
    }
}
