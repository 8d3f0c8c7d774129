package io.auditworkbench.detect;

import java.util.Arrays;

/// Statistics that a few wild values do not move.
///
/// - **Threading**: stateless.
/// - **Source**: Rousseeuw and Croux 1993, *Alternatives to the Median Absolute Deviation*: 1.4826 makes the deviation
///   of a normal distribution its standard deviation.
public final class Robust {

    private static final double NORMAL = 1.4826;

    private Robust() {}

    /// The middle of the values; 0 of none.
    public static double median(long[] values) {
        if (values.length == 0) {
            return 0;
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + (double) sorted[middle]) / 2;
    }

    /// How far the values usually are from their middle, as a standard deviation would say it.
    public static double deviation(long[] values) {
        double median = median(values);
        double[] far = Arrays.stream(values)
                .mapToDouble(value -> Math.abs(value - median))
                .sorted()
                .toArray();
        if (far.length == 0) {
            return 0;
        }
        int middle = far.length / 2;
        double mad = far.length % 2 == 1 ? far[middle] : (far[middle - 1] + far[middle]) / 2;
        return NORMAL * mad;
    }

    /// The values with another one at the end, at most `most` of the newest.
    public static long[] with(long[] values, long another, int most) {
        int kept = Math.min(values.length, most - 1);
        long[] grown = Arrays.copyOfRange(values, values.length - kept, values.length + 1);
        grown[kept] = another;
        return grown;
    }
}
