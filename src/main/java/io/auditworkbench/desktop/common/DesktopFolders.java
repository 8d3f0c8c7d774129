package io.auditworkbench.desktop.common;

import java.nio.file.Path;
import java.util.Objects;

/// Where the program keeps things on this machine; none of them need be there yet.
///
/// - **Shape**: `store` is the file that is captured into unless somebody says otherwise; `rules` is the folder of the
///   rules that somebody wrote.
public record DesktopFolders(Path store, Path demo, Path rules) {

    public DesktopFolders {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(demo, "demo");
        Objects.requireNonNull(rules, "rules");
    }
}
