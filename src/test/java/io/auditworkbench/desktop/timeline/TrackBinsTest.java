package io.auditworkbench.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.TrackKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackBinsTest {

    private static final byte INSERT = 1;
    private static final byte UPDATE = 2;

    @Test
    void cellsHoldTheMarksThatCountingOneByOneFinds() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long[] micros = random.longs(5_000, 0, 1_000_000).sorted().toArray();
        MarkTrack track = MarkTrack.of(TrackKind.TABLE, "t", "table:t", micros, new byte[micros.length]);
        Viewport view = new Viewport(123_457, 876_543);
        TrackBins bins = new TrackBins();

        bins.fill(track, view, 97);

        for (int cell = 0; cell < 97; cell++) {
            long from = cell == 0 ? view.fromMicros() : view.micros(cell, 97);
            long until = view.micros(cell + 1.0, 97);
            long counted =
                    Arrays.stream(micros).filter(at -> at >= from && at < until).count();
            assertThat(bins.events(cell)).as("seed %d, cell %d", seed, cell).isEqualTo(counted);
        }
    }

    @Test
    void neighboursThatLookTheSameAreOneRun() {
        // ten cells: 0 to 4 with an insert each, 5 empty, 6 and 7 with an update each, 8 empty, 9 with an insert
        long[] micros = {5, 15, 25, 35, 45, 65, 75, 95};
        byte[] codes = {INSERT, INSERT, INSERT, INSERT, INSERT, UPDATE, UPDATE, INSERT};
        TrackBins bins = new TrackBins();
        bins.fill(MarkTrack.of(TrackKind.TABLE, "t", "table:t", micros, codes), new Viewport(0, 100), 10);
        List<String> runs = new ArrayList<>();

        int count = bins.paint((from, until, code, level) -> runs.add(from + ".." + until + " " + code + " " + level));

        assertThat(count).isEqualTo(3);
        assertThat(runs).containsExactly("0..5 1 1", "6..8 2 1", "9..10 1 1");
    }

    @Test
    void cellShowsWhatMostOfItsMarksAre() {
        long[] micros = {1, 2, 3};
        byte[] codes = {UPDATE, INSERT, UPDATE};
        TrackBins bins = new TrackBins();
        bins.fill(MarkTrack.of(TrackKind.TABLE, "t", "table:t", micros, codes), new Viewport(0, 10), 1);
        List<Byte> shown = new ArrayList<>();

        bins.paint((_, _, code, _) -> shown.add(code));

        assertThat(shown).containsExactly(UPDATE);
    }

    @Test
    void densityGrowsWithTheNumberOfDigits() {
        assertThat(TrackBins.level(0)).isZero();
        assertThat(TrackBins.level(1)).isEqualTo(1);
        assertThat(TrackBins.level(10)).isEqualTo(3);
        assertThat(TrackBins.level(100)).isEqualTo(5);
        assertThat(TrackBins.level(1_000_000_000)).isEqualTo(TrackBins.LEVELS);
    }
}
