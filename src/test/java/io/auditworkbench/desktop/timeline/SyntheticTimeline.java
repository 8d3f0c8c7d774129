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

/// As many marks as one likes, on as many tracks, and how long a frame of them takes: for benchmarks.
///
/// - **Threading**: the JavaFX thread.
public final class SyntheticTimeline {

    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LENGTH = Duration.ofDays(30);

    private final Timeline timeline;
    private final Viewport limits;
    private final List<TrackRow> rows;
    private final List<String> labels;
    private final TimelineDrawing drawing = new TimelineDrawing();
    private final TimelineColours colours;

    /// - **Shape**: `tokens` is in a window, so that it knows its colours.
    public SyntheticTimeline(int marks, int tracks, long seed, ColourTokens tokens) {
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
                new CoverageView(null, null, null, null, CoverageView.Verdict.NO_KNOWN_GAP, List.of()));
        TrackRows arranged = new TrackRows(List.of());
        arranged.showAll(TrackKind.TABLE);
        arranged.show(made);
        rows = arranged.rows();
        labels = rows.stream()
                .map(Object::toString)
                .map(text -> text.substring(0, 12))
                .toList();
        colours = TimelineColours.of(tokens);
    }

    private static MarkTrack track(int number, int marks, Random random) {
        long from = TimelineDrawing.micros(FROM);
        long length = LENGTH.toNanos() / 1_000;
        long[] micros = new long[marks];
        byte[] codes = new byte[marks];
        for (int i = 0; i < marks; i++) {
            micros[i] = from + (long) (random.nextDouble() * length);
            codes[i] = (byte) (1 + random.nextInt(3));
        }
        Arrays.sort(micros);
        return MarkTrack.of(TrackKind.TABLE, "shop.table_" + number, "table:table_" + number, micros, codes);
    }

    /// Draws one frame of a part of the time, from 0 to 1; returns how many rectangles and shapes the tracks took.
    public int draw(GraphicsContext canvas, double width, double height, double fromShare, double untilShare) {
        Viewport viewport = new Viewport(
                limits.fromMicros() + (long) (fromShare * limits.lengthMicros()),
                limits.fromMicros() + (long) (untilShare * limits.lengthMicros()));
        return drawing.draw(
                canvas,
                new Layout(width, height, 1),
                colours,
                new TimelineFrame(
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
                        ZoneOffset.UTC));
    }

    Timeline timeline() {
        return timeline;
    }
}
