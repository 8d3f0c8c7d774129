package io.auditworkbench.rulepack;

import io.auditworkbench.infer.Vocabulary;
import io.auditworkbench.model.event.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads rules from YAML files: one rule in a file.
///
/// - **Errors**: a file that is no rule is [ReadRule.Refused] with every problem and its place; the others are read.
/// - **Threading**: stateless after construction.
/// - **Source**: docs/rules.md.
public final class RulePackReader {

    private final Vocabulary vocabulary;

    public RulePackReader(Vocabulary vocabulary) {
        this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    }

    /// Reads one rule.
    public ReadRule read(PackFile file) {
        Problems problems = new Problems(file.name());
        ReadRule read = YamlReader.read(file, problems)
                .map(root -> readable(root, file, problems))
                .orElse(null);
        return read == null || !problems.isEmpty() ? new ReadRule.Refused(file.name(), problems.inOrder()) : read;
    }

    private ReadRule readable(YamlNode.Fields root, PackFile file, Problems problems) {
        RuleText text = new RuleText(root, vocabulary, problems);
        return new ReadRule.Accepted(file.name(), text.rule(file.sha256()), text.samples());
    }

    /// Reads all files in their order; of two rules with one id the later is refused.
    public List<ReadRule> read(List<PackFile> files) {
        Map<String, String> fileOfId = new HashMap<>();
        List<ReadRule> all = new ArrayList<>();
        for (PackFile file : files) {
            ReadRule read = read(file);
            if (read instanceof ReadRule.Accepted(var _, Rule rule, var _)) {
                String former = fileOfId.putIfAbsent(rule.header().id(), file.name());
                read = former == null ? read : refuseSecond(file, rule, former);
            }
            all.add(read);
        }
        return all;
    }

    private static ReadRule refuseSecond(PackFile file, Rule rule, String former) {
        Problems problems = new Problems(file.name());
        Place place = YamlReader.read(file, problems)
                .map(root -> root.entries().get("id"))
                .map(entry -> entry.value().place())
                .orElse(Place.START);
        problems.add(
                place, "the id " + rule.header().id() + " is taken", "an id of its own; " + former + " has this one");
        return new ReadRule.Refused(file.name(), problems.inOrder());
    }
}
