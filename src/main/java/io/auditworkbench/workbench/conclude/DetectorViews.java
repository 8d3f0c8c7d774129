package io.auditworkbench.workbench.conclude;

import io.auditworkbench.detect.BuiltInDetectors;
import io.auditworkbench.detect.Detector;
import io.auditworkbench.detect.DetectorSpec;
import io.auditworkbench.workbench.view.DetectorView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// Detectors as they are shown, with the values in force.
final class DetectorViews {

    private final DetectorChoice choice;

    DetectorViews(DetectorChoice choice) {
        this.choice = choice;
    }

    /// The detector of this id.
    static Optional<Detector> find(String id) {
        return BuiltInDetectors.all().stream()
                .filter(detector -> detector.spec().id().equals(id))
                .findFirst();
    }

    /// In the order in which they are listed.
    static List<String> ids() {
        return BuiltInDetectors.all().stream()
                .map(detector -> detector.spec().id())
                .toList();
    }

    List<DetectorView> all() {
        return BuiltInDetectors.all().stream()
                .map(detector -> view(detector.spec()))
                .toList();
    }

    private DetectorView view(DetectorSpec spec) {
        return new DetectorView(
                spec.id(),
                spec.topic(),
                spec.title(),
                spec.description(),
                spec.looksAt(),
                choice.off().contains(spec.id()) ? "off" : "on",
                spec.parameters().stream()
                        .map(parameter -> parameter(spec.id(), parameter))
                        .toList());
    }

    private DetectorView.Parameter parameter(String detector, DetectorSpec.Parameter parameter) {
        String usual = exact(parameter.defaultValue());
        Double set = choice.parameters().get(detector + "." + parameter.name());
        return new DetectorView.Parameter(
                parameter.name(), set == null ? usual : exact(set), usual, parameter.unit(), parameter.meaning());
    }

    private static String exact(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
