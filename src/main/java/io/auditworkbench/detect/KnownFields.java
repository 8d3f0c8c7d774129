package io.auditworkbench.detect;

import io.auditworkbench.infer.MappedTable;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.model.change.RowImage;

/// Which changes touch what a mapping knows of a row.
///
/// - **Threading**: stateless.
public final class KnownFields {

    private KnownFields() {}

    /// True for an update of a mapped table that gives none of the mapped fields another value, but for those that say
    /// who wrote the row: what migrations do.
    public static boolean areUntouched(ObservedChange change) {
        MappedTable mapped = change.mapped();
        RowImage before = change.before();
        RowImage after = change.after();
        if (mapped == null || before == null || after == null) {
            return false;
        }
        for (String field : mapped.fields()) {
            int column = mapped.columnOf(field);
            if (!field.endsWith("_by") && !before.get(column).equals(after.get(column))) {
                return false;
            }
        }
        return true;
    }
}
