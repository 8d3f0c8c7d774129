package io.auditworkbench.workbench.monitor;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Figures as Prometheus reads them.
///
/// - **Source**: *Exposition formats*, Prometheus documentation, text format 0.0.4.
final class MetricText {

    /// What stands before every name.
    static final String PREFIX = "audit_workbench_";

    private MetricText() {}

    static String of(List<Metric> metrics) {
        StringBuilder text = new StringBuilder();
        for (Metric metric : metrics) {
            String name = PREFIX + metric.name();
            text.append("# HELP ").append(name).append(' ').append(helpText(metric.help()));
            text.append("\n# TYPE ")
                    .append(name)
                    .append(' ')
                    .append(metric.kind().word());
            text.append('\n');
            for (Metric.Sample sample : metric.samples()) {
                text.append(name).append(labels(sample)).append(' ').append(number(sample.value()));
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String labels(Metric.Sample sample) {
        if (sample.labels().isEmpty()) {
            return "";
        }
        return sample.labels().entrySet().stream().map(MetricText::label).collect(Collectors.joining(",", "{", "}"));
    }

    private static String label(Map.Entry<String, String> label) {
        String value =
                label.getValue().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return label.getKey() + "=\"" + value + "\"";
    }

    private static String helpText(String help) {
        return help.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
