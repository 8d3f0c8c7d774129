package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnomalyView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How groups of findings are printed in every format.
final class AnomalyShape {

    private AnomalyShape() {}

    static Shape<AnomalyView> list() {
        return new Shape<>(
                "auditctl.anomalies/1",
                List.of(
                        Column.text("sev", (AnomalyView one) -> SeverityText.cell(one.severity()))
                                .whole()
                                .asData(one -> Cell.of(SeverityText.word(one.severity()))),
                        Column.text("id", (AnomalyView one) -> Cell.of(one.id()))
                                .whole(),
                        Column.text("what", one -> Cell.of(one.what().text())),
                        Column.text("who", one -> Cell.of(one.who())),
                        Column.number("events", one -> Cell.of(one.events())),
                        Column.text("last", (AnomalyView one) -> Cell.of(TimeText.data(one.last())))
                                .whole(),
                        Column.text("detector", (AnomalyView one) -> Cell.of(one.detector()))
                                .whenWide(),
                        Column.text(
                                        "state",
                                        (AnomalyView one) -> Cell.of(one.state().word()))
                                .whenWide(),
                        Column.text("reason", (AnomalyView one) -> Cell.of(one.reason()))
                                .whenWide(),
                        Column.number("hits", (AnomalyView one) -> Cell.of(one.hits()))
                                .whenWide(),
                        Column.text("first", (AnomalyView one) -> Cell.of(TimeText.data(one.first())))
                                .whenWide()),
                AnomalyShape::json,
                AnomalyView::id);
    }

    static Map<String, @Nullable Object> json(AnomalyView one) {
        return Trees.map(
                "id", one.id(),
                "severity", SeverityText.word(one.severity()),
                "detector", one.detector(),
                "what", one.what().text(),
                "who", one.who(),
                "hits", one.hits(),
                "events", one.events(),
                "first", TimeText.data(one.first()),
                "last", TimeText.data(one.last()),
                "state", one.state().word(),
                "reason", one.reason().isEmpty() ? null : one.reason(),
                "muted_until", TimeText.data(one.mutedUntil()));
    }
}
