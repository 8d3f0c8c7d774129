package io.auditworkbench.masking;

import io.auditworkbench.model.change.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which values are masked before they are kept, and how: the first rule that is for a value decides, and without one
/// it is kept.
///
/// - **Shape**: `text` is the file it was read from, `sha256` its digest; both empty for the policy that masks nothing.
///   `keyFile` is where the key of pseudonyms is, as written; null when the policy names none.
/// - **Threading**: immutable.
public final class MaskingPolicy {

    /// Every value is kept as captured.
    public static final MaskingPolicy KEEP_EVERYTHING = new MaskingPolicy("", "", List.of(), null, null);

    private final String text;
    private final String sha256;
    private final List<MaskRule> rules;
    private final @Nullable String keyFile;
    private final @Nullable PseudonymKey key;

    private MaskingPolicy(
            String text, String sha256, List<MaskRule> rules, @Nullable String keyFile, @Nullable PseudonymKey key) {
        this.text = Objects.requireNonNull(text, "text");
        this.sha256 = Objects.requireNonNull(sha256, "sha256");
        this.rules = List.copyOf(rules);
        this.keyFile = keyFile;
        this.key = key;
    }

    /// A policy as it was read, still without its key.
    public static MaskingPolicy of(String text, String sha256, List<MaskRule> rules, @Nullable String keyFile) {
        return new MaskingPolicy(text, sha256, rules, keyFile, null);
    }

    /// The same policy, able to make pseudonyms.
    public MaskingPolicy with(PseudonymKey secret) {
        return new MaskingPolicy(text, sha256, rules, keyFile, secret);
    }

    public String text() {
        return text;
    }

    public String sha256() {
        return sha256;
    }

    public List<MaskRule> rules() {
        return rules;
    }

    public Optional<String> keyFile() {
        return Optional.ofNullable(keyFile);
    }

    Optional<PseudonymKey> key() {
        return Optional.ofNullable(key);
    }

    /// Whether it can change anything.
    public boolean masksAnything() {
        return rules.stream().anyMatch(rule -> !(rule.mode() instanceof MaskMode.Keep));
    }

    /// The rule that decides over all values of a column by its name; empty when none does, or a rule before it may
    /// decide over some of them by their shape.
    public Optional<MaskRule> ruleFor(TableName table, String column) {
        return rules.stream()
                .filter(rule -> rule.concerns(table, column))
                .filter(rule -> rule.kind() == null || rule.kind().isNamed(column))
                .findFirst();
    }
}
