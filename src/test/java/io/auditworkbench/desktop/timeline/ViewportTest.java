package io.auditworkbench.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ViewportTest {

    private static final Viewport LIMITS = new Viewport(0, 1_000_000_000);

    @Test
    void momentUnderThePointerStaysThereWhileZooming() {
        Viewport view = new Viewport(200_000_000, 600_000_000);
        long about = 300_000_000;

        Viewport closer = view.zoom(0.5, about, LIMITS);

        assertThat(closer.lengthMicros()).isEqualTo(200_000_000);
        assertThat(closer.x(about, 1_000)).isCloseTo(view.x(about, 1_000), within(0.01));
    }

    @Test
    void zoomingInAndOutAgainComesBack() {
        Viewport view = new Viewport(200_000_000, 600_000_000);

        assertThat(view.zoom(0.5, 500_000_000, LIMITS).zoom(2, 500_000_000, LIMITS))
                .isEqualTo(view);
    }

    @Test
    void nothingOutsideTheLimitsIsShown() {
        Viewport view = new Viewport(900_000_000, 1_000_000_000);

        assertThat(view.pan(0.5, LIMITS)).isEqualTo(view);
        assertThat(view.zoom(100, 950_000_000, LIMITS)).isEqualTo(LIMITS);
        assertThat(new Viewport(0, 100_000_000).pan(-1, LIMITS).fromMicros()).isZero();
    }

    @Test
    void zoomEndsWhereNothingIsToldApartAnyMore() {
        Viewport view = LIMITS;
        for (int i = 0; i < 200; i++) {
            view = view.zoom(0.5, 123_456_789, LIMITS);
        }

        assertThat(view.lengthMicros()).isEqualTo(Viewport.SHORTEST_MICROS);
        assertThat(view.contains(123_456_789)).isTrue();
    }

    @Test
    void positionsAndMomentsAreEachOthersInverse() {
        Viewport view = new Viewport(1_700_000_000_000_000L, 1_700_000_086_400_000L);

        for (double x = 0; x <= 800; x += 13.7) {
            assertThat(view.x(view.micros(x, 800), 800)).isCloseTo(x, within(0.001));
        }
    }

    @Test
    void stretchIsShownWithRoomAtBothSides() {
        Viewport around = Viewport.around(400_000_000, 500_000_000, LIMITS);

        assertThat(around.fromMicros()).isEqualTo(395_000_000);
        assertThat(around.untilMicros()).isEqualTo(505_000_000);
        assertThat(Viewport.around(7, 7, LIMITS).contains(7)).isTrue();
    }
}
