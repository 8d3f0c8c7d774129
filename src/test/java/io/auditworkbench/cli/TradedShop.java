package io.auditworkbench.cli;

import io.auditworkbench.CommandRun;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.testing.SettableClock;
import io.auditworkbench.workbench.ShopStore;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The store that the commands are tried on: some days of the synthetic shop, of which nothing is concluded yet.
final class TradedShop {

    private static final long SEED = 7;

    private TradedShop() {}

    /// Writes so many days into a new store.
    static void write(Path store, int days) throws InterruptedException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            new ShopStore(new SettableClock(CommandRun.NOW), threads)
                    .write(store, ShopOptions.ofDays(days), SEED, _ -> {});
        }
    }
}
