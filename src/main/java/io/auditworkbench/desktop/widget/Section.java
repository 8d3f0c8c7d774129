package io.auditworkbench.desktop.widget;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A part of a page about one thing: a title, and what stands below it.
public final class Section {

    private Section() {}

    /// A part with its title.
    public static VBox of(String title, Node... content) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        VBox box = new VBox(label);
        box.getStyleClass().add("finding-section");
        box.getChildren().addAll(content);
        return box;
    }

    /// Words that take as many lines as they need.
    public static Label words(String text, String... styles) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
