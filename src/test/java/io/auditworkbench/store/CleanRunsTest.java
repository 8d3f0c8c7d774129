package io.auditworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.audit.AuditDesks;
import io.auditworkbench.workbench.evidence.StoreVerification;
import io.auditworkbench.workbench.evidence.TrustLevel;
import io.auditworkbench.workbench.evidence.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stores that nobody attacked, made by chance, are intact: no false alarm. `-Dclean.runs=1000` makes more of them, and
/// `-Dclean.seed=N` begins with another one.
class CleanRunsTest {

    private static final int RUNS = Integer.getInteger("clean.runs", 8);
    private static final long FIRST_SEED = Long.getLong("clean.seed", 1);
    private static final int EVERY_COMMANDED = 8;

    @TempDir
    Path folder;

    @Test
    void nobodyIsAlarmedByAStoreThatNobodyTouched() throws IOException {
        long events = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            Path here = Files.createDirectory(folder.resolve("run-" + seed));
            events += verified(new CleanStory(here, seed), seed).events();
            delete(here);
        }
        System.out.println("clean runs: " + RUNS + ", 0 alarms, " + events + " events");
        assertThat(events).isGreaterThan(RUNS);
    }

    private static Verification verified(CleanStory story, long seed) throws IOException {
        try {
            if (seed % EVERY_COMMANDED == 0) {
                story.command();
            }
            story.write();
            if (seed % EVERY_COMMANDED == 0) {
                story.command();
            }
        } catch (RuntimeException | Error failed) {
            throw new AssertionError("seed " + seed + ": " + story, failed);
        }
        List<Path> against = new ArrayList<>();
        for (String note : story.anchors()) {
            against.add(Files.writeString(story.file().resolveSibling("anchor-" + against.size()), note));
        }
        Verification told = new StoreVerification(
                        story.keeper(),
                        Runnable::run,
                        story.clock(),
                        new AuditDesks(story.file().resolveSibling("state-selfaudit"), story.clock()))
                .verify(story.file(), against, _ -> {});
        assertThat(told.problems()).as("seed " + seed + ": " + story).isEmpty();
        assertThat(told.level())
                .as("seed " + seed + ": " + story)
                .isEqualTo(against.isEmpty() ? TrustLevel.L3 : TrustLevel.L4);
        return told;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
