package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Mapping;
import java.util.List;
import java.util.Objects;

/// What a file says as a mapping, or what is wrong with it.
public sealed interface ReadMapping {

    /// The file's name.
    String file();

    /// It can be used; `schema` is the database it is for.
    record Accepted(String file, String name, String schema, Mapping mapping) implements ReadMapping {
        public Accepted {
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(schema, "schema");
            Objects.requireNonNull(mapping, "mapping");
        }
    }

    /// It cannot be used; `problems` in the order of the file.
    record Refused(String file, List<PackProblem> problems) implements ReadMapping {
        public Refused {
            Objects.requireNonNull(file, "file");
            problems = List.copyOf(problems);
        }
    }
}
