package io.auditworkbench.workbench.conclude;

import io.auditworkbench.detect.DetectorMemory;
import io.auditworkbench.detect.DetectorSuite;
import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Conclusion;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.RuleEngine;
import io.auditworkbench.infer.RuleEngine.ObjectKey;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Applies rules and detectors to the log from its beginning and keeps nothing: what they come to here is what they
/// would have come to as the changes arrived.
///
/// - **Threading**: one thread; memory grows with the number of objects the rules look at and of business events.
final class DryRun {

    private final Store store;
    private final RuleEngine engine;
    private final Observer observer;
    private final DetectorSuite detectors;
    private final Map<ObjectKey, List<Long>> links = new HashMap<>();
    private final TreeMap<Long, List<RuleEngine.Due>> waiting = new TreeMap<>();
    private final Map<Start, NumberedEvent> concluded = new HashMap<>();
    private final Map<String, DetectorMemory> memories = new HashMap<>();
    private final Map<String, Conclusion.Failed> failed = new TreeMap<>();
    private final StoredHistories histories;
    private long watermark = Long.MIN_VALUE;
    private long number;

    /// A rule and the change it starts with: what a business event is known by.
    record Start(String ruleId, long anchor) {}

    /// Hears of each piece of the log and of what detectors came to.
    @FunctionalInterface
    interface Listener {
        void examined(ChangeSlice slice, DetectorSuite.Outcome outcome);
    }

    DryRun(Store store, Knowledge knowledge, DetectorSuite detectors) {
        this.store = store;
        this.detectors = detectors;
        engine = new RuleEngine(knowledge.rules(), knowledge.vocabulary());
        observer = new Observer(knowledge.mapping());
        histories = new StoredHistories(
                store.changes(),
                observer,
                (subject, key) -> links.getOrDefault(new ObjectKey(subject, key), List.of()),
                store.changes()::eventsOf);
    }

    /// Runs to the end of the log; false when `stop` ended it earlier.
    boolean run(Listener listener, BooleanSupplier stop) {
        SliceReader reader = new SliceReader(store, observer, 0, 0);
        while (!stop.getAsBoolean()) {
            SliceRead read = reader.next();
            if (read == null) {
                return true;
            }
            ChangeSlice slice = read.slice();
            List<NumberedEvent> drawn = conclude(slice);
            listener.examined(
                    slice,
                    detectors.examine(slice, drawn, id -> memories.computeIfAbsent(id, _ -> new TransientMemory())));
        }
        return reader.next() == null;
    }

    private List<NumberedEvent> conclude(ChangeSlice slice) {
        watermark = Math.max(watermark, slice.transaction().commitMicros());
        histories.begin(slice);
        for (ObservedChange change : slice.changes()) {
            for (ObjectKey object : engine.objectsOf(change)) {
                if (engine.looksBackAt(object)) {
                    histories.add(object, change);
                    links.computeIfAbsent(object, _ -> new ArrayList<>()).add(change.seq());
                }
            }
        }
        List<RuleEngine.Due> due = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.firstKey() < watermark) {
            due.addAll(waiting.pollFirstEntry().getValue());
        }
        List<NumberedEvent> drawn = new ArrayList<>();
        for (Conclusion conclusion : engine.infer(slice, due, histories, this::former, watermark)) {
            switch (conclusion) {
                case Conclusion.Drawn one -> drawn.add(keep(one));
                case Conclusion.Waiting open ->
                    waiting.computeIfAbsent(open.dueMicros(), _ -> new ArrayList<>())
                            .add(new RuleEngine.Due(open.ruleId(), open.anchor()));
                case Conclusion.Failed broken -> failed.putIfAbsent(broken.ruleId(), broken);
            }
        }
        return drawn;
    }

    private Optional<NumberedEvent> former(String ruleId, long anchor) {
        return Optional.ofNullable(concluded.get(new Start(ruleId, anchor)));
    }

    private NumberedEvent keep(Conclusion.Drawn drawn) {
        NumberedEvent event = drawn.former()
                .map(former -> new NumberedEvent(former.number(), former.revision() + 1, drawn.event()))
                .orElseGet(() -> new NumberedEvent(++number, 1, drawn.event()));
        concluded.put(new Start(drawn.ruleId(), drawn.anchor()), event);
        return event;
    }

    /// What was concluded so far, as it stands.
    Map<Start, NumberedEvent> concluded() {
        return Map.copyOf(concluded);
    }

    /// The first failure of each rule that broke.
    Collection<Conclusion.Failed> failed() {
        return List.copyOf(failed.values());
    }

    /// What a detector remembers while the run lasts.
    private static final class TransientMemory implements DetectorMemory {

        private final Map<String, long[]> numbers = new HashMap<>();

        @Override
        public long @Nullable [] get(String key) {
            long[] known = numbers.get(key);
            return known == null ? null : known.clone();
        }

        @Override
        public void put(String key, long... values) {
            numbers.put(key, values);
        }

        @Override
        public void remove(String key) {
            numbers.remove(key);
        }
    }
}
