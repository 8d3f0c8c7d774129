package io.auditworkbench.desktop;

import io.auditworkbench.desktop.common.DesktopSettings;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window was and how large; it comes back there, unless that screen is gone.
///
/// - **Threading**: the JavaFX thread.
final class WindowPlace {

    private static final double LEAST_VISIBLE = 100;

    private final DesktopSettings settings;

    WindowPlace(DesktopSettings settings) {
        this.settings = settings;
    }

    /// Puts the window where it was, and remembers where it is when it closes.
    void keep(Stage stage) {
        double width = settings.number("window.width", stage.getWidth());
        double height = settings.number("window.height", stage.getHeight());
        double x = settings.number("window.x", Double.NaN);
        double y = settings.number("window.y", Double.NaN);
        if (width >= stage.getMinWidth() && height >= stage.getMinHeight()) {
            stage.setWidth(width);
            stage.setHeight(height);
        }
        if (isOnScreen(x, y)) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(settings.text("window.maximised", "no").equals("yes"));
        stage.setOnHiding(_ -> remember(stage));
    }

    private static boolean isOnScreen(double x, double y) {
        for (Screen screen : Screen.getScreens()) {
            Rectangle2D bounds = screen.getVisualBounds();
            if (bounds.contains(x + LEAST_VISIBLE, y + LEAST_VISIBLE)) {
                return true;
            }
        }
        return false;
    }

    private void remember(Stage stage) {
        settings.put("window.maximised", stage.isMaximized() ? "yes" : "no");
        if (!stage.isMaximized()) {
            settings.put("window.width", String.valueOf(stage.getWidth()));
            settings.put("window.height", String.valueOf(stage.getHeight()));
            settings.put("window.x", String.valueOf(stage.getX()));
            settings.put("window.y", String.valueOf(stage.getY()));
        }
    }
}
