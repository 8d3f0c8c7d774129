package io.auditworkbench;

import io.auditworkbench.http.ServerThreads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads of one listener; none of them keeps the process alive.
final class ServeThreads implements AutoCloseable {

    private static final int POOL = 8;

    private final ThreadFactory factory =
            Thread.ofPlatform().daemon().name("serve-", 0).factory();
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(POOL, POOL, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), factory);
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(factory);
    private final ExecutorService requests = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-", 0).factory());

    ServerThreads server() {
        return new ServerThreads(pool, timer, requests);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        requests.shutdownNow();
        pool.shutdownNow();
    }
}
