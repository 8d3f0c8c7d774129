package io.auditworkbench.desktop.widget;

import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Drawings on buttons.
public final class Icon {

    private Icon() {}

    /// A drawing in the colour and about the size of the text around it.
    public static Node of(Feather drawing) {
        FontIcon icon = new FontIcon(drawing);
        icon.getStyleClass().add("icon");
        return icon;
    }
}
