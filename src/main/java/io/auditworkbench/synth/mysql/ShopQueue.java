package io.auditworkbench.synth.mysql;

import io.auditworkbench.synth.ShopTransaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hands the transactions of the synthetic shop to several sessions, in order and at a rate; two that have to do with
/// the same row never run at the same time, and keep their order.
///
/// - **Shape**: a row that another refers to counts as one that it has to do with.
/// - **Threading**: any.
final class ShopQueue {

    private static final int WINDOW = 64;
    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Iterator<ShopTransaction> shop;
    private final Consumer<ShopTransaction> committed;
    private final long intervalNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Job> waiting = new ArrayList<>();
    private final List<Job> running = new ArrayList<>();
    private long dueNanos = System.nanoTime();
    private long done;
    private boolean isStopped;

    /// A transaction to make.
    record Job(ShopTransaction transaction, Set<String> rows) {

        static Job of(ShopTransaction transaction) {
            Set<String> rows = new HashSet<>();
            transaction.changes().forEach(change -> {
                rows.add(change.row());
                rows.addAll(change.parents());
            });
            return new Job(transaction, rows);
        }
    }

    /// `committed` hears each transaction that is durable, one at a time.
    ShopQueue(Iterator<ShopTransaction> shop, double transactionsPerSecond, Consumer<ShopTransaction> committed) {
        this.shop = shop;
        this.committed = committed;
        intervalNanos = (long) (NANOS_A_SECOND / transactionsPerSecond);
    }

    /// The next transaction that may be made now; null when there is none any more, or the queue was stopped.
    @Nullable
    Job take() {
        lock.lock();
        try {
            while (!isStopped) {
                refill();
                if (waiting.isEmpty()) {
                    return null;
                }
                long early = dueNanos - System.nanoTime();
                Job job = early > 0 ? null : removeFree();
                if (job != null) {
                    running.add(job);
                    dueNanos = Math.max(dueNanos + intervalNanos, System.nanoTime());
                    return job;
                }
                if (early > 0) {
                    changed.awaitNanos(early);
                } else {
                    changed.await();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            isStopped = true;
        } finally {
            lock.unlock();
        }
        return null;
    }

    private void refill() {
        while (waiting.size() < WINDOW && shop.hasNext()) {
            waiting.add(Job.of(shop.next()));
        }
    }

    /// The first that has nothing to do with those that run, nor with those before it that have to wait.
    private @Nullable Job removeFree() {
        Set<String> taken = new HashSet<>();
        running.forEach(job -> taken.addAll(job.rows()));
        for (Iterator<Job> jobs = waiting.iterator(); jobs.hasNext(); ) {
            Job job = jobs.next();
            if (job.rows().stream().noneMatch(taken::contains)) {
                jobs.remove();
                return job;
            }
            taken.addAll(job.rows());
        }
        return null;
    }

    /// A transaction is committed; gives how many are, with it.
    long done(Job job) {
        lock.lock();
        try {
            running.remove(job);
            done++;
            committed.accept(job.transaction());
            changed.signalAll();
            return done;
        } finally {
            lock.unlock();
        }
    }

    /// How many transactions are committed.
    long doneCount() {
        lock.lock();
        try {
            return done;
        } finally {
            lock.unlock();
        }
    }

    /// Nobody gets a transaction any more.
    void stop() {
        lock.lock();
        try {
            isStopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
