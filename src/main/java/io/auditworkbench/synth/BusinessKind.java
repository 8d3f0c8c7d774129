package io.auditworkbench.synth;

import java.util.Locale;

/// The business that the truth of the synthetic shop tells.
public enum BusinessKind {
    SALE_COMPLETED,
    SALE_CANCELLED,
    REFUND_ISSUED,
    PAYMENT_RECEIVED,
    PAYMENT_FAILED,
    INVENTORY_ADJUSTED,
    STOCK_RECEIVED,
    PRICE_CHANGED,
    CREDIT_LIMIT_CHANGED,
    USER_CREATED,
    USER_DISABLED,
    ROLE_GRANTED,
    ROLE_REVOKED,
    /// A grant of a privileged role.
    ROLE_ESCALATED,
    CUSTOMER_DATA_CHANGED;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// `sale-completed`.
    public String id() {
        return id;
    }
}
