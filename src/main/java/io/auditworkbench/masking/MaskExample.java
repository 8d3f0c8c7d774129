package io.auditworkbench.masking;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnType;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableName;
import io.auditworkbench.model.change.TableSchema;
import java.util.List;

/// What a mode makes of a made-up value, by the very code that masks real ones.
///
/// - **Threading**: stateless.
public final class MaskExample {

    /// Of no store: a pseudonym of an example is not what another key makes of it.
    private static final PseudonymKey KEY = PseudonymKey.of("a key for examples, and nothing else");

    private static final TableSchema TABLE =
            new TableSchema(new TableName("example", "example"), List.of(text("id"), text("value")), List.of(0));

    private MaskExample() {}

    private static ColumnDefinition text(String name) {
        return new ColumnDefinition(
                name, ColumnType.TEXT, "varchar(100)", false, 100, 0, "utf8mb4", false, false, List.of());
    }

    /// What would be kept of a text.
    public static String of(String text, MaskMode mode) {
        return of(ColumnValue.Text.of(text), mode);
    }

    /// What would be kept of a value.
    public static String of(ColumnValue value, MaskMode mode) {
        MaskingPolicy policy = MaskingPolicy.of(
                        "", "", List.of(new MaskRule("example.example.value", null, mode)), null)
                .with(KEY);
        return new AtRest(policy, "example").value(TABLE, 1, value).text();
    }
}
