package io.auditworkbench.normalise;

import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.RawChange;
import io.auditworkbench.model.change.RowImage;
import io.auditworkbench.model.change.RowKey;
import org.jspecify.annotations.Nullable;

/// Turns one raw change into its canonical form.
///
/// - **Shape**: exactly one [Normalised] for each change: `Rejected` when the images do not fit the operation or the
///   table.
/// - **Errors**: never throws for bad data.
/// - **Threading**: stateless.
public final class ChangeNormaliser {

    /// See the class.
    public Normalised normalise(RawChange change) {
        String flaw = flaw(change);
        return flaw == null ? new Normalised.Canonical(canonical(change)) : new Normalised.Rejected(flaw);
    }

    private static CanonicalChangeEvent canonical(RawChange change) {
        RowKey key = RowKey.NONE;
        RowKey former = null;
        RowImage shown = shown(change.before(), change.after());
        if (shown != null) {
            key = RowKeys.of(change.table(), shown);
            former = formerKey(change, key);
        }
        return new CanonicalChangeEvent(
                change.operation(),
                change.table(),
                change.before(),
                change.after(),
                key,
                former,
                change.position(),
                change.statement(),
                null);
    }

    /// With `binlog_row_image=MINIMAL` only the image before a change holds the key.
    private static @Nullable RowImage shown(@Nullable RowImage before, @Nullable RowImage after) {
        if (after == null) {
            return before;
        }
        return before == null ? after : after.over(before);
    }

    private static @Nullable RowKey formerKey(RawChange change, RowKey key) {
        if (change.before() == null || change.after() == null) {
            return null;
        }
        RowKey former = RowKeys.of(change.table(), change.before());
        return former.equals(key) ? null : former;
    }

    private static @Nullable String flaw(RawChange change) {
        String flaw = switch (change.operation()) {
            case INSERT, SNAPSHOT -> unexpected(change.before(), "before") + missing(change.after(), "after");
            case DELETE -> missing(change.before(), "before") + unexpected(change.after(), "after");
            case UPDATE -> missing(change.before(), "before") + missing(change.after(), "after");
            case TRUNCATE -> unexpected(change.before(), "before") + unexpected(change.after(), "after");
            case DDL -> "a schema change is not a row change";
        };
        if (!flaw.isEmpty()) {
            return flaw.trim();
        }
        return misfit(change, change.before()) || misfit(change, change.after())
                ? "the row has another number of columns than its table"
                : null;
    }

    private static String missing(@Nullable RowImage image, String side) {
        return image == null ? " the " + side + " image is missing" : "";
    }

    private static String unexpected(@Nullable RowImage image, String side) {
        return image == null ? "" : " there is a " + side + " image where none can be";
    }

    private static boolean misfit(RawChange change, @Nullable RowImage image) {
        return image != null
                && image.values().size() != change.table().columns().size();
    }
}
