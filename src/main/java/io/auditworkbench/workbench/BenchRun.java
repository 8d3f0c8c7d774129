package io.auditworkbench.workbench;

import io.auditworkbench.synth.mysql.BenchBacklog;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/// Starts the embedded MySQL, writes a backlog, and measures capture on it.
///
/// - **Threading**: one thread; takes minutes.
public final class BenchRun {

    private final Path cache;
    private final Path folder;
    private final Clock clock;
    private final ExecutorService executor;

    public BenchRun(Path cache, Path folder, Clock clock, ExecutorService executor) {
        this.cache = cache;
        this.folder = folder;
        this.clock = clock;
        this.executor = executor;
    }

    /// - **Shape**: `kind` is `bulk` or `oltp`; `percent` of the full backlog; one warm-up round that is not returned.
    ///   `eachRound` hears the number of row changes first, then of each round as it ends.
    public List<CaptureBench.Round> capture(String kind, int rounds, int percent, Consumer<String> eachRound)
            throws InterruptedException {
        BenchBacklog.Kind backlog = BenchBacklog.Kind.valueOf(kind.toUpperCase(Locale.ROOT));
        try (EmbeddedMysql mysql = EmbeddedMysql.start(EmbeddedMysqlOptions.of(cache, folder.resolve("mysql")))) {
            BenchBacklog.createTable(mysql, "bench");
            CaptureBench bench =
                    new CaptureBench("mysql://root@127.0.0.1:" + mysql.port() + "/", "bench", folder, clock, executor);
            bench.rememberPosition();
            long rows = BenchBacklog.write(mysql, "bench", backlog, percent);
            bench.backlogHolds(rows);
            eachRound.accept(rows + " row changes in the backlog");
            List<CaptureBench.Round> results = new ArrayList<>();
            bench.round();
            for (int i = 0; i < rounds; i++) {
                CaptureBench.Round round = bench.round();
                results.add(round);
                eachRound.accept("round " + (i + 1) + " of " + rounds + " done");
            }
            return results;
        }
    }
}
