package io.auditworkbench.workbench.conclude;

import io.auditworkbench.detect.DetectorSuite;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.finding.Anomaly;
import io.auditworkbench.store.FindingWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lets the detectors look at what rules were applied to, and keeps what they find, remember and looked at.
///
/// - **Threading**: the writer's.
final class Detecting {

    private static final long HOUR_MICROS = 3_600_000_000L;

    private final FindingWriter store;
    private final DetectorChoice choice;
    private final DetectorSuite suite;
    private final Map<String, StoredMemory> memories = new HashMap<>();
    private final Map<HourOf, Long> looked = new HashMap<>();
    private final Map<String, String> failed = new HashMap<>();

    private record HourOf(String detector, long hour) {}

    Detecting(FindingWriter store, Mapping mapping, DetectorChoice choice) {
        this.store = store;
        this.choice = choice;
        suite = choice.suite(choice.detectors(), mapping);
    }

    /// Looks at the next slice.
    void examine(ChangeSlice slice, List<NumberedEvent> concluded) {
        DetectorSuite.Outcome outcome = suite.examine(
                slice, concluded, id -> memories.computeIfAbsent(id, name -> new StoredMemory(name, store)));
        for (Anomaly anomaly : outcome.findings()) {
            store.add(anomaly, slice.transaction().number());
        }
        long hour = Math.floorDiv(slice.transaction().commitMicros(), HOUR_MICROS);
        outcome.looked().forEach((detector, count) -> looked.merge(new HourOf(detector, hour), count, Long::sum));
        outcome.failed().forEach(one -> failed.put(one.detector(), one.reason()));
    }

    /// Writes what was remembered and looked at since the last call.
    void write() {
        memories.values().forEach(StoredMemory::write);
        looked.forEach((one, count) -> store.looked(one.detector(), one.hour(), count));
        looked.clear();
        failed.forEach((detector, reason) -> store.state(detector, "failed", reason));
    }

    /// Writes which detectors run, and why the others do not.
    void writeStates() {
        suite.running().forEach(spec -> store.state(spec.id(), "running", ""));
        suite.notApplicable().forEach(one -> store.state(one.detector(), "not-applicable", one.reason()));
        choice.off().forEach(id -> store.state(id, "off", "switched off"));
    }
}
