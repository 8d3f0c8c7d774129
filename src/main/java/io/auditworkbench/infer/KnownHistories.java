package io.auditworkbench.infer;

import io.auditworkbench.infer.RuleEngine.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A short past that is held in memory whole.
///
/// - **Threading**: one thread at a time.
public final class KnownHistories implements Histories {

    private final RuleEngine engine;
    private final List<ObservedChange> changes = new ArrayList<>();

    public KnownHistories(RuleEngine engine) {
        this.engine = engine;
    }

    /// Adds the next change.
    public void add(ObservedChange change) {
        changes.add(change);
    }

    /// How many changes there are.
    public int size() {
        return changes.size();
    }

    @Override
    public List<ObservedChange> of(String subject, String key) {
        ObjectKey object = new ObjectKey(subject, key);
        return changes.stream()
                .filter(change -> engine.objectsOf(change).contains(object))
                .toList();
    }

    @Override
    public List<ObservedChange> ofTransaction(long number) {
        return changes.stream()
                .filter(change -> change.transaction().number() == number)
                .toList();
    }

    @Override
    public Optional<ObservedChange> change(long seq) {
        return changes.stream().filter(change -> change.seq() == seq).findFirst();
    }
}
