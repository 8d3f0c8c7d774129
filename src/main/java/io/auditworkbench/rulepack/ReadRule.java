package io.auditworkbench.rulepack;

import io.auditworkbench.model.event.Rule;
import java.util.List;
import java.util.Objects;

/// What a file says as a rule, or what is wrong with it.
public sealed interface ReadRule {

    /// The file's name.
    String file();

    /// It can be run; `samples` are its own tests.
    record Accepted(String file, Rule rule, List<RuleSample> samples) implements ReadRule {
        public Accepted {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(rule, "rule");
            samples = List.copyOf(samples);
        }
    }

    /// It cannot be run; `problems` in the order of the file.
    record Refused(String file, List<PackProblem> problems) implements ReadRule {
        public Refused {
            Objects.requireNonNull(file, "file");
            problems = List.copyOf(problems);
        }
    }
}
