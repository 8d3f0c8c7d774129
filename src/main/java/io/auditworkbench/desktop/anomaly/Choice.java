package io.auditworkbench.desktop.anomaly;

import java.time.Instant;
import java.util.Optional;

/// What somebody chose in the lanes: a check, a stretch of time, or both.
record Choice(Optional<String> detector, Optional<Instant> from, Optional<Instant> until) {

    static final Choice EVERYTHING = new Choice(Optional.empty(), Optional.empty(), Optional.empty());

    static Choice ofCheck(String detector) {
        return new Choice(Optional.of(detector), Optional.empty(), Optional.empty());
    }

    static Choice ofTime(Instant from, Instant until) {
        return new Choice(Optional.empty(), Optional.of(from), Optional.of(until));
    }

    static Choice ofCell(String detector, Instant from, Instant until) {
        return new Choice(Optional.of(detector), Optional.of(from), Optional.of(until));
    }

    boolean isEverything() {
        return equals(EVERYTHING);
    }

    boolean includes(Mark mark) {
        return detector.filter(wanted -> !wanted.equals(mark.detector())).isEmpty()
                && from.filter(begin -> mark.at().isBefore(begin)).isEmpty()
                && until.filter(end -> !mark.at().isBefore(end)).isEmpty();
    }
}
