package io.auditworkbench.detect;

import io.auditworkbench.detect.Detector.Applicability;
import io.auditworkbench.infer.Mapping;

/// What a detector needs of a mapping.
///
/// - **Threading**: stateless.
public final class Needs {

    private Needs() {}

    /// Rows and actors alone: any database will do.
    public static Applicability nothing() {
        return new Applicability.Applicable();
    }

    /// A table for the entity, with these fields.
    public static Applicability fields(Mapping mapping, String entity, String... fields) {
        if (!mapping.has(entity)) {
            return new Applicability.NotApplicable("no table is mapped to " + entity);
        }
        for (String field : fields) {
            if (!mapping.has(entity, field)) {
                return new Applicability.NotApplicable("no column is mapped to " + entity + "." + field);
            }
        }
        return new Applicability.Applicable();
    }

    /// The first need that is not met, or that all are.
    public static Applicability all(Applicability... needs) {
        for (Applicability need : needs) {
            if (need instanceof Applicability.NotApplicable) {
                return need;
            }
        }
        return new Applicability.Applicable();
    }

    /// That one is met, or why the last is not.
    public static Applicability any(Applicability... needs) {
        for (Applicability need : needs) {
            if (need instanceof Applicability.Applicable) {
                return need;
            }
        }
        return needs[needs.length - 1];
    }
}
