package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.widget.Clip;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One check: why it matters, and how it is put right and back.
final class CheckDetails extends VBox {

    private static final int MOST_LINES = 8;

    private final ScreenKit kit;
    private final ConnectViewModel model;
    private String shownId = "";

    CheckDetails(ScreenKit kit, ConnectViewModel model) {
        super(6);
        this.kit = kit;
        this.model = model;
        setId("connect-details");
        getStyleClass().add("check-details");
    }

    /// The id of the check that is shown, empty when none is.
    String shownId() {
        return shownId;
    }

    void show(CheckRow.@Nullable Line line) {
        getChildren().clear();
        if (line == null) {
            return;
        }
        shownId = line.id();
        Label title = new Label(line.id() + "  " + line.title());
        title.getStyleClass().add("section-title");
        title.setWrapText(true);
        getChildren().addAll(title, new Label(line.state()));
        fact("connect.detail.found", line.found());
        fact("connect.detail.needed", line.needed());
        fact("connect.detail.why", line.why());
        if (!line.isOpen()) {
            return;
        }
        fact("connect.detail.right", line.missingRight());
        fact("connect.detail.do", line.fix());
        sql("connect.detail.sql", "connect-fix-sql", line.sql());
        fact("connect.detail.by", line.runBy());
        fact("connect.detail.restart", kit.text(line.needsRestart() ? "connect.restart.yes" : "connect.restart.no"));
        sql("connect.detail.undo", "connect-undo-sql", line.undo());
        if (line.isAdvised()) {
            skip(line);
        }
    }

    private void fact(String nameKey, String value) {
        if (value.isEmpty()) {
            return;
        }
        Label name = new Label(kit.text(nameKey));
        name.getStyleClass().add("muted");
        Label text = new Label(value);
        text.setWrapText(true);
        getChildren().add(new VBox(name, text));
    }

    private void sql(String nameKey, String id, String statements) {
        if (statements.isEmpty()) {
            return;
        }
        Label name = new Label(kit.text(nameKey));
        name.getStyleClass().add("muted");
        TextArea text = new TextArea(statements);
        text.setId(id);
        text.setEditable(false);
        text.setAccessibleText(kit.text(nameKey));
        text.getStyleClass().add("mono");
        text.setWrapText(true);
        text.setPrefRowCount(Math.clamp(statements.lines().count() + 1, 2, MOST_LINES));
        Button copy = new Button(kit.text("connect.copy"));
        copy.setAccessibleText(kit.text("connect.copy.of", kit.text(nameKey)));
        copy.setOnAction(_ -> Clip.copy(kit, statements));
        getChildren().addAll(name, text, copy);
    }

    private void skip(CheckRow.Line line) {
        TextField reason = new TextField(line.skipped());
        reason.setId("connect-skip-reason");
        reason.setPromptText(kit.text("connect.skip.prompt"));
        reason.setAccessibleText(kit.text("connect.skip.prompt"));
        HBox.setHgrow(reason, Priority.ALWAYS);
        Button keep = new Button(kit.text("connect.skip"));
        keep.setId("connect-skip");
        Label kept = new Label(line.skipped().isEmpty() ? "" : kit.text("connect.skipped"));
        kept.getStyleClass().add("muted");
        keep.setOnAction(_ -> {
            model.skip(line, reason.getText());
            kept.setText(kit.text(reason.getText().isBlank() ? "connect.skip.taken-back" : "connect.skipped"));
        });
        Label name = new Label(kit.text("connect.skip.title"));
        name.getStyleClass().add("muted");
        name.setWrapText(true);
        getChildren().addAll(name, new HBox(8, reason, keep), kept);
    }
}
