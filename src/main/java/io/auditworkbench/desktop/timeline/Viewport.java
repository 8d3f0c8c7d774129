package io.auditworkbench.desktop.timeline;

/// The stretch of time that is drawn.
///
/// - **Units**: microseconds since the epoch; `until` excluded. Positions in pixels from the left edge of what is
///   drawn.
record Viewport(long fromMicros, long untilMicros) {

    /// Nothing in a record is told apart more finely, and doubles are exact enough for it.
    static final long SHORTEST_MICROS = 1_000;

    Viewport {
        if (untilMicros <= fromMicros) {
            throw new IllegalArgumentException("a viewport has a length");
        }
    }

    long lengthMicros() {
        return untilMicros - fromMicros;
    }

    /// Where a moment is drawn; outside the viewport also below 0 and above `width`.
    double x(long micros, double width) {
        return (micros - fromMicros) * width / lengthMicros();
    }

    /// The moment at a position.
    long micros(double x, double width) {
        return fromMicros + Math.round(x / width * lengthMicros());
    }

    /// How much time a pixel shows.
    double microsPerPixel(double width) {
        return lengthMicros() / width;
    }

    /// Zoomed about a moment that stays where it is: `factor` 0.5 shows half as much time.
    Viewport zoom(double factor, long aboutMicros, Viewport limits) {
        double share = (double) (aboutMicros - fromMicros) / lengthMicros();
        long length = Math.max(SHORTEST_MICROS, Math.round(lengthMicros() * factor));
        long from = aboutMicros - Math.round(share * length);
        return new Viewport(from, from + length).within(limits);
    }

    /// Moved by a share of its length, to the right when positive.
    Viewport pan(double share, Viewport limits) {
        return moved(Math.round(share * lengthMicros()), limits);
    }

    /// Moved by a time.
    Viewport moved(long micros, Viewport limits) {
        return new Viewport(fromMicros + micros, untilMicros + micros).within(limits);
    }

    /// As long as this, with a moment in the middle.
    Viewport centredOn(long micros, Viewport limits) {
        long from = micros - lengthMicros() / 2;
        return new Viewport(from, from + lengthMicros()).within(limits);
    }

    /// Around a stretch, with a little room at both sides.
    static Viewport around(long fromMicros, long untilMicros, Viewport limits) {
        long room = Math.max((untilMicros - fromMicros) / 20, SHORTEST_MICROS / 2);
        return new Viewport(fromMicros - room, untilMicros + room).within(limits);
    }

    /// Moved, and cut if need be, so that nothing outside the limits is shown.
    Viewport within(Viewport limits) {
        if (lengthMicros() >= limits.lengthMicros()) {
            return limits;
        }
        if (fromMicros < limits.fromMicros) {
            return new Viewport(limits.fromMicros, limits.fromMicros + lengthMicros());
        }
        if (untilMicros > limits.untilMicros) {
            return new Viewport(limits.untilMicros - lengthMicros(), limits.untilMicros);
        }
        return this;
    }

    /// Whether a moment is in it.
    boolean contains(long micros) {
        return micros >= fromMicros && micros < untilMicros;
    }

    /// Whether another is wholly in it.
    boolean contains(Viewport other) {
        return other.fromMicros >= fromMicros && other.untilMicros <= untilMicros;
    }
}
