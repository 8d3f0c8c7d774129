package io.auditworkbench.detect;

import io.auditworkbench.detect.Detector.Applicability;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Anomaly;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/// Lets detectors look at one slice after the other.
///
/// - **Shape**: values in force are the defaults of the detectors, but for those set as `detector.parameter`. A
///   detector that fails over a slice finds nothing in it, remembers what it remembered before, and looks at the next
///   one again; the others go on.
/// - **Threading**: one thread at a time.
public final class DetectorSuite {

    private final List<Seat> running = new ArrayList<>();
    private final List<NotApplicable> notApplicable = new ArrayList<>();

    /// A detector that cannot find anything in databases mapped like this, and why.
    public record NotApplicable(String detector, String reason) {
        public NotApplicable {
            Objects.requireNonNull(detector, "detector");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// A detector that failed over a slice; `reason` is the kind of failure and never a value.
    public record Failed(String detector, String reason) {
        public Failed {
            Objects.requireNonNull(detector, "detector");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /// What came of a slice: findings in the order of the detectors, and how many things each looked at, where any.
    public record Outcome(List<Anomaly> findings, Map<String, Long> looked, List<Failed> failed) {
        public Outcome {
            findings = List.copyOf(findings);
            looked = Map.copyOf(looked);
            failed = List.copyOf(failed);
        }
    }

    /// - **Errors**: `BAD_CONFIGURATION` for a value of a detector or parameter that does not exist.
    public DetectorSuite(List<Detector> detectors, Mapping mapping, Map<String, Double> overrides) {
        Map<String, Double> left = new TreeMap<>(overrides);
        for (Detector detector : detectors) {
            Map<String, Double> values = new HashMap<>();
            for (DetectorSpec.Parameter parameter : detector.spec().parameters()) {
                Double set = left.remove(detector.spec().id() + "." + parameter.name());
                values.put(parameter.name(), set == null ? parameter.defaultValue() : set);
            }
            switch (detector.applicability(mapping)) {
                case Applicability.Applicable _ -> running.add(new Seat(detector, values));
                case Applicability.NotApplicable not ->
                    notApplicable.add(new NotApplicable(detector.spec().id(), not.reason()));
            }
        }
        if (!left.isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.BAD_CONFIGURATION,
                    "No detector has a parameter " + String.join(", ", left.keySet()) + ".",
                    "Write detector.parameter=value, such as mass-delete.min-rows=100.");
        }
    }

    /// The detectors that look at slices.
    public List<DetectorSpec> running() {
        return running.stream().map(seat -> seat.detector.spec()).toList();
    }

    /// The detectors that have nothing to look at.
    public List<NotApplicable> notApplicable() {
        return List.copyOf(notApplicable);
    }

    /// Looks at the next slice; `memories` gives each detector, by its id, what it remembers.
    public Outcome examine(
            ChangeSlice slice, List<NumberedEvent> concluded, Function<String, DetectorMemory> memories) {
        List<Anomaly> findings = new ArrayList<>();
        Map<String, Long> looked = new HashMap<>();
        List<Failed> failed = new ArrayList<>();
        for (Seat seat : running) {
            String id = seat.detector.spec().id();
            seat.begin(memories.apply(id));
            try {
                seat.detector.examine(slice, concluded, seat);
            } catch (WorkbenchException failure) {
                // what it remembers could not be read: that is the store's failure and ends the step
                throw failure;
            } catch (RuntimeException failure) {
                failed.add(new Failed(id, failure.getClass().getSimpleName()));
                continue;
            }
            seat.memory.keep();
            findings.addAll(seat.found);
            if (seat.looked > 0) {
                looked.put(id, seat.looked);
            }
        }
        return new Outcome(findings, looked, failed);
    }

    /// A detector with the values in force, and what it says of the slice at hand.
    private static final class Seat implements Examination {

        private final Detector detector;
        private final Map<String, Double> values;
        private final List<Anomaly> found = new ArrayList<>();
        private final PendingMemory memory = new PendingMemory();
        private long looked;

        Seat(Detector detector, Map<String, Double> values) {
            this.detector = detector;
            this.values = values;
        }

        void begin(DetectorMemory kept) {
            memory.begin(kept);
            found.clear();
            looked = 0;
        }

        @Override
        public DetectorMemory memory() {
            return memory;
        }

        @Override
        public double parameter(String name) {
            Double value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException(detector.spec().id() + " has no parameter " + name);
            }
            return value;
        }

        @Override
        public void looked(long count) {
            looked += count;
        }

        @Override
        public void raise(Anomaly anomaly) {
            found.add(anomaly);
        }
    }
}
