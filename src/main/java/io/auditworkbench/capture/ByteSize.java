package io.auditworkbench.capture;

import java.util.List;
import java.util.Locale;

/// A number of bytes that people read.
public record ByteSize(long bytes) {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");

    /// `1.2 GB`, in powers of 1000.
    @Override
    public String toString() {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1000 && unit < UNITS.size() - 1) {
            amount /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS.get(unit));
    }
}
