package io.auditworkbench.workbench.upkeep;

/// Hears how far a backup is, and says whether it is still wanted.
///
/// - **Threading**: called by one thread at a time, not always the same.
public interface BackupWatch {

    /// One that waits for its end.
    BackupWatch NOBODY = new BackupWatch() {
        @Override
        public void copied(long pages, long of) {
            // nobody asked
        }

        @Override
        public void hashed(long events) {
            // nobody asked
        }

        @Override
        public boolean isStopped() {
            return false;
        }
    };

    /// So many pages of the file are copied.
    void copied(long pages, long of);

    /// So many events of the copy are hashed.
    void hashed(long events);

    /// Whether somebody asked to stop.
    boolean isStopped();
}
