package io.auditworkbench.workbench;

import io.auditworkbench.integrity.HashedEvent;
import io.auditworkbench.model.change.CoverageGap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// XA branches that are prepared and not resolved.
final class PreparedBranches {

    private final Map<String, Branch> branches = new HashMap<>();

    /// What was read of a branch until it was prepared.
    ///
    /// - **Shape**: `rows` as the binlog's reader counted them; `events` is empty for a branch that had outgrown one
    ///   commit; `gaps` were noticed inside it, and are true only when it commits.
    record Branch(long rows, Optional<List<HashedEvent>> events, List<CoverageGap> gaps) {}

    void put(String name, Branch branch) {
        branches.put(name, branch);
    }

    /// The branch whose fate is known now; empty when it was prepared before anything was read.
    Optional<Branch> take(String name) {
        return Optional.ofNullable(branches.remove(name));
    }

    /// How many are kept: only reading them again brings them back.
    int kept() {
        return (int) branches.values().stream()
                .filter(branch -> branch.events().isPresent())
                .count();
    }
}
