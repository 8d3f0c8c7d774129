package io.auditworkbench.model.change;

import java.util.Objects;

/// Where in the binlog a change stands.
///
/// - **Shape**: `file` is the binlog file's name, empty when the sender gave none; `offset` is the byte offset of the
///   event in it; `row` counts the rows inside that event from 0.
public record SourcePosition(String file, long offset, int row) {
    public SourcePosition {
        Objects.requireNonNull(file, "file");
    }

    /// `binlog.000003:12593#0`.
    @Override
    public String toString() {
        return file + ":" + offset + "#" + row;
    }
}
