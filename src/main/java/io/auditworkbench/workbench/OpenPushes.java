package io.auditworkbench.workbench;

import io.auditworkbench.store.OpenPush;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The transactions of which records have come in and the end has not.
///
/// Those of this batch are in memory, earlier ones in the store; what identifies one is the channel it comes in on and
/// its name.
///
/// - **Threading**: the writer's.
final class OpenPushes {

    private record Key(String channel, String identity) {}

    private final StoreWriter store;
    private final SenderBook book;
    private final PushSeals seals;
    private final Clock clock;
    private final Map<Key, PushedTransaction> open = new LinkedHashMap<>();
    private final Map<SourceId, Boolean> unboundedLoaded = new LinkedHashMap<>();

    OpenPushes(StoreWriter store, SenderBook book, PushSeals seals, Clock clock) {
        this.store = store;
        this.book = book;
        this.seals = seals;
        this.clock = clock;
    }

    /// The open transaction of that name on the present channel.
    Optional<PushedTransaction> find(String identity) {
        Key key = new Key(book.channel(), identity);
        PushedTransaction known = open.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PushedTransaction> saved = store.pushed()
                .find(book.channel(), identity)
                .map(found -> new PushedTransaction(store.pushed(), found));
        saved.ifPresent(found -> open.put(key, found));
        return saved;
    }

    /// Opens one; `isBounded` when an END will complete it.
    PushedTransaction begin(String identity, boolean isBounded) {
        OpenPush begun = new OpenPush(
                0,
                book.channel(),
                identity,
                isBounded,
                false,
                null,
                null,
                "",
                0,
                0,
                null,
                0,
                0,
                CaptureProgress.micros(clock));
        PushedTransaction transaction = new PushedTransaction(store.pushed(), begun);
        open.put(new Key(book.channel(), identity), transaction);
        return transaction;
    }

    /// The open transactions of a source that no END will complete, but for `identity`.
    List<PushedTransaction> unbounded(SourceId source, @Nullable String identity) {
        if (unboundedLoaded.put(source, true) == null) {
            for (OpenPush saved : store.pushed().unbounded(source)) {
                open.computeIfAbsent(
                        new Key(saved.channel(), saved.identity()), _ -> new PushedTransaction(store.pushed(), saved));
            }
        }
        return open.values().stream()
                .filter(other -> !other.open().isBounded()
                        && source.equals(other.open().source())
                        && !other.open().identity().equals(identity))
                .toList();
    }

    /// Forgets one: it is complete now, or was none.
    void remove(PushedTransaction transaction) {
        transaction.remove();
        open.remove(new Key(transaction.open().channel(), transaction.open().identity()));
    }

    /// Saves them all, so that a commit makes everything durable that was taken.
    void save() {
        open.values().forEach(transaction -> transaction.save(seals.scratch()));
        forget();
    }

    /// How many are in memory.
    int size() {
        return open.size();
    }

    /// After a rollback.
    void forget() {
        open.clear();
        unboundedLoaded.clear();
    }
}
