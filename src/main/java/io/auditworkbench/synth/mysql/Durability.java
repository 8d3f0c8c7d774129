package io.auditworkbench.synth.mysql;

import java.util.List;

/// What the embedded server keeps when its machine loses power.
public enum Durability {
    /// Every committed transaction; commits wait for the disk.
    EVERY_COMMIT(1, 1),
    /// All but about the last second; commits are several times faster.
    LAST_SECOND_AT_RISK(0, 2);

    private final int syncBinlog;
    private final int flushLogAtCommit;

    Durability(int syncBinlog, int flushLogAtCommit) {
        this.syncBinlog = syncBinlog;
        this.flushLogAtCommit = flushLogAtCommit;
    }

    List<String> settings() {
        return List.of("sync_binlog=" + syncBinlog, "innodb_flush_log_at_trx_commit=" + flushLogAtCommit);
    }
}
