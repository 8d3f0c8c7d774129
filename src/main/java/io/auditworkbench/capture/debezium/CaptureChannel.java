package io.auditworkbench.capture.debezium;

import io.auditworkbench.model.error.WorkbenchException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Carries what the binlog's reader found to the thread that normalises it, bounded by bytes, in order.
///
/// Unlike the engine's own queue it lets a blocked reader go when capture closes, so no thread stays behind.
///
/// - **Threading**: one producer, one consumer, anybody may close.
final class CaptureChannel {

    /// Something travelling, and what it weighs on the wire.
    record Item(Object content, long bytes) {}

    private final long capacityBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private Deque<Item> waiting = new ArrayDeque<>();
    private Deque<Item> taken = new ArrayDeque<>();
    private long bytesInFlight;
    private boolean isClosed;
    private @Nullable WorkbenchException failure;

    CaptureChannel(long capacityBytes) {
        this.capacityBytes = capacityBytes;
    }

    /// Hands `content` on; waits while the channel is full. One item may exceed the capacity when it is alone.
    ///
    /// - **Errors**: `InterruptedException` also when the channel was closed.
    void put(Object content, long bytes) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (bytesInFlight > 0 && bytesInFlight + bytes > capacityBytes && !isClosed) {
                notFull.await();
            }
            if (isClosed) {
                throw new InterruptedException("capture is closed");
            }
            waiting.addLast(new Item(content, bytes));
            bytesInFlight += bytes;
            if (waiting.size() == 1) {
                notEmpty.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// The next content, or null when none came in time.
    ///
    /// - **Errors**: the failure given to [#fail(WorkbenchException)], once everything before it was taken.
    @Nullable
    Object take(Duration patience) throws InterruptedException {
        Item next = taken.pollFirst();
        if (next == null && refill(patience)) {
            next = taken.pollFirst();
        }
        if (next == null) {
            return null;
        }
        release(next.bytes());
        return next.content();
    }

    private boolean refill(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && failure == null && !isClosed && nanos > 0) {
                nanos = notEmpty.awaitNanos(nanos);
            }
            if (waiting.isEmpty()) {
                throwFailure();
                return false;
            }
            Deque<Item> empty = taken;
            taken = waiting;
            waiting = empty;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void release(long bytes) {
        lock.lock();
        try {
            bytesInFlight -= bytes;
            notFull.signal();
        } finally {
            lock.unlock();
        }
    }

    private void throwFailure() {
        if (failure != null) {
            throw failure;
        }
    }

    /// Ends the channel: what is in it can still be taken, then `cause` is thrown. The first failure counts.
    void fail(WorkbenchException cause) {
        lock.lock();
        try {
            if (failure == null) {
                failure = cause;
            }
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Lets producer and consumer go.
    void close() {
        lock.lock();
        try {
            isClosed = true;
            notFull.signalAll();
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// True after [#close()].
    boolean isClosed() {
        lock.lock();
        try {
            return isClosed;
        } finally {
            lock.unlock();
        }
    }
}
