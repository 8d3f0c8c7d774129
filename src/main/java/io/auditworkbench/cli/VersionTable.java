package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.view.RowVersionView;
import java.util.List;

/// The versions of a row, one a line.
final class VersionTable {

    private VersionTable() {}

    static List<Column<RowVersionView>> columns() {
        return List.of(
                Column.text("version", version -> Cell.of(version.id())),
                Column.text("id", version -> Cell.of(version.event().id())),
                Column.text(
                        "time", version -> Cell.of(TimeText.data(version.event().committedAt()))),
                Column.text(
                        "op",
                        version -> Cell.of(
                                version.event().kind().word(),
                                ChangeText.style(version.event().kind()))),
                Column.text(
                                "actor",
                                (RowVersionView version) ->
                                        EventShape.actor(version.event().actor()))
                        .asData(version -> EventShape.actorData(version.event().actor())),
                Column.text("change", version -> ChangeText.of(version.event())),
                Column.text("tx", version -> Cell.of(version.event().transactionId())));
    }
}
