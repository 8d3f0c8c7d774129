package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.widget.ScreenKit;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The fourth step: where the name of the person behind a change comes from; there is nothing to choose.
final class ActorPane extends VBox {

    private static final List<String> SOURCES = List.of("context", "comment", "column", "session", "unknown");

    ActorPane(ScreenKit kit) {
        super(10);
        getStyleClass().add("step-pane");
        Label title = new Label(kit.text("connect.actor.title"));
        title.getStyleClass().add("section-title");
        Label intro = new Label(kit.text("connect.actor.intro"));
        intro.setWrapText(true);
        intro.setMaxWidth(760);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fields");
        for (String source : SOURCES) {
            Label name = new Label(kit.text("connect.actor." + source));
            name.getStyleClass().add("strong");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label grade = new Label(kit.text("connect.actor.grade." + source));
            grade.setMinWidth(Region.USE_PREF_SIZE);
            Label how = new Label(kit.text("connect.actor.how." + source));
            how.getStyleClass().add("muted");
            how.setWrapText(true);
            grid.addRow(grid.getRowCount(), name, grade, how);
        }
        getChildren().addAll(title, intro, grid);
    }
}
