package io.auditworkbench.workbench.daily;

import java.util.Locale;

/// What a type of business event is about, in the order in which a day is told.
enum DayTopic {
    SALES("Sales"),
    PAYMENTS("Payments"),
    REFUNDS("Refunds"),
    ADJUSTMENTS("Adjustments"),
    ROLES("Roles"),
    OTHER("Other");

    private final String title;

    DayTopic(String title) {
        this.title = title;
    }

    static DayTopic of(String type) {
        return switch (type) {
            case "sale-completed", "sale-cancelled" -> SALES;
            case "payment-received", "payment-failed" -> PAYMENTS;
            case "refund-issued" -> REFUNDS;
            case "inventory-adjusted", "price-changed", "credit-limit-changed" -> ADJUSTMENTS;
            case "role-granted", "role-escalated", "role-revoked", "user-created", "user-disabled" -> ROLES;
            default -> OTHER;
        };
    }

    String title() {
        return title;
    }

    /// Whether single events of it are told: those that money, stock or power is taken with.
    boolean isTold() {
        return this == REFUNDS || this == ADJUSTMENTS || this == ROLES;
    }

    /// `sales`, as it stands in the facts.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
