package io.auditworkbench.desktop.widget;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.auditworkbench.desktop.common.DesktopSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Theme and size of the window; both change while it is open.
///
/// - **Threading**: the JavaFX thread.
public final class Looks {

    private static final String THEME = "looks.theme";
    private static final String SCALE = "looks.scale";
    private static final int SMALLEST_PERCENT = 80;
    private static final int LARGEST_PERCENT = 200;
    private static final int STEP_PERCENT = 10;
    private static final int USUAL_PERCENT = 100;
    private static final double USUAL_FONT_PX = 13;

    private static final List<String> SCREENS = List.of(
            "welcome",
            "events",
            "transaction",
            "history",
            "anomaly",
            "overview",
            "business",
            "timeline",
            "cases",
            "rules",
            "sql",
            "reports",
            "selfaudit",
            "connect",
            "health",
            "settings",
            "explanation");

    private final DesktopSettings settings;
    private final ReadOnlyObjectWrapper<Theme> shown = new ReadOnlyObjectWrapper<>(Theme.LIGHT);
    private @Nullable Scene scene;

    /// The platform outlives every window, and must not keep this one.
    private final InvalidationListener platformChanged = _ -> apply();

    /// What it looks like; `SYSTEM` follows the platform.
    public enum Theme {
        SYSTEM,
        LIGHT,
        DARK,
        CONTRAST;

        /// `light`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The theme with this word; what the platform says for any other.
        public static Theme of(String word) {
            for (Theme each : values()) {
                if (each.word().equals(word)) {
                    return each;
                }
            }
            return SYSTEM;
        }
    }

    public Looks(DesktopSettings settings) {
        this.settings = settings;
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(platformChanged));
    }

    /// The theme that is shown: never `SYSTEM`. What is drawn is drawn anew when it changes.
    public ReadOnlyObjectProperty<Theme> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The theme that was chosen.
    public Theme theme() {
        return Theme.of(settings.text(THEME, Theme.SYSTEM.word()));
    }

    /// Dresses a window, now and whenever something changes.
    public void dress(Scene window) {
        scene = window;
        apply();
    }

    /// Chooses a theme.
    public void choose(Theme theme) {
        settings.put(THEME, theme.word());
        apply();
    }

    /// From light to dark and back.
    public void nextTheme() {
        choose(shown.get() == Theme.DARK ? Theme.LIGHT : Theme.DARK);
    }

    /// The size in percent.
    public int percent() {
        int percent = (int) settings.number(SCALE, USUAL_PERCENT);
        return Math.clamp(percent, SMALLEST_PERCENT, LARGEST_PERCENT);
    }

    /// Chooses a size.
    public void scale(int percent) {
        settings.put(SCALE, String.valueOf(Math.clamp(percent, SMALLEST_PERCENT, LARGEST_PERCENT)));
        apply();
    }

    /// A step larger.
    public void larger() {
        scale(percent() + STEP_PERCENT);
    }

    /// A step smaller.
    public void smaller() {
        scale(percent() - STEP_PERCENT);
    }

    /// As large as it was made.
    public void usualSize() {
        scale(USUAL_PERCENT);
    }

    private void apply() {
        Theme theme = theme() == Theme.SYSTEM ? ofPlatform() : theme();
        Application.setUserAgentStylesheet(
                theme == Theme.DARK
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        if (scene != null) {
            scene.getStylesheets().setAll(sheets(theme));
            scene.getRoot().setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", fontPx()));
        }
        shown.set(theme);
    }

    /// The size of the text in pixels, from which everything else takes its size.
    public double fontPx() {
        return USUAL_FONT_PX * percent() / USUAL_PERCENT;
    }

    private static Theme ofPlatform() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
    }

    /// The style sheets of a theme, in their order.
    public static List<String> sheets(Theme theme) {
        String tokens = theme == Theme.SYSTEM ? Theme.LIGHT.word() : theme.word();
        List<String> sheets = new ArrayList<>(List.of(sheet(tokens), sheet("base")));
        SCREENS.forEach(screen -> sheets.add(sheet(screen)));
        return sheets;
    }

    private static String sheet(String name) {
        return Looks.class.getResource("/css/" + name + ".css").toExternalForm();
    }
}
