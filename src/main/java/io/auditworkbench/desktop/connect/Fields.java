package io.auditworkbench.desktop.connect;

import io.auditworkbench.desktop.widget.ScreenKit;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// Named fields below each other.
final class Fields extends GridPane {

    private static final double WIDTH = 380;

    private final ScreenKit kit;

    Fields(ScreenKit kit) {
        this.kit = kit;
        getStyleClass().add("fields");
    }

    /// A line of text.
    Fields text(String labelKey, String id, StringProperty value) {
        return text(labelKey, id, new TextField(), value);
    }

    Fields text(String labelKey, String id, TextInputControl field, StringProperty value) {
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.setPrefWidth(WIDTH);
        field.setAccessibleText(kit.text(labelKey));
        return add(labelKey, field);
    }

    /// Anything with a name.
    Fields add(String labelKey, Node node) {
        Label label = new Label(kit.text(labelKey));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(node);
        addRow(getRowCount(), label, node);
        return this;
    }

    /// What is to be known of the field above.
    Fields help(String key) {
        Label help = new Label(kit.text(key));
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        help.setMaxWidth(WIDTH);
        help.setMinHeight(Region.USE_PREF_SIZE);
        add(help, 1, getRowCount());
        return this;
    }
}
