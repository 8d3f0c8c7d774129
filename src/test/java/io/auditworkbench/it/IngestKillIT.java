package io.auditworkbench.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.store.Store;
import io.auditworkbench.testing.ProgramProcess;
import io.auditworkbench.testing.PushedWorkload;
import io.auditworkbench.testing.StoredStory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of `serve --ingest` while a client posts and repeats, and of `import` in the middle of a file.
///
/// Every other receiver is killed by the client itself, as soon as it has an acknowledgement in its hands: what waits
/// for a later request or a pause to become durable is lost then. A commit that runs beside the answer can still win.
///
/// 3 and 2 kills by default; `-Dingest.kills=100` for the long run. The seed is printed with every failure.
@Timeout(1_800)
class IngestKillIT {

    private static final int KILLS = Integer.getInteger("ingest.kills", 3);
    private static final long SEED = Long.getLong("kill.seed", 20_261_123L);

    @TempDir
    Path folder;

    private final PushedWorkload workload = new PushedWorkload();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private final AtomicReference<Victim> victim = new AtomicReference<>(Victim.NOBODY);
    private volatile boolean isEnough;

    /// Dies when so many requests were kept.
    private record Victim(@Nullable Process process, int atKept) {

        static final Victim NOBODY = new Victim(null, Integer.MAX_VALUE);

        void see(int kept) {
            if (process != null && kept >= atKept) {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void killedReceiverLosesNothingThatWasAcknowledgedAndDoublesNothing() throws Exception {
        // Given
        Path store = folder.resolve("pushed.awb");
        Random random = new Random(SEED);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI address = URI.create("http://127.0.0.1:" + port + "/ingest");
        String listen = "127.0.0.1:" + port;
        CompletableFuture<Integer> sent = CompletableFuture.supplyAsync(() -> post(address));

        // When
        for (int kill = 0; kill < KILLS; kill++) {
            Process serve = start("serve", "--ingest", "--listen", listen, "--store", store.toString());
            if (kill % 2 == 0) {
                killAtAcknowledgement(serve, 1 + random.nextInt(40));
            } else {
                killWithin(serve, random.nextInt(700));
            }
            int durable = acknowledged.get();
            assertThat(ids(store)).as("seed %d, kill %d", SEED, kill).containsAll(PushedWorkload.ids(durable));
        }
        isEnough = true;
        Process last = start("serve", "--ingest", "--listen", listen, "--store", store.toString());
        int transactions = sent.get(120, TimeUnit.SECONDS);
        last.destroy();

        // Then
        assertThat(last.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).isEqualTo(143);
        assertThat(repeats).hasValueGreaterThan(0);
        assertWhole(store, transactions);
    }

    private void killAtAcknowledgement(Process serve, int acknowledgements) throws Exception {
        victim.set(new Victim(serve, kept.get() + acknowledgements));
        assertThat(serve.waitFor(60, TimeUnit.SECONDS)).as(errors()).isTrue();
        victim.set(Victim.NOBODY);
        assertThat(serve.exitValue()).as(errors()).isEqualTo(137);
    }

    private void killWithin(Process serve, int millis) throws Exception {
        int before = acknowledged.get();
        await(serve, () -> acknowledged.get() > before);
        serve.waitFor(millis, TimeUnit.MILLISECONDS);
        assertThat(serve.isAlive()).as(errors()).isTrue();
        serve.destroyForcibly().waitFor();
    }

    /// Posts one transaction after another, cut into requests at changing places, each until it is acknowledged.
    private int post(URI address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int number = 0;
            postUntilKept(client, address, List.of(workload.table()));
            while (!isEnough) {
                number++;
                List<String> records = workload.transaction(number);
                int cut = 1 + number % (records.size() - 1);
                postUntilKept(client, address, records.subList(0, cut));
                postUntilKept(client, address, records.subList(cut, records.size()), number);
            }
            return number;
        }
    }

    private void postUntilKept(HttpClient client, URI address, List<String> records) {
        postUntilKept(client, address, records, acknowledged.get());
    }

    /// When these records are kept, so many transactions are.
    private void postUntilKept(HttpClient client, URI address, List<String> records, int transactions) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", records) + "]"))
                .build();
        while (!isKept(client, request)) {
            repeats.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        acknowledged.set(transactions);
        victim.get().see(kept.incrementAndGet());
    }

    private static boolean isKept(HttpClient client, HttpRequest request) {
        try {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            assertThat(status).isIn(200, 503);
            return status == 200;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    @Test
    void killedImportGoesOnAndDoublesNothing() throws Exception {
        // Given
        int transactions = 8_000;
        Path store = folder.resolve("imported.awb");
        Path file = folder.resolve("changes.ndjson");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(workload.table() + "\n");
            for (int number = 1; number <= transactions; number++) {
                out.write(String.join("\n", workload.transaction(number)) + "\n");
            }
        }
        Random random = new Random(SEED);
        int interrupted = 0;

        // When
        for (int kill = 0; kill < (KILLS + 1) / 2; kill++) {
            int before = Files.exists(store) ? ids(store).size() : 0;
            Process running = start("import", file.toString(), "--store", store.toString());
            await(running, () -> Files.exists(store) && (before > 0 || hasRows(store)));
            running.waitFor(random.nextInt(1_000), TimeUnit.MILLISECONDS);
            interrupted += running.isAlive() ? 1 : 0;
            running.destroyForcibly().waitFor();
            assertThat(ids(store).size()).as("seed %d", SEED).isGreaterThanOrEqualTo(before);
        }
        Process whole = start("import", file.toString(), "--store", store.toString());

        // Then
        assertThat(whole.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(whole.exitValue()).as(errors()).isZero();
        assertThat(interrupted).as("imports that were killed before their end").isGreaterThan(0);
        assertWhole(store, transactions);
    }

    private static boolean hasRows(Path store) {
        try {
            return StoredStory.count(store, "change_event") > 0;
        } catch (AssertionError notYet) {
            return false;
        }
    }

    private static void assertWhole(Path store, int transactions) {
        assertThat(ids(store)).as("seed %d", SEED).isEqualTo(PushedWorkload.ids(transactions));
        assertThat(StoredStory.count(store, "source_tx")).as("seed %d", SEED).isEqualTo(transactions);
        assertThat(StoredStory.gaps(store)).as("seed %d", SEED).isEmpty();
        assertThat(StoredStory.count(store, "pushed_transaction")).isZero();
        try (Store free = Store.openForWriting(store, Clock.systemUTC())) {
            assertThat(free.damage()).isEmpty();
        }
    }

    private static List<String> ids(Path store) {
        return StoredStory.of(store).stream()
                .filter(line -> line.startsWith("INSERT "))
                .map(line -> line.replaceAll(".* -> ([0-9]+)\\|.*", "$1"))
                .toList();
    }

    private static void await(Process process, java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("nothing happened for a minute");
            }
            if (!process.isAlive()) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(ProgramProcess.java("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.add("io.auditworkbench.Main");
        Stream.of(words).forEach(command::add);
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
