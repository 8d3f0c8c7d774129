package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.MaskMode;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.rulepack.MaskingReader;
import io.auditworkbench.rulepack.PackFile;
import io.auditworkbench.rulepack.ReadPolicy;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes masking policies as somebody would write them by hand.
///
/// - **Threading**: stateless.
final class PolicyText {

    private static final String EVERYWHERE = """
              # Values of these kinds wherever else they turn up.
              - {kind: card, mode: partial, first: 0, last: 4}
              - {kind: iban, mode: partial, first: 2, last: 4}
              - {kind: password, mode: drop}
              - {kind: token, mode: full}
              - {kind: e-mail, mode: pseudonym}
            """;

    private static final Pattern ITEM = Pattern.compile("(?m)^( *)- ");

    private PolicyText() {}

    /// A policy.
    ///
    /// - **Shape**: `basis` says what it was made from; `keyName` is what the key file is called, beside the policy.
    static String of(PolicyDraft draft, String basis, String keyName) {
        StringBuilder text = new StringBuilder("# " + basis + " Read it before you rely on it; docs/masking.md\n");
        if (needsKey(draft)) {
            text.append("# The key makes pseudonyms and seals values: (umask 077; openssl rand -hex 32 > " + keyName
                            + ")\n")
                    .append("# What is sealed can be read again with the key and a reason: auditctl reveal\n")
                    .append("key-file: " + quoted(keyName) + "\n");
        }
        boolean hasRules = !draft.isEmpty() || !draft.kept().isEmpty();
        text.append(hasRules ? "rules:\n" : "rules: []\n");
        draft.masked().forEach(rule -> text.append("  ").append(line(rule)));
        if (!draft.kept().isEmpty()) {
            text.append("  # Kept, though a rule below would mask them.\n");
            draft.kept().forEach(rule -> text.append("  ").append(line(rule)));
        }
        return text.append(draft.elsewhere() == Elsewhere.MASKED ? EVERYWHERE : "")
                .toString();
    }

    static boolean needsKey(PolicyDraft draft) {
        return draft.elsewhere() == Elsewhere.MASKED
                || draft.masked().stream()
                        .anyMatch(rule ->
                                rule.mode() instanceof MaskMode.Pseudonym || rule.mode() instanceof MaskMode.Sealed);
    }

    /// The same policy with further rules at its end; empty when the file is written in a way that leaves no place for
    /// them.
    static Optional<String> with(String former, List<PolicyDraft.Rule> further) {
        Matcher items = ITEM.matcher(former);
        String indent = "";
        while (items.find()) {
            indent = items.group(1);
        }
        StringBuilder text = new StringBuilder(former.stripTrailing() + "\n");
        for (PolicyDraft.Rule rule : further) {
            text.append(indent).append(line(rule));
        }
        return isFormerAnd(former, text.toString(), further.size()) ? Optional.of(text.toString()) : Optional.empty();
    }

    /// Reads both again: what was there must be there as it was, and nothing else but what was added.
    private static boolean isFormerAnd(String former, String now, int added) {
        Optional<MaskingPolicy> before = read(former);
        Optional<MaskingPolicy> after = read(now);
        return before.isPresent()
                && after.isPresent()
                && after.get().rules().size() == before.get().rules().size() + added
                && after.get().keyFile().equals(before.get().keyFile())
                && after.get()
                        .rules()
                        .subList(0, before.get().rules().size())
                        .equals(before.get().rules());
    }

    private static Optional<MaskingPolicy> read(String text) {
        return MaskingReader.read(PackFile.of("policy", text)) instanceof ReadPolicy.Accepted accepted
                ? Optional.of(accepted.policy())
                : Optional.empty();
    }

    static String line(PolicyDraft.Rule rule) {
        return "- {column: " + quoted(rule.column()) + ", " + mode(rule.mode()) + "} # " + onOneLine(rule.remark())
                + "\n";
    }

    /// Names of columns may hold anything.
    private static String onOneLine(String remark) {
        return remark.replaceAll("[^\\p{L}\\p{N}\\p{P} ]", "?");
    }

    private static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_.-]*") ? name : "'" + name.replace("'", "''") + "'";
    }

    private static String mode(MaskMode mode) {
        return "mode: " + mode.word()
                + switch (mode) {
                    case MaskMode.Partial(int first, int last) -> ", first: " + first + ", last: " + last;
                    case MaskMode.Generalise(MaskMode.Dates dates, int bucket) ->
                        ", dates: " + dates.name().toLowerCase(java.util.Locale.ROOT) + ", bucket: " + bucket;
                    case MaskMode.Keep _,
                            MaskMode.Drop _,
                            MaskMode.Full _,
                            MaskMode.Pseudonym _,
                            MaskMode.Erasable _,
                            MaskMode.Sealed _ -> "";
                };
    }
}
