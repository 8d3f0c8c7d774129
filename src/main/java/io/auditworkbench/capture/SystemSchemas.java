package io.auditworkbench.capture;

import java.util.Locale;
import java.util.Set;

/// The schemas that belong to MySQL itself and are never captured.
public final class SystemSchemas {

    /// Their names, in lower case.
    public static final Set<String> NAMES = Set.of("information_schema", "mysql", "performance_schema", "sys");

    private SystemSchemas() {}

    public static boolean contains(String schema) {
        return NAMES.contains(schema.toLowerCase(Locale.ROOT));
    }
}
