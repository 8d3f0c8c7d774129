package io.auditworkbench.cli;

/// Counts the things of a list for the self-audit.
record CountedList<T>(ListWriter<T> writer, HandedOut handedOut) implements ListWriter<T> {

    @Override
    public void add(T thing) {
        handedOut.row();
        writer.add(thing);
    }

    @Override
    public void finish(Ending ending) {
        writer.finish(ending);
    }

    @Override
    public void flush() {
        writer.flush();
    }
}
