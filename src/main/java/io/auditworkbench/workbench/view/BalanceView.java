package io.auditworkbench.workbench.view;

import java.math.BigDecimal;

/// The sum of the differences that changes made to one number column.
public record BalanceView(String schema, String table, String column, BigDecimal sum) {}
