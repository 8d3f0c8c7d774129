package io.auditworkbench.store;

import static io.auditworkbench.store.generated.Tables.ANOMALY_EVENT;
import static io.auditworkbench.store.generated.Tables.ANOMALY_GROUP;
import static io.auditworkbench.store.generated.Tables.CHANGE_EVENT;

import io.auditworkbench.model.finding.Severity;
import io.auditworkbench.model.finding.TriageState;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Finds the events that findings name; none in a store that an older program wrote.
final class FindingPlans {

    private final boolean isThere;

    FindingPlans(DSLContext sql) {
        isThere = sql.connectionResult(connection -> Migrations.version(connection) >= 2);
    }

    /// Some finding names the event.
    TermPlan any() {
        return isThere ? TermPlan.exact(in(DSL.trueCondition())) : TermPlan.never();
    }

    /// A group that somebody muted names the event.
    TermPlan muted() {
        return isThere ? TermPlan.exact(in(ANOMALY_GROUP.STATE.eq(TriageState.MUTED.name()))) : TermPlan.never();
    }

    /// A group of one of these severities names the event.
    TermPlan severity(Collection<Severity> severities) {
        return isThere
                ? TermPlan.exact(in(ANOMALY_GROUP.SEVERITY.in(severities.stream()
                        .map(severity -> (long) severity.code())
                        .toList())))
                : TermPlan.never();
    }

    /// Some finding names the event, and more has to be asked of it.
    TermPlan named() {
        return isThere ? TermPlan.atMost(in(DSL.trueCondition())) : TermPlan.never();
    }

    private static Condition in(Condition ofGroup) {
        return CHANGE_EVENT.SEQ.in(DSL.select(ANOMALY_EVENT.SEQ)
                .from(ANOMALY_EVENT)
                .join(ANOMALY_GROUP)
                .on(ANOMALY_GROUP.GROUP_NO.eq(ANOMALY_EVENT.GROUP_NO))
                .where(ofGroup));
    }
}
