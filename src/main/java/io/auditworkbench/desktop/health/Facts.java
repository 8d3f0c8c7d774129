package io.auditworkbench.desktop.health;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Named facts below each other.
final class Facts {

    private Facts() {}

    static void fill(GridPane grid, List<Health.Fact> facts) {
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), rest);
        grid.getChildren().clear();
        int row = 0;
        for (Health.Fact fact : facts) {
            if (fact.value().isEmpty()) {
                continue;
            }
            Label name = new Label(fact.name());
            name.getStyleClass().add("muted");
            name.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            Label value = new Label(fact.value());
            value.setWrapText(true);
            grid.addRow(row++, name, value);
        }
    }
}
