package io.auditworkbench.masking;

/// Which values are masked at rest.
///
/// - **Shape**: so far there is one policy, which masks nothing; the pipeline asks it before anything is kept.
public enum MaskingPolicy {
    /// Every value is kept as captured.
    KEEP_EVERYTHING
}
