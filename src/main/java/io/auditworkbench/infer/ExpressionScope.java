package io.auditworkbench.infer;

import io.auditworkbench.infer.Expression.Side;
import io.auditworkbench.model.change.ColumnValue;
import java.util.List;

/// The rows that expressions of a rule speak of.
public interface ExpressionScope {

    /// The change that starts the rule.
    Row start();

    /// The rows or row changes of a part, in their order; empty for a part without any.
    List<? extends Row> rows(String part);

    /// A row change, or a row as it stands.
    interface Row {

        /// False for the side on which the row is not: before an insert, after a delete.
        boolean has(Side side);

        /// A field's value on one side; `SHOWN`, `OLD` or `NEW`, never `DELTA`.
        ColumnValue value(Side side, String field);

        /// A change as a row of a part.
        static Row of(ObservedChange change) {
            return new Row() {
                @Override
                public boolean has(Side side) {
                    return switch (side) {
                        case SHOWN -> true;
                        case OLD -> change.before() != null;
                        case NEW -> change.after() != null;
                        case DELTA -> change.before() != null && change.after() != null;
                    };
                }

                @Override
                public ColumnValue value(Side side, String field) {
                    return switch (side) {
                        case SHOWN -> change.shown(field);
                        case OLD -> change.before(field);
                        case NEW -> change.after(field);
                        case DELTA -> ColumnValue.Absent.ABSENT;
                    };
                }
            };
        }
    }
}
