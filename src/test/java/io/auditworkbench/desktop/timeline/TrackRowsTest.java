package io.auditworkbench.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.TrackKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrackRowsTest {

    @Test
    void groupShowsItsBusiestTracksUntilAllAreAskedFor() {
        TrackRows rows = new TrackRows(List.of());
        rows.show(tracks(12));

        assertThat(rows.rows()).hasSize(10).endsWith(new TrackRow.More(TrackKind.TABLE, 4));

        rows.showAll(TrackKind.TABLE);
        assertThat(rows.rows()).hasSize(13);
    }

    @Test
    void pinnedTracksAreOnTopAndRemembered() {
        List<MarkTrack> tracks = tracks(3);
        TrackRows rows = new TrackRows(List.of("TABLE:t2"));
        rows.show(tracks);

        assertThat(rows.pinnedRows()).isEqualTo(1);
        assertThat(rows.rows().getFirst()).isEqualTo(new TrackRow.Track(tracks.get(2), TrackRow.Pin.PINNED));

        rows.togglePin(tracks.get(2));
        assertThat(rows.pinned()).isEmpty();
        assertThat(rows.rowOf(tracks.get(2))).isEqualTo(3);
    }

    @Test
    void trackThatIsLookedForOpensWhatHidesIt() {
        List<MarkTrack> tracks = tracks(12);
        TrackRows rows = new TrackRows(List.of());
        rows.show(tracks);
        rows.toggleFold(TrackKind.TABLE);
        assertThat(rows.rows()).containsExactly(new TrackRow.Heading(TrackKind.TABLE, 12, TrackRow.Fold.CLOSED));

        assertThat(rows.rowOf(tracks.get(11))).isEqualTo(12);
    }

    private static List<MarkTrack> tracks(int count) {
        List<MarkTrack> tracks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tracks.add(MarkTrack.of(TrackKind.TABLE, "t" + i, "table:t" + i, new long[] {i}, new byte[] {1}));
        }
        return tracks;
    }
}
