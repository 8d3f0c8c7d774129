package io.auditworkbench.synth;

import java.util.Locale;

/// The kinds of incidents that are planted, each also as a harmless look-alike.
public enum PlantKind {
    SELF_APPROVED_REFUND,
    PRICE_LOWERED_AROUND_ORDER,
    MASS_DELETE,
    MASS_UPDATE,
    REINSERTED_WITH_CHANGES,
    NUMBER_GAP,
    OFF_HOURS,
    UNUSUAL_ACTOR,
    PRIVILEGE_ESCALATION,
    SELF_GRANTED_ROLE,
    STOCK_BELOW_ZERO,
    STOCK_WITHOUT_CAUSE,
    TOTAL_MISMATCH,
    CHANGED_AFTER_APPROVAL,
    SLEEPING_ACCOUNT,
    CHANGE_BURST,
    MAKER_IS_CHECKER,
    /// A change that the log does not hold.
    IMAGE_BREAK,
    FIRST_SEEN_OPERATION;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// `self-approved-refund`.
    public String id() {
        return id;
    }
}
