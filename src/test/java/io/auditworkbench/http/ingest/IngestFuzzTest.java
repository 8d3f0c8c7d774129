package io.auditworkbench.http.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.filter.Canonicalizer;
import io.auditworkbench.filter.FilterParser;
import io.auditworkbench.filter.ParsedFilter;
import io.auditworkbench.filter.RandomFilters;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.workbench.IngestChanges;
import io.auditworkbench.workbench.IngestOutcome;
import io.auditworkbench.workbench.PushedBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that nobody should send, straight into what answers `/ingest` (`IngestResourceTest` sends 5,000 over HTTP),
/// and filter texts that nobody should type. More of both: `-Dfuzz.rounds=100000`.
class IngestFuzzTest {

    private static final int BODIES = Integer.getInteger("fuzz.rounds", 4_000);
    private static final int TEXTS = Integer.getInteger("fuzz.rounds", 40_000);
    private static final long SEED = Long.getLong("fuzz.seed", 6_113);

    /// A hang, with room for a machine that has much else to do.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long MOST_GROWTH_BYTES = 128L << 20;
    private static final List<String> TABLES = List.of(
            "source",
            "source_tx",
            "change_event",
            "pushed_record",
            "pushed_transaction",
            "sender_table",
            "coverage_gap");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<byte[]> corpus = new ArrayList<>();
    private long slowestNanos;

    @Test
    void badBodiesAreRefusedAtOnceAndNothingOfThemIsStored() {
        // Given
        for (String recording : List.of("single-plain", "single-schema", "batch-plain", "cloudevents")) {
            RecordedRequest.of(recording).forEach(request -> corpus.add(request.bytes()));
        }
        Path file = folder.resolve("shop.awb");
        long[] kinds = new long[2];
        try (Store store = Store.openForWriting(file, Clock.systemUTC())) {
            IngestChanges changes = new IngestChanges(store, Clock.systemUTC());
            List<Long> before = counts(file);
            long usedBefore = used();

            // When
            for (int round = 0; round < BODIES; round++) {
                byte[] body = bad();
                IngestOutcome outcome = timed(() -> changes.ingest(new PushedBody(body, "", null)));
                switch (outcome) {
                    case IngestOutcome.Refused refused -> {
                        assertThat(refused.reason().code())
                                .as("seed %d, round %d", SEED, round)
                                .isNotEqualTo(ErrorCode.INTERNAL);
                        kinds[0]++;
                    }
                    case IngestOutcome.Kept kept -> {
                        assertThat(kept.records() + kept.repeated() + kept.transactions())
                                .as("seed %d, round %d: %s", SEED, round, new String(body, StandardCharsets.UTF_8))
                                .isZero();
                        kinds[1]++;
                    }
                    case IngestOutcome.Busy _ -> throw new AssertionError("nobody else writes");
                }
            }

            // Then
            assertThat(counts(file)).as("rows of bad bodies").isEqualTo(before);
            assertThat(used() - usedBefore).as("bytes of heap").isLessThan(MOST_GROWTH_BYTES);
            assertThat(store.damage()).isEmpty();
        }
        assertThat(kinds[0]).as("refused").isGreaterThan(BODIES / 2);
        assertThat(slowestNanos).as("the slowest").isLessThan(LONGEST.toNanos());
    }

    @Test
    void filterTextsAreReadOrRefusedAtOnce() {
        // Given
        RandomFilters filters = RandomFilters.nasty(random);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            texts.add(Canonicalizer.canonical(filters.expression(3)));
        }
        long usedBefore = used();
        int unreadable = 0;

        // When
        for (int round = 0; round < TEXTS; round++) {
            String text = mangled(texts.get(random.nextInt(texts.size())));
            ParsedFilter parsed = timed(() -> FilterParser.parse(text));
            unreadable += parsed.problems().isEmpty() ? 0 : 1;
        }

