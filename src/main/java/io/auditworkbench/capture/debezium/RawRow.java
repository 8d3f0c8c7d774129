package io.auditworkbench.capture.debezium;

import java.io.Serial;
import java.io.Serializable;

/// One row image as the binlog holds it, one cell a column of the table.
///
/// - **Shape**: a cell is null for SQL `NULL`, a `ColumnValue` where the wire format alone decides the value (also
///   `Absent`), else a `Long` (whole numbers, `ENUM` index, `SET` bits) or a `byte[]` whose meaning needs the table's
///   schema.
final class RawRow implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Object[] cells;

    RawRow(Object[] cells) {
        this.cells = cells;
    }

    Object[] cells() {
        return cells;
    }
}
