package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.Histories;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.RuleEngine.ObjectKey;
import io.auditworkbench.store.ChangeLog;
import io.auditworkbench.store.StoredEvent;
import io.auditworkbench.store.StoredTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The past of objects: in memory for those of late, in the store for all.
///
/// - **Shape**: of an object with very many changes the latest [#MOST_CHANGES] are looked at.
/// - **Threading**: one thread at a time.
final class StoredHistories implements Histories {

    /// More would make one change of a busy object as costly as all before it.
    static final int MOST_CHANGES = 2_000;

    private static final int MOST_REMEMBERED = 65_536;
    private static final int MOST_OF_TRANSACTION = ChangeSlice.MOST_CHANGES;

    private final ChangeLog log;
    private final Observer observer;
    private final BiFunction<String, String, List<Long>> linked;
    private final Function<List<Long>, List<StoredEvent>> logged;
    private final RecentHistories recent = new RecentHistories(MOST_REMEMBERED, MOST_CHANGES);
    private @Nullable ChangeSlice current;

    /// `linked` gives the numbers of an object's changes as they are kept, `logged` the events of numbers.
    StoredHistories(
            ChangeLog log,
            Observer observer,
            BiFunction<String, String, List<Long>> linked,
            Function<List<Long>, List<StoredEvent>> logged) {
        this.log = log;
        this.observer = observer;
        this.linked = linked;
        this.logged = logged;
    }

    /// Begins a slice, whose changes [#add] tells of.
    void begin(ChangeSlice slice) {
        current = slice;
    }

    /// A change concerns an object: it belongs to its history from now on.
    void add(ObjectKey object, ObservedChange change) {
        if (recent.get(object) == null) {
            recent.put(object, read(object));
        }
        recent.append(object, change);
    }

    @Override
    public List<ObservedChange> of(String subject, String key) {
        ObjectKey object = new ObjectKey(subject, key);
        List<ObservedChange> known = recent.get(object);
        if (known == null) {
            known = read(object);
            recent.put(object, known);
        }
        return known;
    }

    private List<ObservedChange> read(ObjectKey object) {
        List<Long> numbers = linked.apply(object.subject(), object.key());
        List<ObservedChange> changes = new ArrayList<>();
        if (!numbers.isEmpty()) {
            logged.apply(numbers.subList(Math.max(0, numbers.size() - MOST_CHANGES), numbers.size()))
                    .forEach(event -> changes.add(observer.change(event)));
        }
        return changes;
    }

    @Override
    public Optional<ObservedChange> change(long seq) {
        return log.event(seq).map(observer::change);
    }

    @Override
    public List<ObservedChange> ofTransaction(long number) {
        if (current != null && current.transaction().number() == number) {
            return current.changes();
        }
        Optional<StoredTransaction> stored = log.transaction(number);
        return stored.map(transaction -> log.events(transaction, transaction.firstSeq(), MOST_OF_TRANSACTION).stream()
                        .map(observer::change)
                        .toList())
                .orElse(List.of());
    }
}
