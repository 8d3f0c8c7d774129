package io.auditworkbench.masking;

import io.auditworkbench.model.change.CanonicalChangeEvent;
import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableName;
import java.util.Locale;
import java.util.Objects;

/// Applies the masking policy to an event before it is hashed or kept, and to every value before it is shown.
///
/// - **Threading**: stateless.
public final class Masker {

    private final MaskingPolicy policy;

    public Masker(MaskingPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /// The policy in a word, for what depends on it.
    public String policyWord() {
        return policy.name().toLowerCase(Locale.ROOT);
    }

    /// The event as it may be kept.
    public CanonicalChangeEvent atRest(CanonicalChangeEvent event) {
        return switch (policy) {
            case KEEP_EVERYTHING -> event;
        };
    }

    /// The text of a column's value as it may be shown.
    public MaskedText shown(TableName table, ColumnDefinition column, ColumnValue value) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        return switch (policy) {
            case KEEP_EVERYTHING -> MaskedText.open(value.text());
        };
    }

    /// What stands in place of a value: equal marks say that values are equal, and nothing else of them.
    public static MaskedText marked(String mark) {
        return MaskedText.inPlaceOf("•••• #" + mark);
    }

    /// The text of a logged statement as it may be shown.
    public MaskedText shownStatement(String statement) {
        return switch (policy) {
            case KEEP_EVERYTHING -> MaskedText.open(statement);
        };
    }
}
