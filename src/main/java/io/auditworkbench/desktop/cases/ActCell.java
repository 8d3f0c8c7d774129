package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.widget.ScreenKit;
import io.auditworkbench.workbench.casework.CaseView;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

/// One act of the log.
///
/// - **Threading**: the JavaFX thread.
final class ActCell extends ListCell<CaseView.Act> {

    private static final double TIME = 150;
    private static final double WORD = 170;

    private final ScreenKit kit;
    private final Label at = new Label();
    private final Label what = new Label();
    private final Label detail = new Label();
    private final HBox row = new HBox(8, at, what, detail);

    ActCell(ScreenKit kit) {
        this.kit = kit;
        at.setMinWidth(TIME);
        what.setMinWidth(WORD);
        at.getStyleClass().add("muted");
        detail.getStyleClass().add("muted");
    }

    @Override
    protected void updateItem(CaseView.Act act, boolean isEmpty) {
        super.updateItem(act, isEmpty);
        if (isEmpty || act == null) {
            setGraphic(null);
            return;
        }
        at.setText(kit.context().times().second(act.at()));
        what.setText(kit.text("cases.log." + act.what(), act.by()));
        detail.setText(act.detail());
        setGraphic(row);
    }
}
