package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk that loses its power, and what is read of `strace`.
class PowerCutTest {

    private static final DiskOperation SAID = new DiskOperation.Acknowledgement("ack", 1);
    private static final DiskOperation SYNC = new DiskOperation.Sync("f");

    @TempDir
    Path folder;

    @Test
    void whatWasSyncedIsAlwaysThereAndWhatWasNotOnlySometimes() throws IOException {
        // Given
        PowerCut power = new PowerCut(List.of(SAID, write(0, "A"), SYNC, write(1, "B"), write(2, "C")));

        // When
        Set<String> seen = left(power, 400);

        // Then: a cut before the sync may lose all, one after it never A, and writes are swapped or missing
        assertThat(seen).containsExactlyInAnyOrder("", "A", "AB", "ABC", "A\0C");
    }

    @Test
    void writesAreTornAtSectors() throws IOException {
        // Given
        PowerCut power = new PowerCut(List.of(SAID, write(0, "x".repeat(1_536))));

        // When, Then
        assertThat(left(power, 400).stream().map(text -> text.replace('\0', '-').length()))
                .contains(0, 512, 1_024, 1_536)
                .allMatch(length -> length % 512 == 0);
        assertThat(left(power, 400)).anyMatch(text -> text.startsWith("\0") && text.endsWith("x"));
    }

    @Test
    void whatCameBeforeTheFirstAcknowledgementIsThereWithoutASync() throws IOException {
        // Given
        PowerCut power = new PowerCut(List.of(write(0, "A"), SAID, new DiskOperation.Truncate("f", 0), SYNC));

        // When, Then
        assertThat(left(power, 100)).containsExactly("", "A");
    }

    @Test
    void lastAcknowledgementBeforeTheCutIsAnswered() throws IOException {
        // Given
        PowerCut power = new PowerCut(List.of(SAID, write(0, "A"), new DiskOperation.Acknowledgement("ack", 4)));
        TreeSet<Long> said = new TreeSet<>();

        // When
        for (int seed = 0; seed < 50; seed++) {
            said.add(power.leave(folder, new Random(seed)));
        }

        // Then
        assertThat(said).containsExactly(1L, 4L);
    }

    @Test
    void callsAreReadAsStraceWritesThem() throws IOException {
        // When
        List<DiskOperation> read = DiskOperation.read(Files.write(
                folder.resolve("log"),
                List.of(
                        "77  pwrite64(9<\\x2f\\x74\\x2f\\x66>, \"\\x41\\x42\", 2, 8192) = 2",
                        "77  write(3<\\x2f\\x61>, \"\\x31\\x32\\x0a\", 3) = 3",
                        "77  fsync(9<\\x2f\\x66>) = 0",
                        "77  ftruncate(9<\\x2f\\x66>, 24) = 0",
                        "77  unlink(\"\\x2f\\x66\") = 0")));

        // Then
        assertThat(read.getFirst()).isInstanceOfSatisfying(DiskOperation.Write.class, write -> {
            assertThat(write.file()).isEqualTo("f");
            assertThat(write.offset()).isEqualTo(8192);
            assertThat(write.bytes()).asString(StandardCharsets.US_ASCII).isEqualTo("AB");
        });
        assertThat(read.subList(1, 5))
                .containsExactly(
                        new DiskOperation.Acknowledgement("a", 12),
                        SYNC,
                        new DiskOperation.Truncate("f", 24),
                        new DiskOperation.Delete("f"));
    }

    @Test
    void callThatFailedWroteLessOrIsUnknownIsRefused() throws IOException {
        for (String line : List.of(
                "7 fsync(9<\\x66>) = -1 EIO (Input/output error)",
                "7 pwrite64(9<\\x66>, \"\\x41\\x42\", 2, 0) = 1",
                "7 pwrite64(9<\\x66>, \"\\x41\" <unfinished ...>",
                "7 pwritev(9<\\x66>, 3) = 3")) {
            Path log = Files.writeString(folder.resolve("log"), line);
            assertThatThrownBy(() -> DiskOperation.read(log)).as(line).isInstanceOf(AssertionError.class);
        }
    }

    private Set<String> left(PowerCut power, int cuts) throws IOException {
        TreeSet<String> seen = new TreeSet<>();
        Path file = folder.resolve("f");
        for (int seed = 0; seed < cuts; seed++) {
            Files.deleteIfExists(file);
            power.leave(folder, new Random(seed));
            seen.add(Files.exists(file) ? Files.readString(file) : "");
        }
        return seen;
    }

    private static DiskOperation write(long offset, String text) {
        return new DiskOperation.Write("f", offset, text.getBytes(StandardCharsets.US_ASCII));
    }
}
