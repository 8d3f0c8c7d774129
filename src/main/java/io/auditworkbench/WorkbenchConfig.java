package io.auditworkbench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was configured: a flag wins over the environment, the environment over the default.
///
/// - **Source**: XDG Base Directory Specification; the vendors' places for application data on Windows and macOS.
record WorkbenchConfig(Map<String, String> environment, String operatingSystem, Path home) {

    static final String STORE_FILE = "store.awb";

    WorkbenchConfig {
        environment = Map.copyOf(environment);
    }

    /// The configuration of this process.
    static WorkbenchConfig ofProcess(Map<String, String> environment) {
        return new WorkbenchConfig(
                environment, System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")));
    }

    /// Where the store is.
    Path store(@Nullable Path flag) {
        if (flag != null) {
            return flag;
        }
        String configured = environment.getOrDefault("AUDITCTL_STORE", "");
        return configured.isEmpty() ? dataFolder().resolve(STORE_FILE) : Path.of(configured);
    }

    /// The masking policy that the environment names for what is stored, null when it names none.
    @Nullable
    Path masking() {
        String configured = environment.getOrDefault("AUDITCTL_MASKING", "");
        return configured.isEmpty() ? null : Path.of(configured);
    }

    /// Where the demo keeps its store; nothing else is there.
    Path demoFolder() {
        return dataFolder().resolve("demo");
    }

    /// Where the user's own rules and mappings are.
    Path configFolder() {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return folder("APPDATA", home.resolve("AppData").resolve("Roaming"), "Audit Workbench");
        }
        return system.startsWith("mac")
                ? home.resolve("Library").resolve("Application Support").resolve("Audit Workbench")
                : folder("XDG_CONFIG_HOME", home.resolve(".config"), "audit-workbench");
    }

    /// Where things are kept that can be made again.
    Path cacheFolder() {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return dataFolder().resolve("Cache");
        }
        return system.startsWith("mac")
                ? home.resolve("Library").resolve("Caches").resolve("Audit Workbench")
                : folder("XDG_CACHE_HOME", home.resolve(".cache"), "audit-workbench");
    }

    /// Where keys and checkpoints of stores are kept, and what the self-audit cannot keep beside a store.
    Path stateFolder() {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        return system.startsWith("windows") || system.startsWith("mac")
                ? dataFolder().resolve("State")
                : folder("XDG_STATE_HOME", home.resolve(".local").resolve("state"), "audit-workbench");
    }

    private Path dataFolder() {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return folder("LOCALAPPDATA", home.resolve("AppData").resolve("Local"), "Audit Workbench");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Audit Workbench");
        }
        return folder("XDG_DATA_HOME", home.resolve(".local").resolve("share"), "audit-workbench");
    }

    private Path folder(String variable, Path usual, String name) {
        String configured = environment.getOrDefault(variable, "");
        return (configured.isEmpty() ? usual : Path.of(configured)).resolve(name);
    }
}
