package io.auditworkbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.auditworkbench.workbench.view.GapView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GapRunTest {

    private static final Instant TIME = Instant.parse("2026-11-20T08:00:00Z");

    @Test
    void joinsNeighboursOfOneKindAndSaysHowMany() {
        // Given
        List<GapView> gaps = List.of(
                gap(1, "FK_CASCADE", "shop.lines", null),
                gap(2, "FK_CASCADE", "shop.lines", null),
                gap(3, "FK_CASCADE", "shop.lines", null));

        // When
        List<GapRun> runs = GapRun.joined(gaps);

        // Then
        assertThat(runs).extracting(GapRun::id, GapRun::meaning).containsExactly(tuple("G1…G3", "3 times: Why."));
        assertThat(runs.getFirst().last().until()).isEqualTo(TIME.plusSeconds(3));
    }

    @Test
    void keepsApartWhatDiffersAndWhatIsClosed() {
        // Given
        List<GapView> gaps = List.of(
                gap(1, "FK_CASCADE", "shop.lines", null),
                gap(2, "FK_CASCADE", "shop.carts", null),
                gap(3, "BINLOG_LOST", "shop.carts", null),
                gap(4, "BINLOG_LOST", "shop.carts", 5L),
                gap(6, "BINLOG_LOST", "shop.carts", null));

        // When
        List<GapRun> runs = GapRun.joined(gaps);

        // Then
        assertThat(runs).extracting(GapRun::id).containsExactly("G1", "G2", "G3", "G4", "G6");
        assertThat(runs).extracting(GapRun::meaning).containsOnly("Why.");
    }

    @Test
    void hasNothingToShowOfNothing() {
        assertThat(GapRun.joined(List.of())).isEmpty();
    }

    private static GapView gap(long number, String cause, String table, @Nullable Long resolvedBy) {
        return new GapView(
                number,
                number,
                cause,
                "undetermined",
                true,
                List.of(table),
                "",
                "",
                "",
                TIME.plusSeconds(number),
                TIME.plusSeconds(number),
                null,
                null,
                "capture",
                TIME,
                "",
                "Why.",
                resolvedBy);
    }
}
