package io.auditworkbench.store;

import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/// Which events are wanted: where they can be, what SQL can tell of them, and what only their values tell.
///
/// - **Shape**: an event is selected when its block is in `blocks` and `condition` holds and `residual` accepts it.
///   `condition` may use the columns of `CHANGE_EVENT` and `SOURCE_TX`; values only as bind variables.
public final class EventSelection {

    /// Every event.
    public static final EventSelection ALL = new EventSelection(BlockSet.ALL, DSL.noCondition(), _ -> true);

    private final BlockSet blocks;
    private final Condition condition;
    private final Predicate<StoredEvent> residual;

    EventSelection(BlockSet blocks, Condition condition, Predicate<StoredEvent> residual) {
        this.blocks = blocks;
        this.condition = condition;
        this.residual = residual;
    }

    @SuppressWarnings("ReferenceEquality")
    boolean isEverything() {
        return this == ALL;
    }

    BlockSet blocks() {
        return blocks;
    }

    Condition condition() {
        return condition;
    }

    Predicate<StoredEvent> residual() {
        return residual;
    }

    /// Whether nothing is left out.
    public boolean isAll() {
        return isEverything();
    }
}
