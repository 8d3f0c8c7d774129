package io.auditworkbench.desktop.common;

import io.auditworkbench.filter.Canonicalizer;
import io.auditworkbench.filter.ColumnMatch;
import io.auditworkbench.filter.ColumnName;
import io.auditworkbench.filter.ColumnTest;
import io.auditworkbench.filter.Field;
import io.auditworkbench.filter.FilterTerm;
import io.auditworkbench.filter.Scalar;
import io.auditworkbench.filter.TextMatch;
import io.auditworkbench.filter.TextTest;
import io.auditworkbench.workbench.view.ChangeKind;
import io.auditworkbench.workbench.view.EventView;
import io.auditworkbench.workbench.view.ValueView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Spells terms of the filter language for what can be pointed at, with quotes where they are needed.
///
/// - **Threading**: stateless.
public final class FilterTerms {

    private static final String UNKNOWN = "?";

    /// Of a value in a filter that people still read.
    private static final int LONGEST = 1_000;

    private FilterTerms() {}

    /// `table:shop.orders`.
    public static String table(String schema, String table) {
        return text(Field.TABLE, schema.isEmpty() ? table : schema + "." + table);
    }

    /// `op:update`.
    public static String operation(ChangeKind kind) {
        return "op:" + kind.word();
    }

    /// `actor:alice`, `actor:?` for nobody known.
    public static String actor(String name) {
        return name.equals(UNKNOWN) ? "actor:" + UNKNOWN : text(Field.ACTOR, name);
    }

    /// A built-in field that holds text.
    public static String text(Field field, String value) {
        return Canonicalizer.canonical(
                new FilterTerm.TextField(field, new TextTest.AnyOf(List.of(new TextMatch.Is(value)))));
    }

    /// `tx:T88`.
    public static String transaction(long number) {
        return "tx:T" + number;
    }

    /// `row:shop.orders/1042`; empty for events that concern no row.
    public static Optional<String> row(EventView event) {
        return Optional.ofNullable(event.row()).map(row -> text(Field.ROW, row.toString()));
    }

    /// `orders.status:paid`, `orders.note:null`; empty where there is no value, or one too long for a filter.
    public static Optional<String> column(String table, String column, @Nullable ValueView value) {
        if (value == null || value.text().length() > LONGEST) {
            return Optional.empty();
        }
        return match(value)
                .map(match -> Canonicalizer.canonical(
                        new FilterTerm.Column(name(table, column), new ColumnTest.AnyOf(List.of(match)))));
    }

    /// The filter's name of a column: `orders.status`.
    public static String columnName(String table, String column) {
        String term = Canonicalizer.canonical(
                new FilterTerm.Column(name(table, column), new ColumnTest.AnyOf(List.of(new ColumnMatch.Anything()))));
        return term.substring(0, term.length() - 2);
    }

    private static ColumnName name(String table, String column) {
        return new ColumnName(ColumnName.Side.ANY, Optional.empty(), Optional.of(table), column);
    }

    private static Optional<ColumnMatch> match(ValueView value) {
        return switch (value.kind()) {
            case NULL -> Optional.of(new ColumnMatch.IsNull());
            case ABSENT, ERASED -> Optional.empty();
            // what says nothing of its value can be asked for by nothing
            case MASKED ->
                value.text().matches("(?s)[•(].*")
                        ? Optional.empty()
                        : Optional.of(new ColumnMatch.Is(Scalar.quoted(value.text())));
            case NUMBER -> Optional.of(new ColumnMatch.Is(Scalar.bare(value.text())));
            case TEMPORAL ->
                Optional.of(new ColumnMatch.Is(Scalar.bare(value.text().replace(' ', 'T'))));
            case TEXT, JSON, BINARY, BITS, OUTSIDE_CALENDAR ->
                Optional.of(new ColumnMatch.Is(Scalar.quoted(value.text())));
        };
    }
}
