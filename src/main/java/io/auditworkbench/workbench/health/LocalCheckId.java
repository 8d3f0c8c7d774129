package io.auditworkbench.workbench.health;

import java.util.Arrays;
import java.util.Optional;

/// The checks of this machine; those of the server are numbered P.
enum LocalCheckId {
    L01("Store can be written", "a folder and file of ours", HealthLevel.BLOCK, "Capture writes there all the time."),
    L02(
            "Store is on a disk of this machine",
            "a local file system",
            HealthLevel.BLOCK,
            "On a network drive the store can be damaged, because its locks do not work there."),
    L03(
            "The name auditctl is ours",
            "no other auditctl first on PATH",
            HealthLevel.ADVISE,
            "Linux has a kernel audit tool of the same name; a script could call the wrong one.");

    private final String title;
    private final String needed;
    private final HealthLevel level;
    private final String why;

    LocalCheckId(String title, String needed, HealthLevel level, String why) {
        this.title = title;
        this.needed = needed;
        this.level = level;
        this.why = why;
    }

    HealthItem passed(String found) {
        return new HealthItem(name(), title, level, HealthState.PASSED, found, needed, why, "", HealthFix.NONE);
    }

    HealthItem failed(String found, String todo) {
        return new HealthItem(name(), title, level, HealthState.FAILED, found, needed, why, "", HealthFix.byHand(todo));
    }

    HealthItem notChecked(String reason) {
        return new HealthItem(name(), title, level, HealthState.NOT_CHECKED, reason, needed, why, "", HealthFix.NONE);
    }

    /// The check that a user names, in upper or lower case; empty when there is none.
    static Optional<LocalCheckId> find(String name) {
        return Arrays.stream(values())
                .filter(id -> id.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }
}
