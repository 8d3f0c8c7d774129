package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.ChangeSlice;
import java.util.Objects;

/// A slice, and the place to go on from behind it: the last transaction that was read to its end, and the last event.
record SliceRead(ChangeSlice slice, long throughTx, long throughSeq) {

    SliceRead {
        Objects.requireNonNull(slice, "slice");
    }
}
