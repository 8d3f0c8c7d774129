package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.change.ForeignKey;
import io.auditworkbench.model.change.TableName;
import io.debezium.relational.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The foreign keys of a table while a statement is read: what it had, and what the statement does to them.
///
/// Names of columns and keys are compared as the server does, without regard to case.
///
/// - **Source**: MySQL Reference Manual, *FOREIGN KEY Constraints*: generated names, and how they follow a renamed
///   table.
final class ForeignKeyDraft {

    private static final String GENERATED = "_ibfk_";

    private final TableId id;
    private final @Nullable List<ForeignKey> before;
    private final List<ForeignKey> added = new ArrayList<>();
    private final Set<String> dropped = new HashSet<>();
    private final Map<String, String> renamedColumns = new HashMap<>();
    private boolean isLost;
    private TableId laterId;

    /// `before` is null when the table's foreign keys are not known.
    ForeignKeyDraft(TableId id, @Nullable List<ForeignKey> before) {
        this.id = id;
        this.before = before;
        laterId = id;
    }

    TableId id() {
        return id;
    }

    TableId laterId() {
        return laterId;
    }

    void rename(TableId later) {
        laterId = later;
    }

    void renameColumn(String from, String to) {
        if (!from.equals(to)) {
            renamedColumns.put(lower(from), to);
        }
    }

    void add(ForeignKey key) {
        added.add(key);
    }

    /// The server runs no statement that drops a key which is not there: then it is we who do not know the keys.
    void drop(String name) {
        dropped.add(lower(name));
        isLost |= before != null && before.stream().noneMatch(key -> key.name().equalsIgnoreCase(name));
    }

    /// `DROP CONSTRAINT` drops other kinds too.
    void dropIfForeign(String name) {
        dropped.add(lower(name));
    }

    /// The name that the server gives to a key without one.
    String generatedName() {
        String prefix = id.table() + GENERATED;
        long last = Stream.concat(before == null ? Stream.of() : before.stream(), added.stream())
                .map(ForeignKey::name)
                .filter(name -> isGenerated(name, prefix))
                .mapToLong(name -> Long.parseLong(name.substring(prefix.length())))
                .max()
                .orElse(0);
        return prefix + (last + 1);
    }

    boolean renamesAnything() {
        return !laterId.equals(id) || !renamedColumns.isEmpty();
    }

    boolean isParentOf(ForeignKey key) {
        TableName name = TableSchemas.name(id);
        return key.parent().schema().equalsIgnoreCase(name.schema())
                && key.parent().table().equalsIgnoreCase(name.table());
    }

    /// A key of another table, after the statement renamed what it refers to.
    ForeignKey following(ForeignKey key) {
        if (!isParentOf(key)) {
            return key;
        }
        return new ForeignKey(
                key.name(),
                key.columns(),
                TableSchemas.name(laterId),
                renamed(key.parentColumns()),
                key.onDelete(),
                key.onUpdate());
    }

    /// The table's keys after the statement, null when they are not known.
    @Nullable
    List<ForeignKey> result() {
        if (before == null || isLost) {
            return null;
        }
        Stream<ForeignKey> kept = before.stream()
                .filter(key -> !dropped.contains(lower(key.name())))
                .map(key -> following(withColumns(key)));
        return Stream.concat(kept, added.stream().map(this::underLaterName))
                .map(this::withLaterPrefix)
                .toList();
    }

    private ForeignKey withColumns(ForeignKey key) {
        return new ForeignKey(
                key.name(), renamed(key.columns()), key.parent(), key.parentColumns(), key.onDelete(), key.onUpdate());
    }

    /// What a statement adds names its columns as they are after it.
    private ForeignKey underLaterName(ForeignKey key) {
        return !isParentOf(key)
                ? key
                : new ForeignKey(
                        key.name(),
                        key.columns(),
                        TableSchemas.name(laterId),
                        key.parentColumns(),
                        key.onDelete(),
                        key.onUpdate());
    }

    private ForeignKey withLaterPrefix(ForeignKey key) {
        String prefix = id.table() + GENERATED;
        if (laterId.equals(id) || !isGenerated(key.name(), prefix)) {
            return key;
        }
        return new ForeignKey(
                laterId.table() + GENERATED + key.name().substring(prefix.length()),
                key.columns(),
                key.parent(),
                key.parentColumns(),
                key.onDelete(),
                key.onUpdate());
    }

    private List<String> renamed(List<String> columns) {
        return columns.stream()
                .map(column -> renamedColumns.getOrDefault(lower(column), column))
                .toList();
    }

    private static boolean isGenerated(String name, String prefix) {
        return name.regionMatches(true, 0, prefix, 0, prefix.length())
                && name.substring(prefix.length()).matches("[0-9]{1,9}");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
