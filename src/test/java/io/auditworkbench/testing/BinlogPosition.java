package io.auditworkbench.testing;

import java.util.Comparator;

/// A place in a server's binlog.
public record BinlogPosition(String file, long offset) implements Comparable<BinlogPosition> {

    private static final Comparator<BinlogPosition> ORDER =
            Comparator.comparingLong(BinlogPosition::fileNumber).thenComparingLong(BinlogPosition::offset);

    private long fileNumber() {
        return Long.parseLong(file.substring(file.lastIndexOf('.') + 1));
    }

    @Override
    public int compareTo(BinlogPosition other) {
        return ORDER.compare(this, other);
    }
}
