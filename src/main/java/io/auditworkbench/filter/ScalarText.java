package io.auditworkbench.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/// Decides what else than text an unquoted value can be read as; the readings do not overlap.
final class ScalarText {

    private ScalarText() {}

    static Scalar read(String text) {
        Optional<BigDecimal> number = NumberText.decimal(text);
        if (number.isPresent()) {
            return new Scalar.Numeric(text, number.get());
        }
        Optional<Duration> duration = DurationText.read(text);
        if (duration.isPresent()) {
            return new Scalar.Span(text, duration.get());
        }
        Optional<Moment> moment = MomentText.read(text);
        if (moment.isPresent()) {
            return new Scalar.Time(text, moment.get());
        }
        return new Scalar.Text(text);
    }
}
