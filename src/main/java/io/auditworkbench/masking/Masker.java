package io.auditworkbench.masking;

import io.auditworkbench.model.change.ColumnDefinition;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableName;
import java.util.Objects;
import java.util.Optional;

/// Applies the masking policy to a change before it is hashed or kept, and to every value before it is shown.
///
/// - **Threading**: stateless.
public final class Masker {

    private final MaskingPolicy policy;

    public Masker(MaskingPolicy policy) {
        this.policy = Objects.requireNonNull(policy, "policy");
    }

    /// The policy in a word, for what depends on it.
    public String policyWord() {
        return policy.masksAnything() ? policy.sha256() : "keep_everything";
    }

    /// What masks changes of a source before they are kept; for one thread.
    public AtRest atRest(String source) {
        return new AtRest(policy, source);
    }

    /// What opens values of a source that were sealed; empty for a policy without a key. For one thread.
    public Optional<Seal> seal(String source) {
        return policy.key().map(key -> new Seal(key, source));
    }

    /// The text of a column's value as it may be shown: what was masked before it was kept shows that it is.
    public MaskedText shown(TableName table, ColumnDefinition column, ColumnValue value) {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(column, "column");
        return switch (value) {
            case ColumnValue.Masked masked ->
                MaskedText.inPlaceOf(masked.isAnother() ? masked.text() + " (changed)" : masked.text());
            case ColumnValue.Erased erased -> MaskedText.inPlaceOf(erased.text());
            default -> MaskedText.open(value.text());
        };
    }

    /// What stands in place of a value: equal marks say that values are equal, and nothing else of them.
    public static MaskedText marked(String mark) {
        return MaskedText.inPlaceOf("•••• #" + mark);
    }

    /// The text of a logged statement as it may be shown; its values were hidden before it was kept.
    public MaskedText shownStatement(String statement) {
        return MaskedText.open(statement);
    }
}
