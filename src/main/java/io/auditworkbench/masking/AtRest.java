package io.auditworkbench.masking;

import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.lang.ref.WeakReference;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/// Masks changes, statements and schema records before they are hashed or kept.
///
/// - **Shape**: the very same object comes back when the policy masks nothing. `NULL` stays `NULL`, except in columns
///   that are dropped.
/// - **Errors**: `BAD_CONFIGURATION` for a table whose key the policy would destroy ([ColumnPlans]).
/// - **Threading**: one thread.
public final class AtRest {

    private static final int TABLES_REMEMBERED = 10_000;

    private final MaskingPolicy policy;
    private final boolean isActive;
    private final IdentityHashMap<TableSchema, ColumnPlans> plans = new IdentityHashMap<>();
    private final ValueMask mask;
    /// Not held any longer than whoever asked holds it: it is in the clear.
    private WeakReference<String> lastStatement = new WeakReference<>(null);
    private @Nullable String lastHidden;

    AtRest(MaskingPolicy policy, String source) {
        this.policy = policy;
        isActive = policy.masksAnything();
        Mac mac = policy.key().map(PseudonymKey::mac).orElse(null);
        Seal seal = policy.key().map(key -> new Seal(key, source)).orElse(null);
        mask = new ValueMask(mac, seal, new SecureRandom());
    }

    /// A change as it may be kept: both images, and its statement without values.
    public RawChange change(RawChange change) {
        return isActive ? with(images(change), statement(change.statement())) : change;
    }

    /// The same with its statement as it was logged: for what is read from the statement's comment.
    public RawChange images(RawChange change) {
        if (!isActive || isMisfit(change)) {
            return change;
        }
        ColumnPlans columns = columns(change.table());
        if (columns.isEmpty()) {
            return change;
        }
        RowImage before = change.before();
        RowImage after = change.after();
        List<ColumnValue> formerly = new ArrayList<>();
        List<ColumnValue> now = new ArrayList<>();
        RowImage row = after != null ? after : before;
        for (int i = 0; i < change.table().columns().size(); i++) {
            // one row for both images, so that a value that stays equal is kept the same when the key changes
            Cell cell = new Cell(change.table(), i, row);
            ColumnValue old = before == null ? ColumnValue.Absent.ABSENT : before.get(i);
            ColumnValue young = after == null ? ColumnValue.Absent.ABSENT : after.get(i);
            ColumnValue oldKept = mask.kept(columns.mode(i, old), old, cell);
            boolean isSame = before != null && after != null && old.equals(young);
            formerly.add(oldKept);
            now.add(isSame ? oldKept : mask.another(mask.kept(columns.mode(i, young), young, cell), oldKept));
        }
        return new RawChange(
                change.operation(),
                change.table(),
                before == null ? null : new RowImage(formerly),
                after == null ? null : new RowImage(now),
                change.position(),
                change.statement());
    }

    /// It will be rejected, and its values belong to no column.
    private static boolean isMisfit(RawChange change) {
        int columns = change.table().columns().size();
        RowImage before = change.before();
        RowImage after = change.after();
        return (before != null && before.values().size() != columns)
                || (after != null && after.values().size() != columns);
    }

    private static RawChange with(RawChange change, @Nullable String statement) {
        return new RawChange(
                change.operation(), change.table(), change.before(), change.after(), change.position(), statement);
    }

    private ColumnPlans columns(TableSchema table) {
        ColumnPlans known = plans.get(table);
        if (known != null) {
            return known;
        }
        if (plans.size() >= TABLES_REMEMBERED) {
            plans.clear();
        }
        ColumnPlans made = ColumnPlans.of(table, policy);
        plans.put(table, made);
        return made;
    }

    /// A logged statement as it may be kept. One statement changes many rows, and its text is shared between them: so
    /// is what comes back.
    public @Nullable String statement(@Nullable String statement) {
        if (!isActive || statement == null) {
            return statement;
        }
        if (!lastStatement.refersTo(statement)) {
            lastStatement = new WeakReference<>(statement);
            lastHidden = StatementLiterals.hidden(statement);
        }
        return lastHidden;
    }

    /// A schema statement as it may be kept and shown.
    public String ddl(String ddl) {
        return isActive ? DdlLiterals.hidden(ddl, DdlLiterals.Purpose.TO_BE_SHOWN) : ddl;
    }

    /// A record of the schema history, in JSON, as it may be kept and read again.
    public String schemaRecord(String record) {
        return isActive ? SchemaRecordText.hidden(record) : record;
    }

    /// One value of a column as it would be kept, of a row that is not known.
    public ColumnValue value(TableSchema table, int column, ColumnValue value) {
        return isActive ? mask.kept(columns(table).mode(column, value), value, new Cell(table, column, null)) : value;
    }

    /// Refuses a table whose rows the policy would make one.
    public void check(TableSchema table) {
        if (isActive) {
            columns(table);
        }
    }

    /// A change without what differs each time it is masked, for digests that recognise it when it comes again.
    public static RowImage recognisable(RowImage image) {
        return image.values().stream().noneMatch(ColumnValue.Erasable.class::isInstance)
                ? image
                : new RowImage(image.values().stream()
                        .map(value -> value instanceof ColumnValue.Erasable ? ColumnValue.Absent.ABSENT : value)
                        .toList());
    }

    static String name(TableName table, String column) {
        return table + "." + column;
    }
}
