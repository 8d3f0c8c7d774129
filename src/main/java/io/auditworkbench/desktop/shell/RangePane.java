package io.auditworkbench.desktop.shell;

import io.auditworkbench.desktop.common.Problem;
import io.auditworkbench.desktop.common.TimeRange;
import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// Asks for a range of one's own: two moments, written as filters write them.
///
/// - **Threading**: the JavaFX thread.
final class RangePane extends VBox {

    private final ScreenKit kit;
    private final FilterBarViewModel model;
    private final TextField from = new TextField();
    private final TextField until = new TextField();
    private final Label complaint = new Label();

    RangePane(ScreenKit kit, FilterBarViewModel model) {
        this.kit = kit;
        this.model = model;
        getStyleClass().addAll("palette", "range-pane");
        Label title = new Label(kit.text("shell.range.own.title"));
        title.getStyleClass().add("dialog-title");
        Label help = new Label(
                kit.text("shell.range.own.help", kit.context().times().zone().getId()));
        help.setWrapText(true);
        help.getStyleClass().add("muted");
        from.setId("range-from");
        until.setId("range-until");
        GridPane fields = new GridPane(8, 8);
        fields.addRow(0, label(kit.text("shell.range.own.from"), from), from);
        fields.addRow(1, label(kit.text("shell.range.own.until"), until), until);
        complaint.getStyleClass().add("complaint");
        complaint.setWrapText(true);
        Button use = new Button(kit.text("shell.range.own.use"));
        use.setDefaultButton(true);
        use.setOnAction(_ -> use());
        getChildren().addAll(title, help, fields, complaint, use);
        prefill(kit.context().navigator().place().range());
    }

    private static Label label(String text, TextField field) {
        Label label = new Label(text);
        label.setLabelFor(field);
        field.setAccessibleText(text);
        field.getStyleClass().add("mono");
        return label;
    }

    private void prefill(TimeRange range) {
        if (range instanceof TimeRange.Between(var begin, var end)) {
            from.setText(kit.context().times().exactMinute(begin));
            // a range that is written takes the last minute that it names
            until.setText(kit.context().times().exactMinute(end.minusNanos(1)));
        }
    }

    void open() {
        kit.overlays().show(this);
    }

    private void use() {
        model.between(from.getText(), until.getText(), kit.overlays()::close, this::complain);
    }

    private void complain(Problem problem) {
        complaint.setText(problem.happened() + " " + problem.nextStep());
    }
}
