package io.auditworkbench.detect;

import io.auditworkbench.model.finding.Anomaly;

/// What a detector works with while it looks at a slice.
///
/// - **Threading**: the detector's.
public interface Examination {

    /// What the detector remembers.
    DetectorMemory memory();

    /// The value in force of one of its parameters.
    ///
    /// - **Errors**: `IllegalArgumentException` for a name that its spec does not have.
    double parameter(String name);

    /// So many more things were looked at.
    void looked(long count);

    /// Something was found.
    void raise(Anomaly anomaly);
}
