package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.RuleVersion;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.store.Redrawing;
import io.auditworkbench.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Concludes everything anew with what is in force now.
///
/// - **Errors**: [CancellationException] when it is stopped: nothing is changed then.
/// - **Threading**: the writer's.
final class AllAnew implements Redrawing {

    private static final int CHANGES_A_STEP = 16_384;

    private final Store store;
    private final Knowledge knowledge;
    private final Executor executor;
    private final Asked asked;
    private final Map<String, RuleVersion> inForce = new HashMap<>();

    /// Who asked for it and when, who hears the last transaction that was looked at, and who stops it.
    record Asked(String by, long atMicros, LongConsumer progress, BooleanSupplier stop) {}

    AllAnew(Store store, Knowledge knowledge, Executor executor, Asked asked) {
        this.store = store;
        this.knowledge = knowledge;
        this.executor = executor;
        this.asked = asked;
        for (CompiledRule rule : knowledge.rules()) {
            inForce.put(rule.id(), rule.rule().version());
        }
    }

    @Override
    public void draw() {
        try (Concluding concluding = Concluding.readingAhead(store, knowledge, executor)) {
            boolean isMore = true;
            while (isMore) {
                if (asked.stop().getAsBoolean()) {
                    throw new CancellationException("stopped");
                }
                isMore = concluding.stepWithin(CHANGES_A_STEP);
                asked.progress().accept(concluding.throughTransaction());
            }
        }
    }

    @Override
    public BusinessEvent withdrawn(BusinessEvent former) {
        RuleVersion present = inForce.get(former.rule().ruleId());
        boolean isWithdrawn = former.standing() == Standing.WITHDRAWN;
        if (isWithdrawn && (present == null || present.equals(former.rule()))) {
            return former;
        }
        String because = present == null
                ? "the rule was not in force when everything was concluded anew"
                : "not concluded by " + present;
        return new BusinessEvent(
                present == null ? former.rule() : present,
                former.type(),
                former.anchor(),
                former.occurredMicros(),
                former.actor(),
                former.objects(),
                former.attributes(),
                former.confidence(),
                Standing.WITHDRAWN,
                isWithdrawn ? former.because() : because,
                former.changes(),
                former.conditions());
    }

    @Override
    public boolean isSame(BusinessEvent one, BusinessEvent other) {
        return Backtest.isSame(one, other);
    }

    @Override
    public String reason() {
        return "not found again when everything was concluded anew";
    }

    @Override
    public String by() {
        return asked.by();
    }

    @Override
    public long atMicros() {
        return asked.atMicros();
    }
}
