package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.ScreenText;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// One line on the screen of whoever waits, written over itself a few times a second; nothing where nobody looks.
final class ProgressLine {

    private static final long EVERY = Duration.ofMillis(250).toNanos();

    private final Output output;
    private final LongSupplier nanos;
    private long next;
    private int width;

    /// - **Units**: `nanos` counts nanoseconds from any beginning.
    ProgressLine(Output output, LongSupplier nanos) {
        this.output = output;
        this.nanos = nanos;
        next = nanos.getAsLong() + EVERY;
    }

    /// Writes the line, unless it was written a moment ago.
    void show(Supplier<String> text) {
        if (!output.terminal().errIsScreen() || nanos.getAsLong() - next < 0) {
            return;
        }
        String shown = text.get();
        clear();
        output.unfinishedNote(shown);
        width = ScreenText.width(shown);
        next = nanos.getAsLong() + EVERY;
    }

    /// Takes the line away, before anything else is written.
    void clear() {
        if (width > 0) {
            output.unfinishedNote("\r" + " ".repeat(width) + "\r");
            width = 0;
        }
    }
}
