package io.auditworkbench.capture.envelope;

import io.auditworkbench.capture.envelope.PushedRecord.TableChange;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A [TableBook] in memory: for looking through a file, and as the part of a kept book that is in use.
///
/// - **Threading**: one thread at a time.
public final class RememberedTables implements TableBook {

    /// A table as a schema change at `place` (`file:offset`) left it.
    public record Version(String place, TableSchema table) {}

    private record Name(String sender, TableName table) {}

    private final Map<Name, List<Version>> versions = new HashMap<>();

    @Override
    public @Nullable TableSchema find(PushedOrigin origin, @Nullable String transactionId, TableName table) {
        List<Version> known = versions.get(new Name(origin.sender(), table));
        if (known == null) {
            return null;
        }
        if (origin.snapshot() != SnapshotMark.NONE) {
            for (Version version : known) {
                if (version.place().equals(origin.place())) {
                    return version.table();
                }
            }
        }
        return known.getLast().table();
    }

    @Override
    public void note(PushedRecord.SchemaChange change) {
        for (TableChange table : change.tables()) {
            if (table.schema() != null) {
                add(change.origin().sender(), new Version(change.origin().place(), table.schema()));
            }
        }
    }

    /// Adds a version behind the others; false when it is there already.
    public boolean add(String sender, Version version) {
        List<Version> known =
                versions.computeIfAbsent(new Name(sender, version.table().name()), _ -> new ArrayList<>());
        return !known.contains(version) && known.add(version);
    }
}
