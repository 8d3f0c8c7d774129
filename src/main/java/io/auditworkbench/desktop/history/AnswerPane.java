package io.auditworkbench.desktop.history;

import io.auditworkbench.desktop.common.ForeignText;
import io.auditworkbench.desktop.widget.DiffTable;
import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.desktop.widget.Taking;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The right side of a row's history: two versions side by side, or another page about the row.
///
/// - **Threading**: the JavaFX thread.
final class AnswerPane extends VBox {

    private static final int LONGEST = 100_000;
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final ScreenKit kit;
    private final HistoryViewModel model;
    private final Map<Page, ToggleButton> tabs = new EnumMap<>(Page.class);
    private final CheckBox changedOnly = new CheckBox();
    private final CheckBox backToA = new CheckBox();
    private final MomentLine momentLine;
    private final Label said = new Label();
    private final DiffTable diff;
    private final BlameTable blame;
    private final RelatedTable related;
    private final TextArea text = new TextArea();
    private final Button copy = new Button();
    private final Button save = new Button();
    private String whole = "";

    AnswerPane(ScreenKit kit, HistoryViewModel model) {
        this.kit = kit;
        this.model = model;
        this.diff = new DiffTable(kit.context().messages(), kit.text("history.last-changed"));
        this.blame = new BlameTable(kit.context().messages(), model::open);
        this.related = new RelatedTable(kit.context().messages(), model::open);
        this.momentLine = new MomentLine(kit, model);
        getStyleClass().add("history-right");
        dress();
        getChildren().addAll(tabLine(), momentLine, said, diff, blame, related, text, new HBox(6, copy, save));
        model.answerProperty().addListener((_, _, now) -> show(now));
        model.pageProperty().addListener(_ -> lay());
        model.leftProperty().addListener(_ -> name());
        model.rightProperty().addListener(_ -> name());
        lay();
    }

    private void dress() {
        changedOnly.setText(kit.text("history.changed-only"));
        changedOnly.setSelected(true);
        changedOnly.selectedProperty().addListener(_ -> lay());
        backToA.setText(kit.text("history.back-to-a"));
        backToA.setId("history-back-to-a");
        backToA.selectedProperty()
                .addListener((_, _, isOn) -> model.undoingProperty()
                        .set(isOn ? HistoryViewModel.Undoing.BACK_TO_A : HistoryViewModel.Undoing.ONE));
        said.setWrapText(true);
        said.setId("history-said");
        said.setMinHeight(USE_PREF_SIZE);
        text.setId("history-text");
        text.setEditable(false);
        text.getStyleClass().add("mono");
        text.setAccessibleText(kit.text("history.text"));
        copy.setText(kit.text("history.copy"));
        copy.setId("history-copy");
        copy.setOnAction(_ -> Taking.copy(kit, model.row(), 1, whole));
        save.setText(kit.text("history.save"));
        save.setId("history-save");
        save.setOnAction(_ -> save());
        for (Node part : List.of(changedOnly, backToA, momentLine, said, diff, blame, related, text, copy, save)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        List.of(diff, blame, related, text).forEach(part -> setVgrow(part, Priority.ALWAYS));
    }

    private HBox tabLine() {
        HBox line = new HBox();
        line.getStyleClass().add("history-tools");
        for (Page each : Page.values()) {
            ToggleButton tab = new ToggleButton(kit.text("history.page." + each.word()));
            tab.setId("history-" + each.word());
            tab.setOnAction(_ -> {
                tab.setSelected(true);
                model.pageProperty().set(each);
            });
            tabs.put(each, tab);
            line.getChildren().add(tab);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        line.getChildren().addAll(space, changedOnly, backToA);
        return line;
    }

    private void lay() {
        Page now = model.pageProperty().get();
        tabs.forEach((each, tab) -> tab.setSelected(each == now));
        boolean isText = now == Page.UNDO || now == Page.RAW;
        diff.setVisible(now == Page.DIFF || now == Page.AS_OF);
        blame.setVisible(now == Page.BLAME);
        related.setVisible(now == Page.RELATED);
        text.setVisible(isText || now == Page.AS_OF);
        text.setWrapText(now == Page.AS_OF);
        momentLine.setVisible(now == Page.AS_OF);
        copy.setVisible(text.isVisible());
        copy.setText(kit.text(now == Page.AS_OF ? "history.copy-insert" : "history.copy"));
        save.setVisible(now == Page.UNDO);
        backToA.setVisible(now == Page.UNDO);
        changedOnly.setVisible(now == Page.DIFF);
        text.setMaxHeight(now == Page.AS_OF ? 90 : Double.MAX_VALUE);
        if (now == Page.DIFF && changedOnly.isSelected()) {
            diff.showChangedOnly();
        } else {
            diff.showAll();
        }
        name();
    }

    private void name() {
        Version from = model.leftProperty().get();
        Version to = model.rightProperty().get();
        boolean isDiff = model.pageProperty().get() == Page.DIFF && from != null && to != null;
        diff.noteTitle(kit.text(isDiff ? "history.last-changed" : "history.type"));
        diff.name(
                isDiff ? kit.text("history.side-a", from.id()) : "",
                isDiff ? kit.text("history.side-b", to.id()) : kit.text("history.value"));
    }

    private void show(Answer now) {
        said.setText(now.said());
        said.setVisible(!now.said().isEmpty());
        said.pseudoClassStateChanged(WARNING, model.pageProperty().get() == Page.UNDO);
        diff.show(now.columns());
        blame.getItems().setAll(now.blame());
        related.getItems().setAll(now.related());
        whole = now.text();
        text.setText(shown(whole));
    }

    /// As much as a screen can lay out, with nothing in it that steers the screen.
    private String shown(String all) {
        return all.length() <= LONGEST
                ? ForeignText.lines(all)
                : kit.text("history.cut", LONGEST, all.length()) + "\n\n"
                        + ForeignText.lines(all.substring(0, LONGEST));
    }

    private void save() {
        String script = whole;
        kit.files()
                .save(kit.text("history.save.title"), "undo.sql")
                .ifPresent(file -> Taking.file(
                        kit,
                        file,
                        model.row(),
                        script,
                        () -> kit.context().notices().done(kit.text("history.saved", file), "")));
    }
}
