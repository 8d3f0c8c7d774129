package io.auditworkbench.workbench;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.conclude.Concluding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws conclusions behind capture, a few milliseconds at a time; a failure ends it, never capture.
///
/// - **Threading**: the writer's.
final class ConcludingBehind {

    /// Draws none.
    static final ConcludingBehind NOTHING = new ConcludingBehind(null);

    private static final Logger LOG = LoggerFactory.getLogger(ConcludingBehind.class);
    private static final int CHANGES_A_STEP = 512;

    private @Nullable Concluding concluding;

    private ConcludingBehind(@Nullable Concluding concluding) {
        this.concluding = concluding;
    }

    /// Of everything that is stored, with what is in force for the store.
    static ConcludingBehind of(Store store, KnowledgeSource source) {
        return source.of(store)
                .map(knowledge -> new ConcludingBehind(new Concluding(store, knowledge)))
                .orElse(NOTHING);
    }

    /// Looks at a little more; true when there may be more.
    boolean step() {
        if (concluding == null) {
            return false;
        }
        try {
            return concluding.step(CHANGES_A_STEP);
        } catch (WorkbenchException failure) {
            if (failure.code() == ErrorCode.STORE_FULL) {
                throw failure;
            }
            giveUp(failure.code().name());
            return false;
        } catch (RuntimeException mistake) {
            giveUp(mistake.getClass().getSimpleName());
            return false;
        }
    }

    private void giveUp(String why) {
        concluding = null;
        LOG.warn("no further conclusions are drawn in this run: {}; `auditctl scan` goes on from where it was", why);
    }
}
