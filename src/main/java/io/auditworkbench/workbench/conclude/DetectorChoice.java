package io.auditworkbench.workbench.conclude;

import io.auditworkbench.detect.BuiltInDetectors;
import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.detect.DetectorSuite;
import io.auditworkbench.detect.Numbers;
import io.auditworkbench.infer.Mapping;
import io.auditworkbench.rulepack.PackFile;
import io.auditworkbench.rulepack.SettingsReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which detectors look, and with which numbers.
///
/// - **Shape**: `parameters` are the values that somebody set, by `detector.parameter`; `off` the detectors that are
///   switched off.
public record DetectorChoice(Map<String, Double> parameters, Set<String> off) {

    /// All of them, as they come.
    public static final DetectorChoice USUAL = new DetectorChoice(Map.of(), Set.of());

    /// The digest of [#USUAL].
    static final String USUAL_DIGEST = "usual";

    public DetectorChoice {
        parameters = Map.copyOf(parameters);
        off = Set.copyOf(off);
    }

    /// Reads what somebody set.
    static SettingsReader.Settings read(PackFile file) {
        Map<String, List<SettingsReader.Parameter>> known = new HashMap<>();
        for (Detector detector : BuiltInDetectors.all()) {
            known.put(
                    detector.spec().id(),
                    detector.spec().parameters().stream()
                            .map(DetectorChoice::parameter)
                            .toList());
        }
        return new SettingsReader(known).read(file);
    }

    private static SettingsReader.Parameter parameter(DetectorSpec.Parameter parameter) {
        return new SettingsReader.Parameter(
                parameter.name(),
                parameter.unit(),
                Numbers.rounded(parameter.defaultValue()),
                parameter.unit().startsWith("share"));
    }

    /// The same with these detectors switched off.
    DetectorChoice without(Set<String> ids) {
        Set<String> known = new TreeSet<>();
        BuiltInDetectors.all().forEach(detector -> known.add(detector.spec().id()));
        known.retainAll(ids);
        return new DetectorChoice(parameters, known);
    }

    /// The detectors that are not switched off.
    List<Detector> detectors() {
        return BuiltInDetectors.all().stream()
                .filter(detector -> !off.contains(detector.spec().id()))
                .toList();
    }

    /// Some detectors, with the numbers that are set for them.
    DetectorSuite suite(List<Detector> detectors, Mapping mapping) {
        Map<String, Double> values = new TreeMap<>();
        for (Detector detector : detectors) {
            String prefix = detector.spec().id() + ".";
            parameters.forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                    values.put(name, value);
                }
            });
        }
        return new DetectorSuite(detectors, mapping, values);
    }

    /// What was chosen, as text.
    String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(parameters)
                .forEach((name, value) ->
                        text.append(name).append('=').append(value).append('\n'));
        new TreeSet<>(off).forEach(id -> text.append(id).append(" off\n"));
        return text.toString();
    }

    /// Tells choices apart.
    String digest() {
        return equals(USUAL) ? USUAL_DIGEST : PackFile.of("detectors", text()).sha256();
    }
}
