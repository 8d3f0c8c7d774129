package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.CommandRun;
import io.auditworkbench.model.change.Attribution;
import io.auditworkbench.model.change.AttributionGrade;
import io.auditworkbench.model.change.AttributionSource;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.Confidence;
import io.auditworkbench.model.event.ObjectLink;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.store.ConclusionCursor;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreWriter;
import io.auditworkbench.workbench.StoredShop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnomaliesCommandTest {

    private static final Clock CLOCK = Clock.fixed(CommandRun.NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path store = Path.of("");

    @BeforeEach
    void writeStore() {
        store = StoredShop.write(folder);
    }

    private CommandRun run(String... words) {
        return CommandRun.of(Stream.concat(Stream.of(words), Stream.of("--store", store.toString()))
                .toArray(String[]::new));
    }

    private static Anomaly anomaly(String detector, Severity severity, String sentence, long seq) {
        return new Anomaly(
                detector,
                sentence,
                severity,
                sentence,
                Instant.parse("2026-11-21T02:13:07Z").getEpochSecond() * 1_000_000,
                new Attribution("svc-import", AttributionGrade.HEURISTIC, AttributionSource.ACTOR_COLUMN),
                List.of(new Anomaly.Measure("total", "9.00", "90.00", "", 1)),
                List.of(),
                List.of(seq),
                1,
                List.of());
    }

    private void detect(long throughSeq) {
        try (Store opened = Store.openForWriting(store, CLOCK)) {
            StoreWriter writer = opened.writer();
            writer.conclude(() -> {
                writer.findings()
                        .add(anomaly("price-lowered", Severity.HIGH, "total of orders/1042 lowered at night", 12), 9);
                writer.findings().add(anomaly("off-hours", Severity.LOW, "svc-import worked at 02:13", 12), 9);
                for (String detector : List.of("price-lowered", "off-hours", "mass-delete")) {
                    writer.findings().state(detector, "running", "");
                    writer.findings().looked(detector, 494_000, 10);
                }
                writer.findings().state("maker-checker", "not-applicable", "no table says who approved");
                writer.conclusions().advance(new ConclusionCursor(15, throughSeq, 0, ""));
            });
        }
    }

    private long newest() {
        try (Store opened = Store.openForReading(store)) {
            return opened.changes().lastSeq();
        }
    }

    @Test
    void listsGroupsTheMostSevereFirstAndSaysWhatFoundNothing() {
        // Given
        detect(newest());
        // When
        CommandRun run = run("anomalies");
        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                SEV     ID  WHAT                                   WHO         EVENTS  LAST
                ■ high  A1  total of orders/1042 lowered at night  svc-import       1  2026-11-21T02:13:07Z
                ● low   A2  svc-import worked at 02:13             svc-import       1  2026-11-21T02:13:07Z
                """);
        assertThat(run.err())
                .contains("2 groups · 1 of 3 checks found nothing · ")
                .contains("coverage")
                .contains("Next: auditctl show A1");
    }

    @Test
    void jsonIsFrozen() {
        detect(newest());

        assertThat(run("anomalies", "--detector", "price-lowered", "-o", "ndjson")
                        .out())
                .isEqualTo("{\"id\":\"A1\",\"severity\":\"high\",\"detector\":\"price-lowered\","
                        + "\"what\":\"total of orders/1042 lowered at night\",\"who\":\"svc-import\",\"hits\":1,"
                        + "\"events\":1,\"first\":\"2026-11-21T02:13:07Z\",\"last\":\"2026-11-21T02:13:07Z\","
                        + "\"state\":\"new\",\"reason\":null,\"muted_until\":null}\n");
        assertThat(run("anomalies", "-o", "json").out()).contains("\"schema\": \"auditctl.anomalies/1\"");
    }

    @Test
    void gateIsHitByAnOpenGroupAndNotByAnExplainedOne() {
        detect(newest());

        assertThat(run("anomalies", "--fail-on", "high").exitCode()).isEqualTo(3);
        assertThat(run("anomalies", "--fail-on", "critical").exitCode()).isZero();
        assertThat(run("anomalies", "set", "A1", "--state", "explained", "--reason", "goodwill")
                        .exitCode())
                .isZero();
        assertThat(run("anomalies", "--fail-on", "high").exitCode()).isZero();
        assertThat(run("anomalies", "--feedback").out())
                .contains("price-lowered       1          0          1        0 %");
    }

    @Test
    void whatWasNotLookedAtPassesNoGate() {
        detect(newest() - 3);

        CommandRun run = run("anomalies", "--fail-on", "critical");

        assertThat(run.exitCode()).isEqualTo(8);
        assertThat(run.err()).contains("PARTIAL: the newest 3 changes were not looked at yet");
        assertThat(run("anomalies", "-o", "json").out()).contains("\"truncated\": true");
    }

    @Test
    void aStoreInWhichNothingRanPassesNoGateEither() {
        assertThat(run("anomalies").exitCode()).isZero();
        assertThat(run("anomalies", "--fail-on", "high").exitCode()).isEqualTo(8);
    }

    @Test
    void mutedGroupsAreHiddenAndCountedUntilTheirTimeIsOver() {
        // Given
        detect(newest());
        run("anomalies", "set", "A2", "--state", "muted", "--reason", "known job", "--mute-until", "2026-12-01");
        // Then
        CommandRun hidden = run("anomalies");
        assertThat(hidden.out()).doesNotContain("A2");
        assertThat(hidden.err()).contains("1 muted");
        assertThat(run("anomalies", "--include-muted").out()).contains("A2");
        assertThat(new CommandRun.Setting()
                        .by(Clock.fixed(Instant.parse("2026-12-02T00:00:00Z"), ZoneOffset.UTC))
                        .run("anomalies", "--store", store.toString())
                        .out())
                .contains("A2");
    }

    @Test
    void whatIsSaidNeedsAReasonAGroupAndTheStoreForItself() {
        detect(newest());

        assertThat(run("anomalies", "set", "A1", "--state", "explained", "--reason", " ")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("anomalies", "set", "A9", "--state", "explained", "--reason", "x")
                        .exitCode())
                .isEqualTo(7);
        assertThat(run("anomalies", "set", "A1", "--state", "fine", "--reason", "x")
                        .exitCode())
                .isEqualTo(2);
        try (Store held = Store.openForWriting(store, CLOCK)) {
            CommandRun busy = run("anomalies", "set", "A1", "--state", "explained", "--reason", "x");
            assertThat(held.file()).isEqualTo(store);
            assertThat(busy.exitCode()).isEqualTo(9);
            assertThat(busy.err()).contains("Nothing was changed. Stop the capture");
        }
    }

    @Test
    void filtersFindTheEventsThatFindingsName() {
        detect(newest());

        for (String filter : List.of("is:flagged", "sev>=high", "rule:off-hours", "anomaly:A1", "sev:low op:update")) {
            assertThat(run("events", filter, "-o", "name").out()).as(filter).isEqualTo("E12\n");
        }
        assertThat(run("events", "sev:critical", "--count").out()).isEqualTo("0\n");
        assertThat(run("events", "anomaly:A99", "--count").out()).isEqualTo("0\n");
        assertThat(run("events", "is:flagged is:ddl", "--count").out()).isEqualTo("0\n");
        assertThat(run("events", "(is:flagged or is:ddl)", "--reverse", "-o", "name")
                        .out())
                .isEqualTo("E11\nE12\n");
        assertThat(run("events", "-is:flagged", "--count").out())
                .isEqualTo((Long.parseLong(run("events", "--count").out().strip()) - 1) + "\n");
    }

    @Test
    void findingsAreFollowedDownToTheBinlogAndUpFromTheTransaction() {
        // Given
        detect(newest());
        // When
        CommandRun shown = run("show", "A1");
        CommandRun traced = run("trace", "A1");
        // Then
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("A1 · high · price-lowered · new")
                .contains("total       9.00 (usually 90.00, of 1)")
                .contains("E12")
                .contains("binlog.000003:");
        assertThat(traced.exitCode()).as(traced.err()).isZero();
        assertThat(traced.out())
                .contains("position    binlog.000003:")
                .contains("evidence of A1 high total of orders/1042 lowered at night")
                .contains("evidence of A2 low");
        assertThat(run("show", "A1", "-o", "json").out()).contains("\"kind\": \"anomaly\"");
        assertThat(run("undo-sql", "A1").out()).contains("UPDATE");
        assertThat(run("show", "A77").exitCode()).isEqualTo(7);
        assertThat(run("show", "B1").exitCode()).isEqualTo(7);
    }

    @Test
    void businessEventsAreFollowedToo() {
        // Given
        try (Store opened = Store.openForWriting(store, CLOCK)) {
            StoreWriter writer = opened.writer();
            RuleVersion rule = new RuleVersion("sale-completed", 1, "0".repeat(64));
            writer.conclude(() -> {
                writer.conclusions().keep(rule, "text", 1);
                writer.conclusions().add(sale(rule, 10L), 8);
            });
        }
        // Then
        assertThat(run("show", "B1").out())
                .contains("B1 · sale-completed")
                .contains("order:1042")
                .contains("E10");
        assertThat(run("trace", "B1").out()).contains("caused      B1 sale-completed order:1042");
        assertThat(run("events", "seq:10", "-o", "name").out()).isEqualTo("E10\n");
    }

    @Test
    void aChangeAndAFindingNameTheBusinessEventsThatTheyArePartOf() {
        // Given
        detect(newest());
        try (Store opened = Store.openForWriting(store, CLOCK)) {
            StoreWriter writer = opened.writer();
            RuleVersion rule = new RuleVersion("sale-completed", 1, "0".repeat(64));
            writer.conclude(() -> {
                writer.conclusions().keep(rule, "text", 1);
                writer.conclusions().add(sale(rule, 10L, 12L), 8);
            });
        }
        // Then
        assertThat(run("show", "E10").out()).contains("caused      B1 sale-completed order:1042");
        assertThat(run("show", "E12").out())
                .contains("part of     B1 sale-completed order:1042")
                .contains("evidence of A1 high");
        assertThat(run("show", "E9").out()).doesNotContain("B1");
        assertThat(run("trace", "E12").out()).contains("part of     B1 sale-completed order:1042");
        assertThat(run("trace", "E12", "-o", "json").out()).contains("\"business\": [\n        \"B1\"\n      ]");
        assertThat(run("show", "A1").out()).contains("concerns    B1 sale-completed order:1042");
        assertThat(run("show", "E12", "A1", "-o", "json").out())
                .contains("\"anomalies\": [")
                .contains("\"B1\"");
    }

    private static BusinessEvent sale(RuleVersion rule, Long... changes) {
        return new BusinessEvent(
                rule,
                "sale-completed",
                10,
                Instant.parse("2026-11-20T09:12:00Z").getEpochSecond() * 1_000_000,
                new Attribution("svc-pay", AttributionGrade.CORROBORATED, AttributionSource.SESSION),
                List.of(new ObjectLink("order", "1042", "subject")),
                List.of(),
                Confidence.HIGH,
                Standing.STANDS,
                "",
                List.of(changes),
                List.of());
    }
}
