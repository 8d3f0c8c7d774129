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

    /// What an item costs beside its bytes on the wire: small ones are mostly objects around a few bytes.
    private static final long OBJECTS = 512;

    private final long capacityBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private Deque<Object> waiting = new ArrayDeque<>();
    private Deque<Object> taken = new ArrayDeque<>();
    private long bytesWaiting;
    private long bytesTaken;
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
            long weight = bytes + OBJECTS;
            while (isFullFor(weight) && !isClosed) {
                notFull.await();
            }
            if (isClosed) {
                throw new InterruptedException("capture is closed");
            }
            waiting.addLast(content);
            bytesWaiting += weight;
            if (waiting.size() == 1) {
                notEmpty.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isFullFor(long weight) {
        long inFlight = bytesWaiting + bytesTaken;
        return inFlight > 0 && inFlight + weight > capacityBytes;
    }

    /// The next content, or null when none came in time.
    ///
    /// - **Errors**: the failure given to [#fail(WorkbenchException)], once everything before it was taken.
    @Nullable
    Object take(Duration patience) throws InterruptedException {
        Object next = taken.pollFirst();
        return next == null && refill(patience) ? taken.pollFirst() : next;
    }

    /// Takes all that waits at once: a lock and a wake-up for each of many small items cost more than the items.
    private boolean refill(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            bytesTaken = 0;
            notFull.signal();
            long nanos = patience.toNanos();
            while (waiting.isEmpty() && failure == null && !isClosed && nanos > 0) {
                nanos = notEmpty.awaitNanos(nanos);
            }
            if (waiting.isEmpty()) {
                throwFailure();
                return false;
            }
            Deque<Object> empty = taken;
            taken = waiting;
            waiting = empty;
            bytesTaken = bytesWaiting;
            bytesWaiting = 0;
            return true;
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
