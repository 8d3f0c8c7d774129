package io.auditworkbench.store;

/// Numbers of events that follow each other, both ends included.
public record SequenceRun(long first, long last) {

    public SequenceRun {
        if (first > last) {
            throw new IllegalArgumentException("a run has numbers");
        }
    }

    /// How many there are.
    public long size() {
        return last - first + 1;
    }
}
