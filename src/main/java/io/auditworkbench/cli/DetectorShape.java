package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.DetectorView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How detectors are printed.
final class DetectorShape {

    private DetectorShape() {}

    static Shape<DetectorView> list() {
        return new Shape<>(
                "auditctl.detectors/1",
                List.of(
                        Column.text("id", (DetectorView one) -> Cell.of(one.id()))
                                .whole(),
                        Column.text("topic", one -> Cell.of(one.topic())),
                        Column.text("state", one -> Cell.of(one.state())),
                        Column.text("set", one -> Cell.of(String.join(" ", one.changed()))),
                        Column.text("title", one -> Cell.of(one.title())),
                        Column.number(
                                        "parameters",
                                        (DetectorView one) ->
                                                Cell.of(one.parameters().size()))
                                .whenWide()),
                DetectorShape::json,
                DetectorView::id);
    }

    static Map<String, @Nullable Object> json(DetectorView one) {
        return Trees.map(
                "id", one.id(),
                "topic", one.topic(),
                "title", one.title(),
                "description", one.description(),
                "looks_at", one.looksAt(),
                "state", one.state(),
                "parameters", one.parameters().stream().map(DetectorShape::json).toList());
    }

    private static Map<String, @Nullable Object> json(DetectorView.Parameter parameter) {
        return Trees.map(
                "name", parameter.name(),
                "value", parameter.value(),
                "default", parameter.usual(),
                "unit", parameter.unit(),
                "meaning", parameter.meaning());
    }
}
