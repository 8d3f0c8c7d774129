package io.auditworkbench.desktop.widget;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/// The colours of the style sheets, for what is drawn on a canvas.
///
/// It is a hidden node that lies beside the canvas, with a child for each colour asked for: style sheets know colours
/// by name, and code can only see what a node got of them.
///
/// - **Threading**: the JavaFX thread.
public final class ColourTokens extends Pane {

    private final Map<String, Region> swatches = new HashMap<>();

    public ColourTokens() {
        setManaged(false);
        setVisible(false);
        setMouseTransparent(true);
    }

    /// The colour that the style sheets in force give to a name, such as `-op-insert`; transparent while not in a
    /// window.
    public Color colour(String token) {
        Region swatch = swatches.computeIfAbsent(token, this::swatch);
        swatch.applyCss();
        Background background = swatch.getBackground();
        if (background == null || background.getFills().isEmpty()) {
            return Color.TRANSPARENT;
        }
        Paint paint = background.getFills().getFirst().getFill();
        return paint instanceof Color colour ? colour : Color.TRANSPARENT;
    }

    private Region swatch(String token) {
        Region swatch = new Region();
        swatch.setStyle("-fx-background-color: " + token + ";");
        swatch.setPadding(Insets.EMPTY);
        getChildren().add(swatch);
        return swatch;
    }
}
