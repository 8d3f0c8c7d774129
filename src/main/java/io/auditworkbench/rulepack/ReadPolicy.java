package io.auditworkbench.rulepack;

import io.auditworkbench.masking.MaskingPolicy;
import java.util.List;
import java.util.Objects;

/// What a file says as a masking policy, or what is wrong with it.
public sealed interface ReadPolicy {

    /// The file's name.
    String file();

    /// It can be used, with the key of its pseudonyms where it names one.
    record Accepted(String file, MaskingPolicy policy) implements ReadPolicy {
        public Accepted {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(policy, "policy");
        }
    }

    /// It cannot be used; `problems` in the order of the file.
    record Refused(String file, List<PackProblem> problems) implements ReadPolicy {
        public Refused {
            Objects.requireNonNull(file, "file");
            problems = List.copyOf(problems);
        }
    }
}
