package io.auditworkbench.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.auditworkbench.desktop.timeline.AreaStatistics.Group;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import io.auditworkbench.workbench.timeline.TrackKind;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.CoverageView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AreaTest {

    private static final MarkTrack ORDERS =
            MarkTrack.of(TrackKind.TABLE, "orders", "table:orders", new long[] {1, 2, 3, 10}, new byte[] {1, 2, 2, 3});
    private static final MarkTrack LINES =
            MarkTrack.of(TrackKind.TABLE, "lines", "table:lines", new long[] {2, 4}, new byte[] {1, 3});
    private static final MarkTrack ALICE =
            MarkTrack.of(TrackKind.ACTOR, "alice", "actor:alice", new long[] {1, 2, 2, 10}, new byte[] {1, 2, 1, 3});

    @Test
    void edgeThatIsDraggedBeyondTheOtherChangesPlacesWithIt() {
        Area area = new Area(10, 20);

        assertThat(area.withEdge(Area.Edge.FROM, 30)).isEqualTo(new Area(20, 30));
        assertThat(area.withEdge(Area.Edge.UNTIL, 5)).isEqualTo(new Area(5, 10));
        assertThat(Area.between(7, 7)).isEqualTo(new Area(7, 8));
    }

    @Test
    void endOfAnAreaIsNotPartOfIt() {
        AreaStatistics statistics = AreaStatistics.of(timeline(), new Area(2, 10), Set.of());

        assertThat(statistics.events()).isEqualTo(4);
        assertThat(statistics.operations())
                .isEqualTo(Map.of(ChangeKind.UPDATE, 2L, ChangeKind.INSERT, 1L, ChangeKind.DELETE, 1L));
        assertThat(statistics.tables()).containsExactly(new Group("lines", 2), new Group("orders", 2));
        assertThat(statistics.actors()).containsExactly(new Group("alice", 2));
        assertThat(statistics.eventsPerSecond()).isCloseTo(500_000, within(0.1));
    }

    @Test
    void tracksThatAreLeftOutDoNotCount() {
        AreaStatistics statistics = AreaStatistics.of(timeline(), new Area(0, 100), Set.of(ORDERS));

        assertThat(statistics.events()).isEqualTo(2);
        assertThat(statistics.tables()).containsExactly(new Group("lines", 2));
    }

    @Test
    void nearestMarkIsFoundWithinReachOnly() {
        assertThat(Nearest.to(ORDERS, 6, 3)).isEqualTo(2);
        assertThat(Nearest.to(ORDERS, 8, 3)).isEqualTo(3);
        assertThat(Nearest.to(ORDERS, 6, 2)).isEqualTo(-1);
        assertThat(Nearest.beyond(ORDERS, 3, 1)).isEqualTo(3);
        assertThat(Nearest.beyond(ORDERS, 3, -1)).isEqualTo(2);
    }

    private static Timeline timeline() {
        return new Timeline(
                List.of(ORDERS, LINES, ALICE),
                List.of(),
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1),
                Duration.ZERO,
                6,
                false,
                new CoverageView(null, null, null, null, CoverageView.Verdict.NO_KNOWN_GAP, List.of(), null));
    }
}
