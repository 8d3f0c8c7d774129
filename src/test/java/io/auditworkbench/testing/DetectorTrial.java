package io.auditworkbench.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSuite;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.model.finding.Anomaly;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets a detector look at slices, and beside it one that is made anew before each slice from nothing but the memory:
/// both must say the same.
public final class DetectorTrial {

    private final Supplier<Detector> detectors;
    private final Slices slices;
    private final Map<String, Double> overrides = new HashMap<>();
    private final Memory memory = new Memory(Map.of());
    private final List<Anomaly> findings = new ArrayList<>();
    private Memory restored = new Memory(Map.of());
    private @Nullable DetectorSuite steady;
    private long looked;

    public DetectorTrial(Supplier<Detector> detectors, Slices slices) {
        this.detectors = detectors;
        this.slices = slices;
    }

    /// Another value of a parameter.
    public DetectorTrial with(String parameter, double value) {
        overrides.put(detectors.get().spec().id() + "." + parameter, value);
        return this;
    }

    private DetectorSuite suite() {
        return new DetectorSuite(List.of(detectors.get()), slices.mapping(), overrides);
    }

    /// Looks at what was done in `slices`, committed by this actor.
    public DetectorTrial commit(String actor) {
        slices.commit(actor).forEach(this::see);
        return this;
    }

    public DetectorTrial see(ChangeSlice slice) {
        DetectorSuite going = steady == null ? suite() : steady;
        steady = going;
        DetectorSuite.Outcome here = going.examine(slice, List.of(), _ -> memory);
        restored = new Memory(restored.numbers);
        DetectorSuite.Outcome there = suite().examine(slice, List.of(), _ -> restored);
        assertThat(here.failed()).isEmpty();
        assertThat(there).isEqualTo(here);
        findings.addAll(here.findings());
        looked += here.looked().values().stream().mapToLong(Long::longValue).sum();
        return this;
    }

    /// What was found since the last question.
    public List<Anomaly> findings() {
        List<Anomaly> found = List.copyOf(findings);
        findings.clear();
        return found;
    }

    /// The sentences of what was found since the last question.
    public List<String> sentences() {
        return findings().stream().map(Anomaly::sentence).toList();
    }

    /// How many things were looked at.
    public long looked() {
        return looked;
    }

    /// Why it cannot look at databases mapped like this; empty when it can.
    public String reasonNotApplicable() {
        List<DetectorSuite.NotApplicable> not = suite().notApplicable();
        return not.isEmpty() ? "" : not.getFirst().reason();
    }

    /// How many keys it remembers.
    public int remembered() {
        return memory.numbers.size();
    }

    /// A memory in memory.
    public static final class Memory implements DetectorMemory {

        private final Map<String, long[]> numbers = new HashMap<>();

        public Memory(Map<String, long[]> from) {
            from.forEach((key, value) -> numbers.put(key, value.clone()));
        }

        @Override
        public long @Nullable [] get(String key) {
            long[] kept = numbers.get(key);
            return kept == null ? null : kept.clone();
        }

        @Override
        public void put(String key, long... kept) {
            numbers.put(key, kept.clone());
        }

        @Override
        public void remove(String key) {
            numbers.remove(key);
        }
    }
}
