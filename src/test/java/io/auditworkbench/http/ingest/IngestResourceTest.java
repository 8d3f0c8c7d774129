package io.auditworkbench.http.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.http.IngestServer;
import io.auditworkbench.store.Store;
import io.auditworkbench.testing.Effort;
import io.auditworkbench.testing.RecordedRequest;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.testing.StoredStory;
import io.auditworkbench.workbench.IngestChanges;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a real Debezium Server posted, over real HTTP into a real store.
class IngestResourceTest {

    private static final List<String> STORY = List.of(
            "SNAPSHOT by ?",
            "SNAPSHOT shop.orders -> 1|Ada|new|12.50|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED",
            "SNAPSHOT by ?",
            "SNAPSHOT shop.orders -> 2|Bo|new|99.99|NULL|NULL|NULL|NULL|CREATED",
            "INGEST by ada",
            "INSERT shop.orders -> 3|Cy|new|5.00|NULL|NULL|NULL|NULL|CREATED",
            "UPDATE shop.orders 1|Ada|new|12.50|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED"
                    + " -> 1|Ada|paid|12.50|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED",
            "UPDATE shop.orders 1|Ada|paid|12.50|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED"
                    + " -> 1|Ada|paid|13.00|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED",
            "INGEST by ?",
            "DELETE shop.orders 2|Bo|new|99.99|NULL|NULL|NULL|NULL|CREATED",
            "DDL by ?",
            "DDL shop.orders alter table orders add column memo varchar(20)",
            "INGEST by ?",
            "INSERT shop.orders -> 4|Di|new|18446744.07|NULL|NULL|NULL|NULL|CREATED|m",
            "INGEST by ?",
            "UPDATE shop.orders 1|Ada|paid|13.00|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED|NULL"
                    + " -> 1000|Ada|paid|13.00|héllo ☃|{\"a\": 1}|0x00FF10|2026-11-20 10:11:12.123456|CREATED|NULL",
            "DDL by ?",
            "TRUNCATE shop.orders");

    private static final List<String> GAPS = List.of("5 schema statement");

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T17:40:00Z"));
    private Path file;
    private Store store;
    private IngestChanges changes;
    private IngestServer server;

