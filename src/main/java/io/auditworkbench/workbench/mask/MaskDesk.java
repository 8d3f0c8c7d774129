package io.auditworkbench.workbench.mask;

import io.auditworkbench.masking.AtRest;
import io.auditworkbench.masking.MaskRule;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.masking.MaskingPolicy;
import io.auditworkbench.masking.PersonalKind;
import io.auditworkbench.model.change.ColumnValue;
import io.auditworkbench.model.change.TableSchema;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.rulepack.PackProblem;
import io.auditworkbench.rulepack.ReadPolicy;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.view.MaskCheckView;
import io.auditworkbench.workbench.view.MaskPreviewView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What can be done with masking policies: check one, see what it would make of stored rows, have one suggested.
///
/// - **Errors**: as [Store#openForReading] where a store is looked at.
/// - **Threading**: one thread.
public final class MaskDesk {

    /// Reads a policy, finds its key, and compares it with the tables of a store, where there is one.
    ///
    /// - **Errors**: `BAD_INPUT` for a file that cannot be read.
    public MaskCheckView check(Path file, Path policyFile) {
        return switch (PolicyFile.read(policyFile)) {
            case ReadPolicy.Refused refused ->
                new MaskCheckView(
                        policyFile.toString(),
                        refused.problems().stream().map(PackProblem::toString).toList(),
                        List.of(),
                        List.of());
            case ReadPolicy.Accepted accepted -> checked(file, policyFile, accepted.policy());
        };
    }

    private static MaskCheckView checked(Path file, Path policyFile, MaskingPolicy policy) {
        List<String> problems = new ArrayList<>();
        try {
            PolicyFile.load(policyFile);
        } catch (WorkbenchException noKey) {
            problems.add(sentence(noKey));
        }
        if (!Files.isRegularFile(file)) {
            return new MaskCheckView(policyFile.toString(), problems, rules(policy, List.of()), List.of());
        }
        try (Store store = Store.openForReading(file)) {
            List<TableSchema> tables = ColumnSamples.of(store).tables();
            AtRest mask = new Masker(policy).atRest("");
            for (TableSchema table : tables) {
                try {
                    mask.check(table);
                } catch (WorkbenchException destroysKey) {
                    problems.add(sentence(destroysKey));
                }
            }
            List<MaskCheckView.Rule> rules = rules(policy, tables);
            return new MaskCheckView(policyFile.toString(), problems, rules, warnings(policy, rules));
        }
    }

    private static String sentence(WorkbenchException failure) {
        return (failure.happened() + " " + failure.nextStep()).strip();
    }

    private static List<MaskCheckView.Rule> rules(MaskingPolicy policy, List<TableSchema> tables) {
        return policy.rules().stream()
                .map(rule -> new MaskCheckView.Rule(rule.subject(), rule.mode().word(), columns(policy, rule, tables)))
                .toList();
    }

    @SuppressWarnings("ReferenceEquality") // two rules may say the same, and only the first decides
    private static List<String> columns(MaskingPolicy policy, MaskRule rule, List<TableSchema> tables) {
        return tables.stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column -> policy.ruleFor(table.name(), column.name())
                                .filter(found -> found == rule)
                                .isPresent())
                        .map(column -> table.name() + "." + column.name()))
                .toList();
    }

    private static List<String> warnings(MaskingPolicy policy, List<MaskCheckView.Rule> rules) {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            MaskRule rule = policy.rules().get(i);
            if (rules.get(i).columns().isEmpty() && rule.kind() == null) {
                warnings.add("No captured column is " + rule.subject() + ", or a rule before it is for all of them.");
            }
        }
        return warnings;
    }

    /// What a policy would make of the newest stored rows.
    ///
    /// - **Errors**: as [PolicyFile#load]; `NOT_FOUND` when `table`, `schema.table` or `table`, was not captured.
    public MaskPreviewView preview(Path file, Path policyFile, Optional<String> table) {
        MaskingPolicy policy = PolicyFile.load(policyFile);
        AtRest mask = new Masker(policy).atRest("");
        try (Store store = Store.openForReading(file)) {
            ColumnSamples samples = ColumnSamples.of(store);
            List<TableSchema> wanted = samples.tables().stream()
                    .filter(known -> table.isEmpty()
                            || table.get().equals(known.name().toString())
                            || table.get().equals(known.name().table()))
                    .toList();
            if (wanted.isEmpty()) {
                throw new WorkbenchException(
                        ErrorCode.NOT_FOUND,
                        table.map(name -> "No table " + name + " was captured.")
                                .orElse("No table was captured into this store yet."),
                        "Capture or import something first; `auditctl store info` says what there is.");
            }
            List<MaskPreviewView.Line> lines = new ArrayList<>();
            long rows = 0;
            for (TableSchema each : wanted) {
                rows += samples.rows(each).size();
                for (int column = 0; column < each.columns().size(); column++) {
                    lines.add(line(policy, mask, samples, each, column));
                }
            }
            return new MaskPreviewView(lines, rows);
        }
    }

    private static MaskPreviewView.Line line(
            MaskingPolicy policy, AtRest mask, ColumnSamples samples, TableSchema table, int column) {
        String name = table.columns().get(column).name();
        Optional<MaskRule> rule = policy.ruleFor(table.name(), name);
        List<ColumnValue> values = samples.values(table, column);
        List<ColumnValue> changed = values.stream()
                .filter(value -> !mask.value(table, column, value).equals(value))
                .toList();
        Optional<ColumnValue> example =
                changed.stream().findFirst().or(() -> values.stream().findFirst());
        boolean isByShape = rule.isEmpty() && !changed.isEmpty();
        return new MaskPreviewView.Line(
                table.name().toString(),
                name,
                samples.kind(table, column).map(PersonalKind::word).orElse(""),
                rule.map(found -> found.mode().word()).orElse(isByShape ? "by shape" : "keep"),
                rule.map(MaskRule::subject).orElse(""),
                values.size(),
                changed.size(),
                example.map(ColumnValue::text).orElse(""),
                example.map(value -> mask.value(table, column, value).text()).orElse(""));
    }

    /// A policy for the columns of a store that look as if they should not be kept, as YAML.
    ///
    /// - **Shape**: `keyName` is what the key file is called, beside the policy.
    /// - **Errors**: `NOT_FOUND` when nothing was captured.
    public Suggestion suggest(Path file, String keyName) {
        try (Store store = Store.openForReading(file)) {
            ColumnSamples samples = ColumnSamples.of(store);
            if (samples.tables().isEmpty()) {
                throw new WorkbenchException(
                        ErrorCode.NOT_FOUND,
                        "No table was captured into this store yet.",
                        "Name the server with --url to have a policy before anything is captured.");
            }
            List<MaskingOffer.Line> lines =
                    new OfferedColumns(MaskingPolicy.KEEP_EVERYTHING, samples::byShape).lines(samples.tables());
            List<MaskChoice> proposals = lines.stream()
                    .filter(line -> line.state() == MaskingOffer.State.PROPOSED)
                    .map(MaskingOffer.Line::proposed)
                    .toList();
            return new Suggestion(
                    lines,
                    PolicyText.of(
                            PolicyDraft.of(lines, proposals, Elsewhere.MASKED),
                            "A suggestion, from the names and types of columns and the shapes of up to "
                                    + ColumnSamples.ROWS + " values of each.",
                            keyName));
        }
    }
}
