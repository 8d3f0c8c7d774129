package io.auditworkbench.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.desktop.ShownDesktop;
import io.auditworkbench.desktop.widget.ColourTokens;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javafx.scene.canvas.Canvas;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("screen")
class DrawingTrialTest {

    private static final int MARKS = 1_000_000;
    private static final int MOST_DRAWN = 2_200;

    @Test
    void millionMarksTakeAboutTwoThousandRectanglesAtEveryZoom(@TempDir Path home) {
        try (ShownDesktop _ = ShownDesktop.welcome(home)) {
            int[] drawn = ShownDesktop.onScreen(() -> {
                DrawingTrial trial = new DrawingTrial(MARKS, 30, 7, new ColourTokens());
                Canvas canvas = new Canvas(1_200, 700);
                return IntStream.range(0, 20)
                        .map(i -> trial.draw(
                                canvas.getGraphicsContext2D(),
                                1_200,
                                700,
                                0.5 - Math.pow(0.5, i + 1),
                                0.5 + Math.pow(0.5, i + 1)))
                        .toArray();
            });

            assertThat(IntStream.of(drawn).max().orElseThrow()).isLessThan(MOST_DRAWN);
            assertThat(drawn[0]).isPositive();
        }
    }
}
