package io.auditworkbench.filter;

import io.auditworkbench.filter.CapturedColumn.Visibility;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// Vocabularies for tests: a shop with fourteen captured tables.
final class Vocabularies {

    private Vocabularies() {}

    static FilterVocabulary shop() {
        return FilterVocabulary.of(shopTables());
    }

    static List<CapturedTable> shopTables() {
        List<CapturedTable> tables = new ArrayList<>();
        tables.add(table(
                "orders",
                CapturedColumn.of("id", ColumnFamily.NUMBER),
                CapturedColumn.of("amount", ColumnFamily.NUMBER),
                CapturedColumn.of("total", ColumnFamily.NUMBER),
                CapturedColumn.of("status", ColumnFamily.TEXT),
                CapturedColumn.of("created", ColumnFamily.TIME),
                CapturedColumn.of("opens", ColumnFamily.SPAN),
                CapturedColumn.of("token", ColumnFamily.BYTES),
                CapturedColumn.of("code", ColumnFamily.TEXT)));
        tables.add(table(
                "payments",
                CapturedColumn.of("amount", ColumnFamily.NUMBER),
                CapturedColumn.of("reference", ColumnFamily.TEXT),
                new CapturedColumn("mixed", EnumSet.of(ColumnFamily.NUMBER, ColumnFamily.TEXT), Visibility.CLEAR)));
        tables.add(table(
                "customers",
                new CapturedColumn("iban", EnumSet.of(ColumnFamily.TEXT), Visibility.MASKED),
                CapturedColumn.of("credit_limit", ColumnFamily.NUMBER)));
        for (int i = 4; i <= 14; i++) {
            tables.add(table("table" + i, CapturedColumn.of("shared", ColumnFamily.TEXT)));
        }
        return tables;
    }

    private static CapturedTable table(String name, CapturedColumn... columns) {
        return new CapturedTable("shop", name, List.of(columns));
    }
}
