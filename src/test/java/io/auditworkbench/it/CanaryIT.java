package io.auditworkbench.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.auditworkbench.disk.PrivateFile;
import io.auditworkbench.it.Canaries.Canary;
import io.auditworkbench.it.Canaries.Fate;
import io.auditworkbench.it.CanarySearch.Hit;
import io.auditworkbench.testing.Eventually;
import io.auditworkbench.testing.MysqlServer;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.testing.Strace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Plants secrets on every path and through every fault of a masked capture from a real server, and searches for them
/// in every byte that is left: stores, logs at their most talkative, exports, answers, prompts, and what is alive in
/// the heap. What the policy keeps must be found by the same search.
///
/// The heap is looked at when capture is idle and as many harmless changes went through it as its buffers hold: the
/// last half megabyte that came from the server stays in the binlog client's. Credentials are in the memory of a
/// process that uses them.
///
/// 1,000 secrets by default; `-Dcanaries=10000` for more. The seed is printed with every failure.
@Timeout(900)
class CanaryIT {

    private static final int SECRETS = Integer.getInteger("canaries", 1_000);
    private static final long SEED = Long.getLong("canary.seed", System.nanoTime());
    private static final Duration PATIENCE = Duration.ofSeconds(200);

    @RegisterExtension
    static final MysqlServer mysql = MysqlServer.dedicated();

    @TempDir
    Path folder;

    private final Canaries canaries = new Canaries(SEED);
    private Path home = Path.of("");
    private Path given = Path.of("");
    private Path store = Path.of("");
    private Path pushed = Path.of("");

    @Test
    void nothingThatIsMaskedIsLeftAnywhere() throws Exception {
        // Given
        long started = System.nanoTime();
        prepare();
        CanaryWorkload workload = new CanaryWorkload(mysql, canaries);
        workload.before();

        // When
        killInTheMiddle(workload);
        captureEverything(workload);
        writeToABrokenDisk(workload);
        showEverything();

        // Then
        CanarySearch search = new CanarySearch(canaries.planted());
        Set<Hit> hits = search.below(home);
        List<Hit> leaks = hits.stream().filter(CanaryIT::isLeak).toList();
        System.out.printf(
                Locale.ROOT,
                "CanaryIT: canary: %,d secrets, %d paths, %d files, %,d bytes searched, %d hits outside the allowed column;"
                        + " %,d hits in it; seed %d, %d s%n",
                canaries.secrets(),
                canaries.paths().size(),
                search.searchedFiles(),
                search.searchedBytes(),
                leaks.size(),
                hits.stream().filter(hit -> hit.canary().fate() == Fate.KEPT).count(),
                SEED,
                Duration.ofNanos(System.nanoTime() - started).toSeconds());
        assertThat(canaries.secrets()).isEqualTo(SECRETS);
        assertThat(leaks).as("seed %d", SEED).isEmpty();
        assertFound(hits);
    }

    private static boolean isLeak(Hit hit) {
        return switch (hit.canary().fate()) {
            case HIDDEN -> true;
            case IN_USE -> !hit.file().endsWith(".hprof");
            case KEPT -> false;
        };
    }

    /// Everything that is kept is in the store, and something of it in everything that shows rows.
    private void assertFound(Set<Hit> hits) {
        Set<Canary> kept = Set.copyOf(canaries.planted().stream()
                .filter(canary -> canary.fate() == Fate.KEPT)
                .filter(canary -> !canary.path().equals("xa rollback"))
                .toList());
        assertThat(hits.stream()
                        .filter(hit -> hit.file().startsWith("shop.awb"))
                        .map(Hit::canary))
                .as("seed %d", SEED)
                .containsAll(kept);
        assertThat(hits.stream()
                        .filter(hit -> kept.contains(hit.canary()))
                        .map(hit -> hit.file().replaceAll("!.*", "")))
                .contains(
                        "reader.out", "shop.csv", "shop-long.csv", "shop.json", "shop.ndjson", "shop.html", "shop.xlsx")
                .contains("shop.pdf", "shop.zip", "prompts.json", "capture.hprof");
        assertThat(hits.stream()
                        .filter(hit -> hit.canary().fate() == Fate.IN_USE)
                        .map(Hit::file))
                .as("what a process uses is in its heap, and is found there")
                .contains("capture.hprof", "serve.hprof");
    }

