package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.RuleEngine.ObjectKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The histories that were asked for of late, at most so many changes of all objects together: counted in objects, a
/// few busy ones would fill the memory.
///
/// - **Threading**: one thread at a time.
final class RecentHistories {

    private final int mostChanges;
    private final int mostOfOne;
    private final Map<ObjectKey, List<ObservedChange>> histories = new LinkedHashMap<>(16, 0.75f, true);
    private int changes;

    /// `mostOfOne` of one object are kept, its latest.
    RecentHistories(int mostChanges, int mostOfOne) {
        this.mostChanges = mostChanges;
        this.mostOfOne = mostOfOne;
    }

    /// The history of an object; null when it is not remembered.
    @Nullable
    List<ObservedChange> get(ObjectKey object) {
        return histories.get(object);
    }

    /// Remembers a history, which is changed by [#append].
    void put(ObjectKey object, List<ObservedChange> history) {
        histories.put(object, history);
        changes += history.size() + 1;
        forget(object);
    }

    /// Appends a change to a history that is remembered.
    void append(ObjectKey object, ObservedChange change) {
        List<ObservedChange> history = histories.get(object);
        if (history == null) {
            throw new IllegalStateException(object.subject() + " is not remembered");
        }
        history.add(change);
        changes++;
        if (history.size() > mostOfOne) {
            history.removeFirst();
            changes--;
        }
        forget(object);
    }

    private void forget(ObjectKey latest) {
        Iterator<Map.Entry<ObjectKey, List<ObservedChange>>> eldest =
                histories.entrySet().iterator();
        while (changes > mostChanges && eldest.hasNext()) {
            Map.Entry<ObjectKey, List<ObservedChange>> entry = eldest.next();
            if (entry.getKey().equals(latest)) {
                return;
            }
            changes -= entry.getValue().size() + 1;
            eldest.remove();
        }
    }
}
