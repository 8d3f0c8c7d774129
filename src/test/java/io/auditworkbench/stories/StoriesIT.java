package io.auditworkbench.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.SqlSession;
import io.auditworkbench.testing.Story;
import io.auditworkbench.workbench.CaptureControl;
import io.auditworkbench.workbench.CaptureRequest;
import io.auditworkbench.workbench.conclude.KnowledgeBook;
import io.auditworkbench.workbench.conclude.StoreScan;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every story, told on a real server and captured for real, gives the same as its recording.
@Timeout(180)
class StoriesIT {

    private static final long MICROS_A_SECOND = 1_000_000;

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    static List<Story> stories() {
        return Story.all();
    }

    @ParameterizedTest
    @MethodSource("stories")
    void capturedWorkGivesWhatTheStorySays(Story story) {
        // Given
        Path store = folder.resolve("story.awb");
        mysql.run("drop schema if exists shop");
        try (SqlSession session = mysql.session()) {
            session.run(Story.schema().toArray(String[]::new));
            session.run(Story.given().toArray(String[]::new));
            capture(store);
            // a snapshot is of now, and what was there before a story must not be later than it
            long shift =
                    Clock.systemUTC().millis() * 1_000 - story.acts().getFirst().micros() + MICROS_A_SECOND;
            story.acts().forEach(act -> tell(session, act, act.micros() + shift));
        }

        // When
        capture(store);
        conclude(store);

        // Then
        assertThat(StoryLines.of(store)).isEqualTo(story.expected());
    }

    private static void tell(SqlSession session, Story.Act act, long micros) {
        session.run(
                String.format(
                        Locale.ROOT,
                        "set session timestamp = %d, original_commit_timestamp = %d",
                        micros / MICROS_A_SECOND,
                        micros),
                "begin");
        act.statements().forEach(sql -> session.run("/* actor=" + act.actor() + " */ " + sql));
        session.run("commit");
    }

    private static void capture(Path store) {
        CaptureRequest request = new CaptureRequest(
                store,
                "mysql://audit_reader@127.0.0.1:" + mysql.port() + "/",
                "reader",
                "shop.*",
                CaptureRequest.Beginning.SNAPSHOT,
                CaptureRequest.Extent.TO_PRESENT_END,
                null,
                "story");
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            ConnectionCheck check = new ConnectionCheck(Clock.systemUTC(), new SecureRandom(), threads);
            new CaptureControl(request, StoreOpener.unsigned(Clock.systemUTC()), threads, check).run();
        }
    }

    private static void conclude(Path store) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            new StoreScan(
                            StoreOpener.unsigned(Clock.systemUTC()),
                            KnowledgeBook.builtIn(),
                            new Masker(MaskingPolicy.KEEP_EVERYTHING),
                            threads)
                    .scan(store, _ -> {}, () -> false);
        }
    }
}
