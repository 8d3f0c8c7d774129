package io.auditworkbench.workbench.conclude;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Reads the log on another thread while conclusions are drawn from what it read before; never more than one batch
/// ahead, so that memory stays flat.
///
/// - **Threading**: one thread at a time; the reader belongs to it alone.
final class SlicesAhead implements SliceSource {

    private static final int CHANGES_A_BATCH = 2_048;

    private final SliceReader reader;
    private final Executor executor;
    private final Deque<SliceRead> here = new ArrayDeque<>();
    private @Nullable CompletableFuture<List<SliceRead>> ahead;

    SlicesAhead(SliceReader reader, Executor executor) {
        this.reader = reader;
        this.executor = executor;
    }

    @Override
    public @Nullable SliceRead next() {
        if (here.isEmpty()) {
            CompletableFuture<List<SliceRead>> batch = ahead == null ? readOn() : ahead;
            ahead = null;
            here.addAll(join(batch));
            if (!here.isEmpty()) {
                ahead = readOn();
            }
        }
        return here.poll();
    }

    private CompletableFuture<List<SliceRead>> readOn() {
        return CompletableFuture.supplyAsync(this::batch, executor);
    }

    private List<SliceRead> batch() {
        List<SliceRead> batch = new ArrayList<>();
        int changes = 0;
        while (changes < CHANGES_A_BATCH) {
            SliceRead read = reader.next();
            if (read == null) {
                break;
            }
            batch.add(read);
            changes += read.slice().changes().size() + 1;
        }
        return batch;
    }

    private static List<SliceRead> join(CompletableFuture<List<SliceRead>> batch) {
        try {
            return batch.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WorkbenchException failure) {
                throw failure;
            }
            throw new WorkbenchException(
                    ErrorCode.STORE_FAILED,
                    "The log could not be read.",
                    "Check the store with `auditctl store info`, and try again.",
                    failed.getCause());
        }
    }

    /// Waits for what is being read, so that the store can be closed.
    @Override
    public void close() {
        if (ahead != null) {
            ahead.handle((_, _) -> true).join();
        }
    }
}
