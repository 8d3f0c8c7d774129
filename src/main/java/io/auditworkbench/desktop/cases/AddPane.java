package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.widget.Attempt;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.casework.CaseView;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Pins one thing to a case: a new one, or one that is open.
///
/// - **Threading**: the JavaFX thread.
final class AddPane extends VBox {

    private final ScreenKit kit;
    private final CasesViewModel model;
    private final String thing;
    private final ComboBox<Target> target = new ComboBox<>();
    private final TextField title = new TextField();
    private final TextField remark = new TextField();
    private final Attempt attempt;

    /// A case to pin to; `id` is empty for a new one.
    private record Target(String id, String name) {

        @Override
        public String toString() {
            return name;
        }
    }

    AddPane(ScreenKit kit, CasesViewModel model, String thing) {
        this.kit = kit;
        this.model = model;
        this.thing = thing;
        this.attempt = new Attempt(kit, this);
        getStyleClass().addAll("palette", "case-ask");
        Label heading = new Label(kit.text("cases.add.title", thing));
        heading.getStyleClass().add("dialog-title");
        target.setId("case-target");
        target.setMaxWidth(Double.MAX_VALUE);
        target.setAccessibleText(kit.text("cases.add.target"));
        title.setId("case-title");
        title.setPromptText(kit.text("cases.begin.prompt"));
        title.setAccessibleText(kit.text("cases.begin.title"));
        title.visibleProperty()
                .bind(target.valueProperty().map(chosen -> chosen.id().isEmpty()));
        title.managedProperty().bind(title.visibleProperty());
        remark.setId("case-remark");
        remark.setPromptText(kit.text("cases.add.remark"));
        remark.setAccessibleText(kit.text("cases.add.remark"));
        Button add = new Button(kit.text("cases.add.done"));
        add.setId("case-add");
        add.setDefaultButton(true);
        add.disableProperty().bind(attempt.isRunningProperty());
        add.setOnAction(_ -> add());
        Button close = new Button(kit.text("cases.ask.not"));
        close.setOnAction(_ -> kit.overlays().close());
        getChildren().addAll(heading, target, title, remark, attempt.complaint(), new HBox(8, add, close));
        model.all().addListener((ListChangeListener<CaseView.Head>) _ -> fill());
        fill();
    }

    private void fill() {
        List<Target> targets = new ArrayList<>();
        model.all().stream()
                .filter(CaseView.Head::isOpen)
                .map(head -> new Target(head.id(), kit.text("cases.add.to", head.id(), head.title())))
                .forEach(targets::add);
        targets.add(new Target("", kit.text("cases.add.new")));
        target.getItems().setAll(targets);
        target.setValue(targets.getFirst());
    }

    /// The case has a name already: what is left to say is why.
    void open() {
        kit.overlays().show(this);
        remark.requestFocus();
    }

    private void add() {
        Target chosen = target.getValue();
        String named = title.getText().isBlank() ? kit.text("cases.add.named", thing) : title.getText();
        attempt.begin(ended -> model.add(thing, chosen.id(), named, remark.getText(), ended));
    }
}
