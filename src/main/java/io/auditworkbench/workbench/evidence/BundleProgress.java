package io.auditworkbench.workbench.evidence;

/// Whoever waits for a bundle: hears how far it is, and may not want it any more.
///
/// - **Threading**: called on the thread that makes the bundle.
public interface BundleProgress {

    /// Waits for it in any case.
    BundleProgress UNWATCHED = new BundleProgress() {
        @Override
        public void proved(long events, long of) {
            // nobody looks
        }

        @Override
        public boolean isWanted() {
            return true;
        }
    };

    /// So many events of all have their proofs.
    void proved(long events, long of);

    /// Whether the bundle is still wanted; asked now and then.
    boolean isWanted();
}
