package io.auditworkbench.rulepack;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads numbers that somebody set for detectors: `mass-delete: {min-rows: 100}`.
///
/// - **Errors**: whatever is no such setting is among [Settings#problems()], with its place; the others hold.
/// - **Threading**: stateless after construction.
/// - **Source**: docs/detectors.md.
public final class SettingsReader {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}([.][0-9]{1,6})?");

    private final Map<String, List<Parameter>> known;

    /// A number that can be set; `unit` in words, `usual` the value without a setting, as people write it.
    ///
    /// - **Shape**: `isShare` is for a part of a whole, from 0 to 1.
    public record Parameter(String name, String unit, String usual, boolean isShare) {}

    /// What was read: values by `detector.parameter`.
    public record Settings(Map<String, Double> values, List<PackProblem> problems) {
        public Settings {
            values = Map.copyOf(values);
            problems = List.copyOf(problems);
        }
    }

    /// - **Shape**: `known` are the parameters of each detector, by its id.
    public SettingsReader(Map<String, List<Parameter>> known) {
        this.known = Map.copyOf(known);
    }

    /// Reads a file.
    public Settings read(PackFile file) {
        Problems problems = new Problems(file.name());
        Map<String, Double> values = new TreeMap<>();
        YamlReader.read(file, problems)
                .ifPresent(root -> root.entries().forEach((id, entry) -> detector(id, entry, values, problems)));
        return new Settings(values, problems.inOrder());
    }

    private void detector(String id, YamlNode.Entry entry, Map<String, Double> values, Problems problems) {
        List<Parameter> parameters = known.get(id);
        if (parameters == null) {
            problems.unknown(entry.name().place(), "there is no detector \"" + id + "\"", id, sorted(known.keySet()));
            return;
        }
        if (!(entry.value() instanceof YamlNode.Fields fields)) {
            problems.add(entry.value().place(), id + " is " + entry.value().kind(), id + ": and its parameters");
            return;
        }
        fields.entries().forEach((name, setting) -> {
            Optional<Parameter> parameter =
                    parameters.stream().filter(one -> one.name().equals(name)).findFirst();
            if (parameter.isEmpty()) {
                problems.unknown(
                        setting.name().place(),
                        id + " has no parameter \"" + name + "\"",
                        name,
                        parameters.stream().map(Parameter::name).toList());
                return;
            }
            value(parameter.get(), setting.value(), problems).ifPresent(value -> values.put(id + "." + name, value));
        });
    }

    private static Optional<Double> value(Parameter parameter, YamlNode node, Problems problems) {
        boolean isNumber = node instanceof YamlNode.Scalar scalar
                && NUMBER.matcher(scalar.text()).matches();
        String right = "a number from 0 " + (parameter.isShare() ? "to 1" : "on") + " (" + parameter.unit()
                + "), such as " + parameter.usual();
        if (!isNumber) {
            String found = node instanceof YamlNode.Scalar scalar ? "\"" + scalar.text() + "\"" : node.kind();
            problems.add(node.place(), found + " cannot be " + parameter.name(), right);
            return Optional.empty();
        }
        String text = ((YamlNode.Scalar) node).text();
        if (parameter.isShare() && new BigDecimal(text).compareTo(BigDecimal.ONE) > 0) {
            problems.add(node.place(), text + " is more than all", right);
            return Optional.empty();
        }
        return Optional.of(Double.valueOf(text));
    }

    private static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }
}