    @BeforeEach
    void open() {
        file = folder.resolve("shop.awb");
        store = Store.openForWriting(file, clock);
        changes = new IngestChanges(store, clock);
        server = new IngestServer(changes::ingest, IngestAccess.OPEN, BodyLimits.of(1 << 20));
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private void reopen() {
        close();
        store = Store.openForWriting(file, clock);
        changes = new IngestChanges(store, clock);
        server = new IngestServer(changes::ingest, IngestAccess.OPEN, BodyLimits.of(1 << 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-plain", "single-schema", "webhooks-plain", "batch-plain"})
    void everyRecordingGivesTheSameEvents(String recording) {
        // When
        for (RecordedRequest request : RecordedRequest.of(recording)) {
            assertThat(server.post(request).statusCode()).isEqualTo(200);
        }

        // Then
        assertThat(StoredStory.of(file)).isEqualTo(recording.startsWith("batch") ? packed(STORY) : STORY);
        assertThat(StoredStory.gaps(file)).isEqualTo(GAPS);
        assertThat(StoredStory.count(file, "pushed_transaction")).isZero();
        assertThat(StoredStory.count(file, "pushed_record")).isZero();
        assertThat(StoredStory.query(file, "select name from source")).containsExactly("ingest:shop");
    }

    /// A batch brings both snapshot rows in one request, which makes one entry of the log.
    private static List<String> packed(List<String> story) {
        List<String> packed = new ArrayList<>(story);
        packed.remove(2);
        return packed;
    }

    @Test
    void cloudEventsGiveTheSameRowsAndSayWhatTheyCannotTell() {
        // When
        for (RecordedRequest request : RecordedRequest.of("cloudevents")) {
            assertThat(server.post(request).statusCode()).isEqualTo(200);
        }

        // Then
        List<String> withoutDdl =
                STORY.stream().filter(line -> !line.startsWith("DDL ")).toList();
        assertThat(StoredStory.of(file).stream().filter(line -> !line.startsWith("DDL ")))
                .isEqualTo(withoutDdl);
        assertThat(StoredStory.gaps(file)).containsExactly("14 pushed transaction ends", "5 schema statement");
    }

    @Test
    void theLastCloudEventsTransactionIsShownWhenTheSenderPauses() {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of("cloudevents");
        requests.subList(0, 9).forEach(request -> server.post(request));
        assertThat(StoredStory.of(file)).noneMatch(line -> line.contains("-> 1000|"));

        // When
        changes.completePaused();
        int before = StoredStory.of(file).size();
        clock.advance(IngestChanges.PAUSE);
        changes.completePaused();

        // Then
        assertThat(StoredStory.of(file)).hasSize(before + 2).last().asString().contains(" -> 1000|Ada|");
    }

    @Test
    void aRowThatComesAfterThePauseIsKeptToo() {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of("cloudevents");
        requests.subList(0, 8).forEach(request -> server.post(request));
        clock.advance(IngestChanges.PAUSE);
        changes.completePaused();

        // When
        for (int again = 0; again < 3; again++) {
            assertThat(server.post(requests.get(8)).statusCode()).isEqualTo(200);
            assertThat(server.post(requests.get(9)).statusCode()).isEqualTo(200);
            assertThat(server.post(requests.get(7)).statusCode()).isEqualTo(200);
        }

        // Then
        assertThat(StoredStory.of(file).stream().filter(line -> line.contains(" 1|Ada|paid|13.00")))
                .hasSize(2);
        assertThat(StoredStory.of(file).stream().filter(line -> line.startsWith("INSERT") && line.contains("-> 1000|")))
                .hasSize(1);
        assertThat(StoredStory.of(file).stream().filter(line -> line.startsWith("TRUNCATE")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-plain", "single-schema", "batch-plain", "cloudevents"})
    void everyRequestSentTwiceAtOnceAndAgainAtTheEndIsKeptOnce(String recording) {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of(recording);
        for (RecordedRequest request : requests) {
            server.post(request);
        }
        List<String> once = StoredStory.of(file);

        // When
        for (RecordedRequest request : requests) {
            assertThat(server.post(request).statusCode()).isEqualTo(200);
        }
        reopen();
        for (RecordedRequest request : requests) {
            HttpResponse<String> answer = server.post(request);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(server.post(request).body()).isEqualTo(answer.body());
        }

        // Then
        assertThat(StoredStory.of(file)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-plain", "single-schema", "cloudevents"})
    void everyRequestRepeatedAtOnceIsKeptOnce(String recording) {
        // When
        for (RecordedRequest request : RecordedRequest.of(recording)) {
            assertThat(server.post(request).statusCode()).isEqualTo(200);
            assertThat(server.post(request).statusCode()).isEqualTo(200);
        }

        // Then
        assertThat(StoredStory.of(file).stream().filter(line -> !line.startsWith("DDL ")))
                .isEqualTo(
                        STORY.stream().filter(line -> !line.startsWith("DDL ")).toList());
    }

    @Test
    void everyRequestSurvivesARestartBetween() {
        // When
        for (RecordedRequest request : RecordedRequest.of("single-plain")) {
            server.post(request);
            reopen();
        }

        // Then
        assertThat(StoredStory.of(file)).isEqualTo(STORY);
        assertThat(StoredStory.gaps(file)).isEqualTo(GAPS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"single-plain", "cloudevents"})
    void sixteenSendersOfTheSameRequestsLeaveEachEventOnce(String recording) throws Exception {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of(recording);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<Integer>>> senders = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 16; i++) {
                senders.add(threads.submit(() -> {
                    start.await();
                    List<Integer> statuses = new ArrayList<>();
                    for (RecordedRequest request : requests) {
                        statuses.add(server.post(request).statusCode());
                    }
                    return statuses;
                }));
            }
            start.countDown();
        }

        // Then
        for (Future<List<Integer>> sender : senders) {
            assertThat(sender.get()).containsOnly(200);
        }
        assertThat(StoredStory.of(file).stream()
                        .filter(line -> !line.startsWith("DDL "))
                        .sorted())
                .isEqualTo(STORY.stream()
                        .filter(line -> !line.startsWith("DDL "))
                        .sorted()
                        .toList());
    }

    @Test
    void twoSendersOfOneServerAreKeptApart() {
        // Given
        List<RecordedRequest> shop = RecordedRequest.of("single-plain");

        // When
        for (RecordedRequest request : shop) {
            assertThat(server.post(request).statusCode()).isEqualTo(200);
            assertThat(server.send(server.json(renamed(request)).uri(server.uri("/ingest/second")))
                            .statusCode())
                    .isEqualTo(200);
        }

        // Then
        assertThat(StoredStory.query(file, "select name from source order by name"))
                .containsExactly("ingest:crm", "ingest:shop");
        List<String> twice = new ArrayList<>(STORY);
        twice.addAll(STORY);
        assertThat(StoredStory.of(file)).containsExactlyInAnyOrderElementsOf(twice);
    }

    @Test
    void twoSendersOfOneServerOnOnePathAreToldToTakeTwo() {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of("single-plain");
        for (RecordedRequest request : requests.subList(0, 8)) {
            server.post(request);
            server.send(server.json(renamed(request)));
        }
        server.post(requests.get(8));
        server.post(requests.get(9));

        // When
        HttpResponse<String> answer = server.send(server.json(renamed(requests.get(9))));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Give each sender a path of its own: /ingest/NAME.");
    }

    private static String renamed(RecordedRequest request) {
        return request.body().replace("\"name\":\"shop\",\"ts_ms\"", "\"name\":\"crm\",\"ts_ms\"");
    }

    @Test
    void aMissingRowIsNamedByItsCounts() {
        // When
        List<RecordedRequest> requests = RecordedRequest.of("single-plain");
        for (int i = 0; i < requests.size(); i++) {
            if (i != 10) {
                assertThat(server.post(requests.get(i)).statusCode()).isEqualTo(200);
            }
        }

        // Then
        assertThat(StoredStory.gaps(file)).contains("11 pushed row count");
        assertThat(
                        StoredStory.query(
                                file,
                                "select rows_expected || ' ' || rows_stored || ' ' || evidence from coverage_gap where cause = 11"))
                .containsExactly("3 2 3 records counted by the sender, 2 received, differing in shop.orders");
        assertThat(server.post(requests.get(10)).statusCode()).isEqualTo(409);
    }

    @Test
    void aTransactionOfWhichNothingArrivedIsNamed() {
        // Given
        server.post(RecordedRequest.of("single-plain").get(7));
        String end = "{\"status\":\"END\",\"id\":\"1680f40b-e761-11f1-9047-02fc00000001:9\",\"event_count\":2,"
                + "\"data_collections\":[{\"data_collection\":\"shop.orders\",\"event_count\":2}],\"ts_ms\":1}";

        // When
        assertThat(server.send(server.json(end)).statusCode()).isEqualTo(200);
        assertThat(server.send(server.json(end)).statusCode()).isEqualTo(200);

        // Then
        assertThat(StoredStory.gaps(file)).containsExactly("11 pushed row count");
    }

    @Test
    void emptyTransactionsAreNotedOnceForASender() {
        // Given
        RecordedRequest.of("single-plain").subList(0, 8).forEach(request -> server.post(request));

        // When
        for (int number = 1; number < 4; number++) {
            String id = "\"1680f40b-e761-11f1-9047-02fc00000001:" + number + "\"";
            server.send(server.json("{\"status\":\"BEGIN\",\"id\":" + id
                    + ",\"event_count\":null,\"data_collections\":null,\"ts_ms\":1}"));
            server.send(server.json(
                    "{\"status\":\"END\",\"id\":" + id + ",\"event_count\":0,\"data_collections\":[],\"ts_ms\":1}"));
        }

        // Then
        assertThat(StoredStory.gaps(file)).containsExactly("14 pushed empty transaction");
        assertThat(StoredStory.count(file, "pushed_transaction")).isZero();
    }

    @Test
    void aChangedRecordAtAKnownPlaceIsAConflict() {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of("single-plain");
        String altered = requests.get(9).body().replace("\"Cy\"", "\"Cx\"");

        // When, Then
        requests.subList(0, 10).forEach(request -> server.post(request));
        assertThat(server.send(server.json(altered)).statusCode()).isEqualTo(409);
        requests.subList(10, 13).forEach(request -> server.post(request));
        List<String> before = StoredStory.of(file);
        HttpResponse<String> answer = server.send(server.json(altered));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"EVENT_CONFLICT\"").doesNotContain("Cx");
        assertThat(server.send(server.json("[" + requests.get(9).body() + "," + altered + "]"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(StoredStory.of(file)).isEqualTo(before);
        assertThat(StoredStory.of(file)).anyMatch(line -> line.contains("3|Cy|"));
    }

    @Test
    void aBatchIsKeptWholeOrNotAtAll() {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of("single-plain");
        List<String> bodies =
                new ArrayList<>(requests.stream().map(RecordedRequest::body).toList());
        bodies.add("{\"what\":\"is this\"}");

        // When
        HttpResponse<String> refused = server.send(server.json("[" + String.join(",", bodies) + "]"));

        // Then
        assertThat(refused.statusCode()).isEqualTo(422);
        for (String table : List.of(
                "source",
                "source_tx",
                "change_event",
                "pushed_record",
                "pushed_transaction",
                "sender_table",
                "pushed_snapshot_row",
                "coverage_gap",
                "table_version",
                "snapshot_run")) {
            assertThat(StoredStory.count(file, table)).as(table).isZero();
        }
        bodies.removeLast();
        assertThat(server.send(server.json("[" + String.join(",", bodies) + "]"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(StoredStory.of(file)).isEqualTo(packed(STORY));
    }

    @Test
    void aPlainDecimalOfAnUnknownTableIsRefusedWithTheSettingThatHelps() {
        // When
        HttpResponse<String> answer =
                server.post(RecordedRequest.of("single-plain").get(9));

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"code\":\"SCHEMA_UNKNOWN\"")
                .contains("debezium.format.value.schemas.enable=true");
        assertThat(StoredStory.count(file, "source")).isZero();
    }

    @Test
    void rowsWithoutATransactionAndAConnectionAreUnconfirmed() {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of("single-plain");
        requests.subList(0, 8).forEach(request -> server.post(request));
        String prepared = requests.get(9)
                .body()
                .replaceAll("\"transaction\":\\{[^}]*}", "\"transaction\":null")
                .replace("\"thread\":29", "\"thread\":null");

        // When
        assertThat(server.send(server.json(prepared)).statusCode()).isEqualTo(200);
        clock.advance(IngestChanges.PAUSE);
        changes.completePaused();

        // Then
        assertThat(StoredStory.gaps(file)).containsExactly("1 pushed rows without a transaction");
    }

    @Test
    void mutatedBodiesNeverBreakTheServerOrTheStore() {
        // Given
        List<RecordedRequest> requests = RecordedRequest.of("single-plain");
        List<RecordedRequest> schemas = RecordedRequest.of("single-schema");
        requests.subList(0, 8).forEach(request -> server.post(request));
        long seed = 4_211;
        int rounds = Effort.rounds(600);
        Random random = new Random(seed);
        int kept = 0;

        // When
        for (int round = 0; round < rounds; round++) {
            List<RecordedRequest> corpus = random.nextInt(4) == 0 ? schemas : requests;
            byte[] body = mutated(corpus.get(random.nextInt(corpus.size())).bytes(), random);
            int status = server.send(server.json(body)).statusCode();

            assertThat(status).as("seed %d, round %d", seed, round).isIn(200, 400, 409, 413, 422);
            kept += status == 200 ? 1 : 0;
        }

        // Then
        assertThat(kept).isGreaterThan(rounds / 100);
        assertThat(StoredStory.query(file, "pragma integrity_check")).containsExactly("ok");
        reopen();
        assertThat(server.post(requests.get(8)).statusCode()).isIn(200, 409);
    }

    private static byte[] mutated(byte[] body, Random random) {
        byte[] mutated = body.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(7)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> mutated = java.util.Arrays.copyOf(mutated, Math.max(1, at));
                case 3 -> mutated = replaced(mutated, "[0-9]+", Long.toString(random.nextLong()), random);
                case 4 -> mutated = replaced(mutated, "null", "{}", random);
                case 5 -> mutated = replaced(mutated, "\"[a-z_]+\"", "\"op\"", random);
                default -> mutated = replaced(mutated, "\"[^\"]{0,12}\"", "[[[\"x\"]]]", random);
            }
        }
        return mutated;
    }

    private static byte[] replaced(byte[] body, String pattern, String by, Random random) {
        String text = new String(body, StandardCharsets.UTF_8);
        var matcher = java.util.regex.Pattern.compile(pattern).matcher(text);
        List<int[]> spans = new ArrayList<>();
        while (matcher.find()) {
            spans.add(new int[] {matcher.start(), matcher.end()});
        }
        if (spans.isEmpty()) {
            return body;
        }
        int[] span = spans.get(random.nextInt(spans.size()));
        return (text.substring(0, span[0]) + by + text.substring(span[1])).getBytes(StandardCharsets.UTF_8);
    }
}
