package io.auditworkbench.workbench.evidence;

import java.util.List;
import java.util.Objects;

/// How far a bundle proves its events, on the computer that made it.
///
/// - **Shape**: `level` is L2, L3 or L4: what nobody signed becomes no bundle; `limits` are sentences on what the next
///   level would need, or on what speaks against a higher one.
public record BundleStanding(TrustLevel level, List<String> limits) {

    public BundleStanding {
        Objects.requireNonNull(level, "level");
        limits = List.copyOf(limits);
    }

    /// `L3: signed, and as kept outside the store on this computer.`
    public String sentence() {
        return level.name() + ": " + level.meaning() + ".";
    }
}
