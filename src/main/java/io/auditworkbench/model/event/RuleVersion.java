package io.auditworkbench.model.event;

import java.util.Objects;

/// Which text of a rule made a conclusion.
///
/// - **Shape**: `sha256` is the digest of the rule file's bytes in hexadecimal, so that two texts of one version are
///   told apart.
public record RuleVersion(String ruleId, int version, String sha256) {

    public RuleVersion {
        Objects.requireNonNull(ruleId, "ruleId");
        Objects.requireNonNull(sha256, "sha256");
    }

    /// `sale-completed v3 (9f2c41aa)`.
    @Override
    public String toString() {
        return ruleId + " v" + version + " (" + sha256.substring(0, Math.min(8, sha256.length())) + ")";
    }
}
