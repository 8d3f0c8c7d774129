package io.auditworkbench;

import io.auditworkbench.desktop.DesktopServices;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.DemoStore;
import io.auditworkbench.workbench.StoreReading;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;

/// The services of the desktop, made as those of the command line are.
final class DesktopWiring {

    static final String SETTINGS_FILE = "desktop.properties";

    private final WorkbenchConfig config;
    private final Clock clock;
    private final ExecutorService executor;

    DesktopWiring(WorkbenchConfig config, Clock clock, ExecutorService executor) {
        this.config = config;
        this.clock = clock;
        this.executor = executor;
    }

    DesktopServices services() {
        return new DesktopServices(
                clock,
                ZoneId.systemDefault(),
                executor,
                config.configFolder().resolve(SETTINGS_FILE),
                this::openForReading,
                this::demo);
    }

    private StoreReading openForReading(Path file) {
        return StoreReading.of(Store.openForReading(file), new Masker(MaskingPolicy.KEEP_EVERYTHING), clock);
    }

    private Path demo() {
        return new DemoStore(config.demoFolder(), _ -> {}).open().store();
    }
}