        // Then
        assertThat(unreadable).as("some are read, some are not").isBetween(TEXTS / 10, TEXTS - TEXTS / 100);
        assertThat(slowestNanos).as("the slowest").isLessThan(LONGEST.toNanos());
        assertThat(used() - usedBefore).as("bytes of heap").isLessThan(MOST_GROWTH_BYTES);
    }

    private <T> T timed(Supplier<T> act) {
        long begun = System.nanoTime();
        T answer = act.get();
        slowestNanos = Math.max(slowestNanos, System.nanoTime() - begun);
        return answer;
    }

    private static List<Long> counts(Path file) {
        return TABLES.stream().map(table -> StoredStory.count(file, table)).toList();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /// Never a record: what a sender's bug, a broken line or somebody with time to spare would post.
    private byte[] bad() {
        byte[] record = corpus.get(random.nextInt(corpus.size()));
        return switch (random.nextInt(12)) {
            case 0 -> Arrays.copyOf(record, random.nextInt(record.length - 1));
            case 1 -> nested("[", random.nextInt(4) == 0 ? 100_000 : 65 + random.nextInt(2_000));
            case 2 -> nested("{\"a\":", 65 + random.nextInt(2_000));
            case 3 ->
                ("{\"payload\":" + "9".repeat(1_101 + random.nextInt(5_000)) + "}").getBytes(StandardCharsets.UTF_8);
            case 4 -> ("[1e" + random.nextInt() + ",-" + random.nextLong() + "]").getBytes(StandardCharsets.UTF_8);
            case 5 -> invalidUtf8(record);
            case 6 -> withRandomBytes();
            case 7 -> (text(record) + "}").getBytes(StandardCharsets.UTF_8);
            case 8 -> wrongTypes();
            case 9 -> ("{\"status\":" + scalar() + ",\"id\":" + scalar() + "}").getBytes(StandardCharsets.UTF_8);
            case 10 -> ("[" + text(record) + "," + random.nextInt() + "]").getBytes(StandardCharsets.UTF_8);
            default -> ("\u0000" + text(record)).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] wrongTypes() {
        String envelope = "{\"before\":" + scalar() + ",\"after\":" + scalar() + ",\"source\":" + scalar() + ",\"op\":"
                + scalar() + ",\"ts_ms\":" + scalar() + ",\"transaction\":" + scalar() + "}";
        String body = random.nextBoolean() ? envelope : "{\"schema\":" + scalar() + ",\"payload\":" + envelope + "}";
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private String scalar() {
        return switch (random.nextInt(9)) {
            case 0 -> "null";
            case 1 -> "true";
            case 2 -> "\"" + "x".repeat(random.nextInt(50)) + "\"";
            case 3 -> Long.toString(random.nextLong());
            case 4 -> "{}";
            case 5 -> "[]";
            case 6 -> "{\"db\":1,\"table\":{}}";
            case 7 -> "\"\\ud800\"";
            default -> Double.toString(random.nextGaussian() * 1e300);
        };
    }

    private byte[] nested(String open, int levels) {
        return open.repeat(levels).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] invalidUtf8(byte[] record) {
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        int at = 1 + random.nextInt(record.length - 1);
        broken.write(record, 0, at);
        broken.write(0xC0 | random.nextInt(2));
        broken.write(0xFF);
        broken.write(record, at, record.length - at);
        return broken.toByteArray();
    }

    private byte[] withRandomBytes() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private String mangled(String text) {
        StringBuilder mangled = new StringBuilder(text);
        for (int i = random.nextInt(5); i >= 0; i--) {
            int at = random.nextInt(mangled.length() + 1);
            switch (random.nextInt(100)) {
                case 97 -> mangled.insert(at, "(".repeat(random.nextInt(300)));
                case 98 -> mangled.insert(at, "-".repeat(random.nextInt(300)));
                case 99 ->
                    mangled.append(" OR re:/(a*)*")
                            .append("b".repeat(random.nextInt(40)))
                            .append("/");
                case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 -> mangled.setLength(at);
                case 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 -> mangled.insert(at, (char) random.nextInt(0x10000));
                default -> mangled.insert(at, "()\"'`/:<>=~|-*?\\,.".charAt(random.nextInt(18)));
            }
        }
        return mangled.toString();
    }
}
