package io.auditworkbench.workbench.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.StoredShop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineReaderTest {

    @TempDir
    private Path folder;

    private StoreReading reading;

    @BeforeEach
    void open() {
        reading = StoreReading.of(
                Store.openForReading(StoredShop.write(folder)),
                new Masker(MaskingPolicy.KEEP_EVERYTHING),
                Clock.fixed(StoredShop.NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        reading.close();
    }

    @Test
    void eachChangeIsAMarkOnTheTracksOfItsTableAndItsActor() {
        // When
        Timeline timeline = reading.timeline().read(filter(""), () -> false);

        // Then
        assertThat(timeline.isExact()).isTrue();
        assertThat(timeline.events())
                .isEqualTo(reading.events().count(filter(""), () -> false).events());
        MarkTrack orders = track(timeline, "shop.orders");
        assertThat(orders.term()).isEqualTo("table:shop.orders");
        assertThat(moments(orders))
                .contains(Instant.parse("2026-11-21T02:13:07.481522Z"))
                .isSorted();
        assertThat(track(timeline, "svc-import").events()).isEqualTo(1);
        assertThat(timeline.tracks().stream()
                        .filter(track -> track.kind() == TrackKind.ACTOR)
                        .mapToLong(MarkTrack::events)
                        .sum())
                .isEqualTo(timeline.events());
    }

    @Test
    void termOfEachTrackSelectsItsEvents() {
        // Given
        Timeline timeline = reading.timeline().read(filter(""), () -> false);

        // Then
        assertThat(timeline.tracks())
                .isNotEmpty()
                .allSatisfy(track -> assertThat(reading.events()
                                .count(filter(track.term()), () -> false)
                                .events())
                        .as(track.term())
                        .isEqualTo(track.events()));
    }

    @Test
    void filterOfValuesLeavesTheSameMarksAsASearch() {
        // Given
        AcceptedFilter paid = filter("orders.status:paid");

        // When
        Timeline timeline = reading.timeline().read(paid, () -> false);

        // Then
        assertThat(timeline.events())
                .isPositive()
                .isEqualTo(reading.events().count(paid, () -> false).events());
        assertThat(timeline.tracks())
                .filteredOn(track -> track.kind() == TrackKind.TABLE)
                .extracting(MarkTrack::name)
                .containsExactly("shop.orders");
    }

    @Test
    void openGapsWithAPlaceInTimeAreDrawn() {
        Timeline timeline = reading.timeline().read(filter(""), () -> false);

        assertThat(timeline.gaps()).anySatisfy(gap -> {
            assertThat(gap.from()).isEqualTo("2026-11-22T20:00:00Z");
            assertThat(gap.until()).isEqualTo("2026-11-22T20:10:00Z");
        });
    }

    @Test
    void rangeIsWhatWasAskedFor() {
        AcceptedFilter day = filter("on:2026-11-22");

        Timeline timeline = reading.timeline().read(day, () -> false);

        assertThat(timeline.from()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(timeline.until()).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(timeline.tracks())
                .allSatisfy(track -> assertThat(moments(track))
                        .allMatch(at -> !at.isBefore(timeline.from()) && at.isBefore(timeline.until())));
    }

    @Test
    void tooManyEventsAreCountedByTheHour() {
        try (Store store = Store.openForReading(folder.resolve("shop.awb"))) {
            // Given
            TimelineReader few = new TimelineReader(store, null, reading.coverage(), 3);

            // When
            Timeline timeline = few.read(filter(""), () -> false);

            // Then
            assertThat(timeline.step()).isEqualTo(Duration.ofHours(1));
            assertThat(timeline.events())
                    .isEqualTo(reading.events().count(filter(""), () -> false).events());
            assertThat(moments(track(timeline, "shop.orders"))).contains(Instant.parse("2026-11-21T02:00:00Z"));
            assertThat(track(timeline, "alice").events())
                    .isEqualTo(reading.events()
                            .count(filter("actor:alice"), () -> false)
                            .events());
        }
    }

    @Test
    void stoppedReadingGivesAPart() {
        Timeline timeline = reading.timeline().read(filter(""), () -> true);

        assertThat(timeline.isPartial()).isTrue();
        assertThat(timeline.events()).isEqualTo(1);
    }

    private AcceptedFilter filter(String text) {
        return ((FilterReading.Accepted) reading.filters().read(FilterRequest.of(text))).filter();
    }

    private static MarkTrack track(Timeline timeline, String name) {
        return timeline.tracks().stream()
                .filter(track -> track.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among "
                        + timeline.tracks().stream().map(MarkTrack::name).toList()));
    }

    private static List<Instant> moments(MarkTrack track) {
        return IntStream.range(0, track.size())
                .mapToObj(i -> Instant.EPOCH.plusNanos(track.micros(i) * 1_000))
                .toList();
    }
}
