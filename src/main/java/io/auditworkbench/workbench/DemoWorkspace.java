package io.auditworkbench.workbench;

import io.auditworkbench.capture.debezium.ConnectionCheck;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.synth.ShopOptions;
import io.auditworkbench.synth.mysql.DemoWorkload;
import io.auditworkbench.synth.mysql.DemoWorkloadOptions;
import io.auditworkbench.synth.mysql.EmbeddedMysql;
import io.auditworkbench.synth.mysql.EmbeddedMysqlOptions;
import io.auditworkbench.synth.mysql.MysqlAccount;
import io.auditworkbench.workbench.audit.ActRecorder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A small shop at work on a MySQL of its own, captured for real; nothing of it stays.
///
/// - **Threading**: one thread; close it to end everything it started.
public final class DemoWorkspace implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final MysqlAccount READER = MysqlAccount.forCapture("audit_reader", "demo");

    private final Path cache;
    private final Path folder;
    private final StoreOpener stores;
    private final Clock clock;
    private final ExecutorService executor;
    private final ConnectionCheck connectionCheck;
    private final KnowledgeSource knowledge;
    private @Nullable EmbeddedMysql mysql;
    private @Nullable DemoWorkload shop;
    private @Nullable CaptureControl capture;
    private @Nullable Future<?> capturing;

    public DemoWorkspace(
            Path cache,
            Path folder,
            StoreOpener stores,
            ExecutorService executor,
            ConnectionCheck connectionCheck,
            KnowledgeSource knowledge) {
        this.cache = cache;
        this.folder = folder;
        this.stores = stores;
        this.clock = stores.clock();
        this.executor = executor;
        this.connectionCheck = connectionCheck;
        this.knowledge = knowledge;
    }

    /// Where the shop's changes are kept while the demo runs.
    public Path store() {
        return folder.resolve("demo.awb");
    }

    /// Starts server, shop and capture; returns when changes are being captured.
    ///
    /// - **Shape**: `transactionsPerSecond` of the shop; `says` hears each step in a sentence.
    /// - **Errors**: `MYSQL_NOT_AVAILABLE` with what the machine lacks.
    public void start(long seed, double transactionsPerSecond, Consumer<String> says) throws InterruptedException {
        says.accept("Starting MySQL 8.0.12 (the first time takes some seconds) …");
        mysql = EmbeddedMysql.start(
                EmbeddedMysqlOptions.of(cache, folder.resolve("mysql")).withAccounts(READER));
        says.accept("MySQL listens on 127.0.0.1:" + mysql.port() + ". Opening the shop …");
        ShopOptions year = ShopOptions.live(clock.millis() * 1_000);
        shop = DemoWorkload.start(DemoWorkloadOptions.of(mysql, seed, year, transactionsPerSecond), executor);
        capture = new CaptureControl(
                new CaptureRequest(
                        store(),
                        "mysql://" + READER.name() + "@127.0.0.1:" + mysql.port() + "/",
                        READER.password(),
                        "shop.*",
                        CaptureRequest.Beginning.SNAPSHOT,
                        CaptureRequest.Extent.UNTIL_STOPPED,
                        null,
                        "demo shop"),
                stores,
                executor,
                connectionCheck,
                knowledge,
                ActRecorder.OF_NOTHING);
        capturing = executor.submit(capture::run);
        awaitLive(capture, capturing);
        says.accept("Capturing shop.* as a replication reader into " + store() + ".");
    }

    private void awaitLive(CaptureControl running, Future<?> future) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!running.view().state().equals("live")) {
            try {
                future.get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new WorkbenchException(
                            ErrorCode.SOURCE_UNREACHABLE,
                            "The demo's capture did not get going within " + PATIENCE.toSeconds() + " seconds.",
                            "Try again when the machine is less busy.");
                }
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof WorkbenchException known ? known : new IllegalStateException(failed);
            }
        }
    }

    /// Ends shop, capture and server, and removes what they left.
    @Override
    public void close() {
        if (shop != null) {
            shop.stop();
        }
        if (capture != null) {
            capture.stop();
            awaitStopped();
        }
        if (mysql != null) {
            mysql.close();
        }
        remove();
    }

    private void awaitStopped() {
        try {
            if (capturing != null) {
                capturing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (TimeoutException | ExecutionException failed) {
            throw new WorkbenchException(
                    ErrorCode.INTERNAL,
                    "The demo's capture did not stop cleanly.",
                    "Its folder is " + folder + ".",
                    failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void remove() {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
