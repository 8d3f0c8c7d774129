package io.auditworkbench.rulepack;

import io.auditworkbench.masking.DetectedKind;
import io.auditworkbench.masking.MaskMode;
import io.auditworkbench.masking.MaskRule;
import io.auditworkbench.masking.MaskingPolicy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads masking policies from YAML files.
///
/// - **Errors**: [ReadPolicy.Refused] with every problem and its place.
/// - **Threading**: stateless.
/// - **Source**: docs/masking.md.
public final class MaskingReader {

    private static final Pattern COLUMNS = Pattern.compile("\\S*\\*\\S*|[^.\\s]+\\.[^.\\s]+\\.[^.\\s]+");
    private static final String EXAMPLE = "schema.table.column with * and ?, such as shop.customers.email";
    private static final List<String> MODES =
            List.of("keep", "drop", "full", "partial", "pseudonym", "generalise", "erasable", "sealed");
    private static final Map<String, String> MODE_OF_OPTION =
            Map.of("first", "partial", "last", "partial", "dates", "generalise", "bucket", "generalise");
    private static final int FIRST = 2;
    private static final int LAST = 4;

    private MaskingReader() {}

    /// Reads a policy.
    public static ReadPolicy read(PackFile file) {
        Problems problems = new Problems(file.name());
        Optional<MaskingPolicy> policy = YamlReader.read(file, problems).map(root -> policy(root, file, problems));
        return problems.isEmpty() && policy.isPresent()
                ? new ReadPolicy.Accepted(file.name(), policy.get())
                : new ReadPolicy.Refused(file.name(), problems.inOrder());
    }

    private static MaskingPolicy policy(YamlNode.Fields root, PackFile file, Problems problems) {
        FieldReader top = new FieldReader(root, "the policy", List.of("key-file", "rules"), problems);
        Optional<YamlNode.Scalar> keyFile = top.optional("key-file");
        if (!top.has("rules")) {
            problems.add(
                    top.place(), "the policy has no rules", "rules: [{column: shop.customers.email, mode: pseudonym}]");
        }
        List<MaskRule> rules =
                top
                        .each("rules", "a rule", List.of("column", "kind", "mode", "first", "last", "dates", "bucket"))
                        .stream()
                        .map(reader -> rule(reader, problems))
                        .flatMap(Optional::stream)
                        .toList();
        boolean needsKey = rules.stream()
                .anyMatch(rule -> rule.mode() instanceof MaskMode.Pseudonym
                        || rule.mode() instanceof MaskMode.Sealed
                        || (rule.kind() != null && !(rule.mode() instanceof MaskMode.Keep)));
        if (needsKey && keyFile.isEmpty()) {
            problems.add(
                    top.place(),
                    "there are pseudonyms, sealed values, or kinds that may be found in keys, and no key for them",
                    "key-file: pseudonym.key, made with: openssl rand -hex 32 > pseudonym.key; chmod 600 pseudonym.key");
        }
        return MaskingPolicy.of(
                file.text().orElse(""),
                file.sha256(),
                rules,
                keyFile.map(YamlNode.Scalar::text).orElse(null));
    }

    private static Optional<MaskRule> rule(FieldReader reader, Problems problems) {
        Optional<YamlNode.Scalar> column =
                reader.has("column") ? reader.name("column", COLUMNS, EXAMPLE) : Optional.empty();
        Optional<DetectedKind> kind = reader.optional("kind").flatMap(scalar -> kind(scalar, problems));
        Optional<MaskMode> mode = reader.required("mode").flatMap(scalar -> mode(scalar, reader, problems));
        if (!reader.has("column") && !reader.has("kind")) {
            problems.add(
                    reader.place(), "the rule is for nothing", "column: " + EXAMPLE + ", or kind: e-mail, or both");
        }
        boolean isWhole = mode.isPresent() && (column.isPresent() || kind.isPresent());
        return isWhole
                ? Optional.of(
                        new MaskRule(column.map(YamlNode.Scalar::text).orElse(null), kind.orElse(null), mode.get()))
                : Optional.empty();
    }

    private static Optional<DetectedKind> kind(YamlNode.Scalar scalar, Problems problems) {
        Optional<DetectedKind> kind = DetectedKind.ofWord(scalar.text());
        if (kind.isEmpty()) {
            problems.unknown(
                    scalar.place(),
                    "there is no kind \"" + scalar.text() + "\"",
                    scalar.text(),
                    Arrays.stream(DetectedKind.values()).map(DetectedKind::word).toList());
        }
        return kind;
    }

    private static Optional<MaskMode> mode(YamlNode.Scalar scalar, FieldReader reader, Problems problems) {
        for (String option : List.of("first", "last", "dates", "bucket")) {
            String needed = MODE_OF_OPTION.getOrDefault(option, "");
            if (reader.has(option) && !needed.equals(scalar.text())) {
                problems.add(scalar.place(), option + " is for mode " + needed, "the rule without " + option);
            }
        }
        Optional<MaskMode> mode = switch (scalar.text()) {
            case "keep" -> Optional.of(new MaskMode.Keep());
            case "drop" -> Optional.of(new MaskMode.Drop());
            case "full" -> Optional.of(new MaskMode.Full());
            case "partial" ->
                Optional.of(
                        new MaskMode.Partial(or(reader.number("first", 0), FIRST), or(reader.number("last", 0), LAST)));
            case "pseudonym" -> Optional.of(new MaskMode.Pseudonym());
            case "generalise" ->
                Optional.of(new MaskMode.Generalise(
                        reader.word("dates", MaskMode.Dates.class, MaskMode.Dates.MONTH),
                        or(reader.number("bucket", 1), MaskMode.USUAL_BUCKET)));
            case "erasable" -> Optional.of(new MaskMode.Erasable());
            case "sealed" -> Optional.of(new MaskMode.Sealed());
            default -> Optional.empty();
        };
        if (mode.isEmpty()) {
            problems.unknown(scalar.place(), "there is no mode \"" + scalar.text() + "\"", scalar.text(), MODES);
        }
        return mode;
    }

    private static int or(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }
}
