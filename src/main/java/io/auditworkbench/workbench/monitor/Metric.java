package io.auditworkbench.workbench.monitor;

import io.auditworkbench.workbench.text.ProgramVersion;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One figure, or one for each value of a label.
///
/// - **Shape**: `name` without the prefix of the program, with its unit at its end (`lag_seconds`); `help` is a
///   sentence.
record Metric(String name, Kind kind, String help, List<Sample> samples) {

    enum Kind {
        /// Only grows while the process runs.
        COUNTER("counter"),
        GAUGE("gauge");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// - **Shape**: `labels` by their names; a whole `value` is written without a fraction.
    record Sample(SortedMap<String, String> labels, double value) {}

    Metric {
        samples = List.copyOf(samples);
    }

    /// Which program it is.
    static Metric build() {
        return new Metric(
                "build_info",
                Kind.GAUGE,
                "The version of the program; always 1.",
                List.of(sample("version", ProgramVersion.text(), 1)));
    }

    static Metric counter(String name, String help, double value) {
        return new Metric(name, Kind.COUNTER, help, List.of(new Sample(new TreeMap<>(), value)));
    }

    static Metric gauge(String name, String help, double value) {
        return new Metric(name, Kind.GAUGE, help, List.of(new Sample(new TreeMap<>(), value)));
    }

    /// One value of one label.
    static Sample sample(String label, String text, double value) {
        return new Sample(new TreeMap<>(Map.of(label, text)), value);
    }
}
