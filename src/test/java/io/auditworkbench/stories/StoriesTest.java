package io.auditworkbench.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import io.auditworkbench.CommandRun;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.testing.Story;
import io.auditworkbench.workbench.ImportFiles;
import io.auditworkbench.workbench.ImportInput;
import io.auditworkbench.workbench.ImportRequest;
import io.auditworkbench.workbench.IngestChanges;
import io.auditworkbench.workbench.IngestOutcome;
import io.auditworkbench.workbench.PushedBody;
import io.auditworkbench.workbench.audit.ActRecorder;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.StoreScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every story gives what its file says and nothing else, from its recording, imported or posted.
/// `-Dgolden.update=true` writes the expectations anew; read what changes.
class StoriesTest {

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(CommandRun.NOW);

    static List<Story> stories() {
        return Story.all();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void importedRecordingGivesWhatTheStorySays(Story story) throws IOException {
        // When
        List<String> lines = StoryLines.of(imported(story));
        if (Boolean.getBoolean("golden.update")) {
            update(story, lines);
        }

        // Then
        assertThat(lines).isNotEmpty().isEqualTo(golden(story));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void postedRecordingGivesWhatTheStorySays(Story story) throws IOException {
        assertThat(StoryLines.of(posted(story))).isEqualTo(golden(story));
    }

    private static List<String> golden(Story story) {
        return Story.all().stream()
                .filter(each -> each.name().equals(story.name()))
                .findFirst()
                .orElseThrow()
                .expected();
    }

    private static void update(Story story, List<String> lines) throws IOException {
        List<String> file = new ArrayList<>(Files.readAllLines(story.file()));
        file.removeIf(line -> line.startsWith("-> "));
        file.addAll(lines);
        Files.writeString(story.file(), String.join("\n", file) + "\n");
    }

    private Path imported(Story story) {
        Path file = folder.resolve("imported.awb");
        ImportRequest request = new ImportRequest(
                file,
                List.of(new ImportInput(story.name(), () -> Files.newInputStream(story.recording()))),
                ImportRequest.Layout.AUTO,
                ImportRequest.Intent.STORE,
                1 << 20);
        KnowledgeBook book = KnowledgeBook.builtIn();
        new ImportFiles(
                        StoreOpener.unsigned(clock),
                        store -> Optional.of(book.in(store)),
                        ActRecorder.OF_NOTHING,
                        () -> true,
                        _ -> {})
                .run(request);
        return file;
    }

    private Path posted(Story story) throws IOException {
        Path file = folder.resolve("posted.awb");
        try (Store store = Store.openForWriting(file, clock);
                IngestChanges changes = new IngestChanges(store, clock)) {
            for (String line : lines(story)) {
                PushedBody body = new PushedBody(line.getBytes(StandardCharsets.UTF_8), "", null);
                assertThat(changes.ingest(body)).isInstanceOf(IngestOutcome.Kept.class);
            }
        }
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            new StoreScan(
                            StoreOpener.unsigned(clock),
                            KnowledgeBook.builtIn(),
                            new Masker(MaskingPolicy.KEEP_EVERYTHING),
                            threads)
                    .scan(file, _ -> {}, () -> false);
        }
        return file;
    }

    private static List<String> lines(Story story) throws IOException {
        try (InputStream in = new ZstdInputStream(Files.newInputStream(story.recording()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
