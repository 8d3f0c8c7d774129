package io.auditworkbench;

import io.auditworkbench.desktop.DesktopServices;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/// The program's own wiring of the desktop, in folders of a test.
public final class DesktopPrograms {

    private DesktopPrograms() {}

    /// What the desktop is given, with everything it keeps below `home`.
    public static DesktopServices in(Path home, Clock clock, ExecutorService executor) {
        WorkbenchConfig config = new WorkbenchConfig(
                Map.of(
                        "XDG_DATA_HOME", home.resolve("data").toString(),
                        "XDG_CONFIG_HOME", home.resolve("config").toString(),
                        "XDG_CACHE_HOME", home.resolve("cache").toString()),
                "Linux",
                home);
        return new DesktopWiring(config, clock, executor).services();
    }
}
