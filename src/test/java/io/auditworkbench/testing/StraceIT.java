package io.auditworkbench.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StraceIT {

    @TempDir
    Path folder;

    /// Holds a lock, and memory enough that dying takes a while.
    static final class Holder {
        private Holder() {}

        static void main(String[] words) throws IOException, InterruptedException {
            byte[][] much = new byte[200][1 << 20];
            try (FileChannel channel = FileChannel.open(Path.of(words[0]), StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                Files.createFile(Path.of(words[0] + much.length + lock.isValid()));
                Thread.currentThread().join();
            }
        }
    }

    @RepeatedTest(3)
    void noLockOutlivesAKilledProgram() throws Exception {
        // Given
        Path file = Files.createFile(folder.resolve("held"));
        List<String> command = new ArrayList<>(Strace.before(
                Path.of("/dev/null"), List.of("-P", folder.resolve("none").toString(), "-e", "trace=fsync")));
        command.addAll(ProgramProcess.java("-Xmx300m", "-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(Holder.class.getName(), file.toString()));
        Process program = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Eventually.isTrue("the lock", () -> Files.exists(folder.resolve("held200true")));

        // When
        Strace.kill(program);

        // Then
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            assertThat(lock).isNotNull();
        }
    }
}
