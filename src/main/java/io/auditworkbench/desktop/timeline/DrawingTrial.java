package io.auditworkbench.desktop.timeline;

import io.auditworkbench.desktop.widget.ColourTokens;
import io.auditworkbench.workbench.timeline.MarkTrack;
import io.auditworkbench.workbench.timeline.Timeline;
import io.auditworkbench.workbench.timeline.TrackKind;
import io.auditworkbench.workbench.view.CoverageView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.scene.canvas.GraphicsContext;

/// A timeline of as many invented marks as one likes, to measure how long a frame of it takes.
///
/// - **Threading**: the JavaFX thread.
public final class DrawingTrial {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(30);
    private static final int OPERATIONS = 3;

    private final TimelineDrawing drawing = new TimelineDrawing();
    private final Timeline timeline;
    private final Viewport limits;
    private final List<TrackRow> rows;
    private final List<String> labels;
    private final TimelineColours colours;

    /// - **Shape**: `tokens` lie in a window, so that they know their colours; the same `seed` makes the same marks.
    public DrawingTrial(int marks, int tracks, long seed, ColourTokens tokens) {
        Random random = new Random(seed);
        List<MarkTrack> made = new ArrayList<>();
        for (int i = 0; i < tracks; i++) {
            made.add(track(i, marks / tracks, random));
        }
        long from = TimelineDrawing.micros(FROM);
        limits = new Viewport(from, from + LENGTH.toNanos() / 1_000);
        timeline = new Timeline(
                made,
                List.of(),
                FROM,
                FROM.plus(LENGTH),
                Duration.ZERO,
                marks,
                false,
                new CoverageView(null, null, null, null, CoverageView.Verdict.NO_KNOWN_GAP, List.of(), null));
        rows = made.stream()
                .<TrackRow>map(track -> new TrackRow.Track(track, TrackRow.Pin.FREE))
                .toList();
        labels = made.stream().map(MarkTrack::name).toList();
        colours = TimelineColours.of(tokens);
    }

    private static MarkTrack track(int number, int marks, Random random) {
        long from = TimelineDrawing.micros(FROM);
        long length = LENGTH.toNanos() / 1_000;
        long[] micros = new long[marks];
        byte[] codes = new byte[marks];
        for (int i = 0; i < marks; i++) {
            micros[i] = from + (long) (random.nextDouble() * length);
            codes[i] = (byte) (1 + random.nextInt(OPERATIONS));
        }
        Arrays.sort(micros);
        return MarkTrack.of(TrackKind.TABLE, "shop.table_" + number, "table:table_" + number, micros, codes);
    }

    /// Draws one frame of a part of the time, whose ends are shares of it from 0 to 1; returns how many rectangles and
    /// shapes the tracks took.
    public int draw(GraphicsContext canvas, double width, double height, double from, double until) {
        Viewport viewport = new Viewport(
                limits.fromMicros() + (long) (from * limits.lengthMicros()),
                limits.fromMicros() + (long) (until * limits.lengthMicros()));
        TimelineFrame frame = new TimelineFrame(
                timeline,
                viewport,
                limits,
                rows,
                labels,
                labels,
                0,
                0,
                -1,
                null,
                Set.of(),
                null,
                Double.NaN,
                ZoneOffset.UTC);
        return drawing.draw(canvas, new Layout(width, height, 1), colours, frame);
    }
}
