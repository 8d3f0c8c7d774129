package io.auditworkbench.workbench.view;

import org.jspecify.annotations.Nullable;

/// Where at the source something stands.
///
/// - **Shape**: `gtid` is null without GTIDs; `file` is empty when the sender gave none; `connection` is null when
///   unknown.
public record SourceView(
        String name,
        @Nullable String gtid,
        String file,
        long offset,
        @Nullable Long connection,
        long serverId) {

    /// `binlog.000003:12593`, empty when unknown.
    public String position() {
        return file.isEmpty() ? "" : file + ":" + offset;
    }
}
