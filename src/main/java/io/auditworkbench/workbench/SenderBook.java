package io.auditworkbench.workbench;

import io.auditworkbench.capture.envelope.PushedOrigin;
import io.auditworkbench.capture.envelope.PushedRecord.SchemaChange;
import io.auditworkbench.capture.envelope.PushedRecord.TableChange;
import io.auditworkbench.capture.envelope.RememberedTables;
import io.auditworkbench.capture.envelope.SnapshotMark;
import io.auditworkbench.capture.envelope.TableBook;
import io.auditworkbench.integrity.LeafHasher;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.store.Sender;
import io.auditworkbench.store.SenderTable;
import io.auditworkbench.store.SourceId;
import io.auditworkbench.store.StoreWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who sends, and which tables each sender has described; kept in the store, remembered between requests.
///
/// - **Threading**: one thread at a time.
final class SenderBook implements TableBook {

    private static final String UNNAMED = "(unnamed)";

    private final StoreWriter store;
    private final StoredPushes stored;
    private final String prefix;
    private final LeafHasher hasher = new LeafHasher();
    private final Map<String, Sender> senders = new HashMap<>();
    private RememberedTables tables = new RememberedTables();
    private String channel = "";
    private @Nullable List<Sender> here;
    private int notedTables;

    /// `prefix` stands before a sender's name in the store: `ingest:` or `import:`.
    SenderBook(StoreWriter store, StoredPushes stored, String prefix) {
        this.store = store;
        this.stored = stored;
        this.prefix = prefix;
    }

    /// Everything until the next call comes in on this channel.
    void enter(String name) {
        channel = name;
        here = null;
    }

    String channel() {
        return channel;
    }

    /// The name of a sender's source in the store.
    String sourceName(String name) {
        return prefix + name;
    }

    /// The sender of this name; added when it is new.
    Sender sender(String name) {
        Sender known = senders.get(name);
        if (known != null && known.channel().equals(channel)) {
            return known;
        }
        Sender found = store.pushed().sender(store.addSource(sourceName(name)), channel);
        if (known == null) {
            for (SenderTable note : store.pushed().tables(found.source())) {
                tables.add(name, new RememberedTables.Version(note.place(), note.table()));
            }
        }
        senders.put(name, found);
        here = null;
        return found;
    }

    /// The name of the sender behind a source.
    String nameOf(SourceId source) {
        for (Map.Entry<String, Sender> known : senders.entrySet()) {
            if (known.getValue().source().equals(source)) {
                return known.getKey();
            }
        }
        String stored = store.pushed().sourceName(source);
        return stored.startsWith(prefix) ? stored.substring(prefix.length()) : stored;
    }

    /// Whether a channel is one of those that this book's senders come in on.
    boolean owns(String name) {
        return name.equals(ImportFiles.CHANNEL) == prefix.equals(ImportFiles.PREFIX);
    }

    /// The only sender of the present channel, else one without a name.
    Sender sole() {
        List<Sender> named = here().stream()
                .filter(sender -> !nameOf(sender.source()).equals(UNNAMED))
                .toList();
        return named.size() == 1 ? named.getFirst() : sender(UNNAMED);
    }

    /// The senders of the present channel.
    List<Sender> here() {
        List<Sender> known = here;
        if (known == null) {
            known = store.pushed().senders(channel);
            here = known;
        }
        return known;
    }

    void sendsEnds(String name) {
        Sender sender = sender(name);
        if (!sender.sendsEnds()) {
            save(name, new Sender(sender.source(), sender.channel(), true, sender.snapshotRun()));
        }
    }

    void snapshotRun(String name, int run) {
        Sender sender = sender(name);
        save(name, new Sender(sender.source(), sender.channel(), sender.sendsEnds(), run));
    }

    private void save(String name, Sender sender) {
        store.pushed().save(sender);
        senders.put(name, sender);
        here = null;
    }

    @Override
    public @Nullable TableSchema find(PushedOrigin origin, @Nullable String transactionId, TableName table) {
        Sender sender = sender(origin.sender());
        if (origin.snapshot() == SnapshotMark.NONE) {
            String identity = transactionId == null ? origin.identity() : transactionId;
            TableSchema then = stored.tableIn(sender.source(), identity, origin.gtid(), table);
            if (then != null) {
                return then;
            }
        }
        return tables.find(origin, transactionId, table);
    }

    @Override
    public void note(SchemaChange change) {
        Sender sender = sender(change.origin().sender());
        for (TableChange table : change.tables()) {
            TableSchema schema = table.schema();
            if (schema == null) {
                continue;
            }
            RememberedTables.Version version =
                    new RememberedTables.Version(change.origin().place(), schema);
            if (tables.add(change.origin().sender(), version)) {
                store.pushed()
                        .noteTable(sender.source(), new SenderTable(version.place(), schema), hasher.table(schema));
                notedTables++;
            }
        }
    }

    /// How many tables were noted that had not been; begins to count anew.
    int takeNotedTables() {
        int noted = notedTables;
        notedTables = 0;
        return noted;
    }

    /// After a rollback: what was learnt since the last commit is gone.
    void forget() {
        senders.clear();
        here = null;
        tables = new RememberedTables();
        notedTables = 0;
    }
}
