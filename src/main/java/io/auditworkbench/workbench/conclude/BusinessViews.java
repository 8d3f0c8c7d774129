package io.auditworkbench.workbench.conclude;

import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.workbench.view.BusinessView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Business events as they are shown.
public final class BusinessViews {

    private BusinessViews() {}

    /// One of them.
    public static BusinessView of(NumberedEvent numbered) {
        BusinessEvent event = numbered.event();
        return new BusinessView(
                numbered.id(),
                event.anchor(),
                numbered.revision(),
                instant(event.occurredMicros()),
                event.type(),
                event.actor().actor(),
                word(event.actor().grade()),
                event.objects(),
                event.attributes(),
                word(event.confidence()),
                word(event.standing()),
                event.because(),
                event.rule().toString(),
                event.changes().stream().map(seq -> "E" + seq).toList(),
                event.conditions());
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