    private void prepare() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        given = Files.createDirectory(folder.resolve("given"));
        store = home.resolve("shop.awb");
        pushed = home.resolve("pushed.awb");
        String password = canaries.inUse("password");
        mysql.run(
                "set sql_log_bin = 0",
                "create user 'canary'@'%' identified by '" + password + "'",
                "grant select, reload, show databases, replication slave, replication client, lock tables on *.* to"
                        + " 'canary'@'%'");
        PrivateFile.write(given.resolve("password"), password);
        PrivateFile.write(given.resolve("wrong"), canaries.secret("wrong password"));
        PrivateFile.write(given.resolve("token"), canaries.inUse("token of serve") + "0123456789ab");
        PrivateFile.write(given.resolve("pseudonym.key"), canaries.inUse("key of pseudonyms"));
        Files.writeString(given.resolve("masking.yaml"), CanaryWorkload.POLICY);
    }

    private String url() {
        return "mysql://canary@127.0.0.1:" + mysql.port() + "/";
    }

    private TracedProcess capture(String name, Path into, List<String> before) throws IOException {
        return TracedProcess.start(
                home,
                name,
                before,
                Map.of(),
                List.of(
                        "capture",
                        "--store",
                        into.toString(),
                        "--url",
                        url(),
                        "--password-file",
                        given.resolve("password").toString(),
                        "--masking",
                        given.resolve("masking.yaml").toString(),
                        "--tables",
                        mysql.schema() + ".*"));
    }

    private void killInTheMiddle(CanaryWorkload workload) throws Exception {
        try (TracedProcess capture = capture("killed", store, List.of())) {
            capture.awaitWord("live · ");
            CompletableFuture<Void> busy = CompletableFuture.runAsync(workload::rows);
            Eventually.isTrue("the first changes", () -> count("select count(*) from change_event") > 20);
            capture.kill();
            busy.join();
        }
    }

    private void captureEverything(CanaryWorkload workload) throws Exception {
        try (TracedProcess capture = capture("capture", store, List.of())) {
            capture.awaitWord("live · ");
            workload.schema();
            workload.rows();
            workload.oddities();
            push();
            String unparseable = workload.unparseable();
            workload.fillTo(SECRETS);
            workload.harmless();
            Eventually.isTrue(() -> "the mark, " + capture.lines(), PATIENCE, () -> marks() == workload.marks());
            capture.dumpHeap(home.resolve("capture.hprof"));
            mysql.run(unparseable);
            assertThat(capture.exit()).as("%s", capture.lines()).isEqualTo(6);
        }
    }

    private int marks() {
        return count("select count(*) from change_event join table_version using (version_id)"
                + " join captured_table using (table_id) where table_name = 'marks' and op = 1");
    }

    private int count(String query) {
        return Integer.parseInt(StoredStory.query(store, query).getFirst());
    }

    private void push() throws Exception {
        try (TracedProcess serve = TracedProcess.start(
                home,
                "serve",
                List.of(),
                Map.of(),
                List.of(
                        "serve",
                        "--ingest",
                        "--listen",
                        "127.0.0.1:0",
                        "--token-file",
                        given.resolve("token").toString(),
                        "--masking",
                        given.resolve("masking.yaml").toString(),
                        "--store",
                        pushed.toString()))) {
            serve.awaitWord("Listening on ");
            Matcher address =
                    Pattern.compile("Listening on (http://\\S+/ingest)").matcher(serve.text());
            assertThat(address.find()).isTrue();
            String token = Files.readString(given.resolve("token"));
            List<List<Integer>> statuses = new CanaryPosts(canaries, URI.create(address.group(1)), token).post();
            assertThat(statuses.getFirst()).containsOnly(200);
            assertThat(statuses.getLast()).doesNotContain(200).contains(400, 401, 409, 422);
            serve.dumpHeap(home.resolve("serve.hprof"));
            serve.stop();
        }
    }

    /// Every write of the store fails after a few.
    private void writeToABrokenDisk(CanaryWorkload workload) throws Exception {
        Path broken = home.resolve("broken.awb");
        List<String> fault =
                List.of("-P", broken + "-wal", "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=EIO:when=100+");
        try (TracedProcess capture = capture("broken", broken, Strace.before(Path.of("/dev/null"), fault))) {
            Eventually.isTrue(() -> "the end of " + capture.lines(), PATIENCE, () -> {
                workload.mark();
                return !capture.process().isAlive();
            });
            assertThat(capture.exit()).as("%s", capture.lines()).isEqualTo(9);
        }
    }

    /// Changes that a model is shown kept values of.
    private List<String> updates() {
        String kept = canaries.planted().stream()
                .filter(canary -> canary.fate() == Fate.KEPT && canary.path().equals("update"))
                .map(Canary::text)
                .findFirst()
                .orElseThrow();
        return StoredStory.query(
                store,
                "select 'E' || seq from change_event where op = 2 and instr(body, cast('" + kept + "' as blob)) > 0");
    }

    private void showEverything() throws Exception {
        Path script = new CanaryCommands(home, given)
                .refused(url())
                .explained(store, updates())
                .captured(store)
                .any(pushed)
                .write();
        try (ScriptedOllama model = new ScriptedOllama();
                TracedProcess reader = TracedProcess.start(
                        home,
                        "reader",
                        List.of(),
                        Map.of("OLLAMA_HOST", model.url(), "AUDITCTL_MODEL", ScriptedOllama.MODEL),
                        List.of("--script", script.toString()))) {
            assertThat(reader.exit()).as("%s", reader.lines()).isZero();
            Files.write(
                    home.resolve("prompts.json"),
                    model.requests().stream().map(JsonNode::toString).toList());
            assertThat(model.requests()).isNotEmpty();
        }
    }
}
