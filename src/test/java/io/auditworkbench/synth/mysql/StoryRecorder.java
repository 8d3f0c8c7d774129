package io.auditworkbench.synth.mysql;

import com.github.luben.zstd.ZstdOutputStream;
import io.auditworkbench.synth.ShopBinlog;
import io.auditworkbench.testing.Story;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/// Records the stories of `sample-data/stories` on an embedded MySQL, each beginning with the same tables.
///
/// - **Threading**: one thread.
public final class StoryRecorder {

    /// When the tables were read, before the first story begins.
    private static final long OPENED_MICROS =
            Instant.parse("2026-10-05T08:00:00Z").getEpochSecond() * 1_000_000;

    private static final int CONNECTION = 100;
    private static final int LEVEL = 19;

    private StoryRecorder() {}

    /// Needs no arguments; works in the checkout.
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("sample-data-");
        try (EmbeddedMysql mysql =
                EmbeddedMysql.start(EmbeddedMysqlOptions.of(Path.of("target", "mysql"), folder.resolve("mysql")))) {
            long number = 0;
            for (Story story : Story.all()) {
                try (Connection session = mysql.connect();
                        OutputStream out = new BufferedOutputStream(
                                new ZstdOutputStream(Files.newOutputStream(story.recording()), LEVEL))) {
                    prepare(session);
                    long before = number;
                    new EnvelopeRecorder(OPENED_MICROS, out).record(mysql.port(), () -> tell(session, story, before));
                }
                number += story.acts().size();
            }
        }
    }

    /// Makes the tables anew, and what is in them.
    static void prepare(Connection session) throws SQLException {
        run(session, List.of("drop schema if exists shop"));
        run(session, Story.schema());
        run(session, Story.given());
    }

    private static void run(Connection session, List<String> statements) throws SQLException {
        try (Statement statement = session.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String tell(Connection session, Story story, long before) throws SQLException {
        session.setAutoCommit(false);
        String gtid = "";
        long number = before;
        for (Story.Act act : story.acts()) {
            number++;
            gtid = ShopBinlog.SERVER + ":" + number;
            EnvelopeRecorder.prepare(session, gtid, act.micros(), CONNECTION);
            for (String sql : act.statements()) {
                run(session, List.of("/* actor=" + act.actor() + " */ " + sql));
            }
            session.commit();
        }
        return gtid;
    }
}
