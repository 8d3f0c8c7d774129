package io.auditworkbench.desktop.widget;

import io.auditworkbench.model.finding.Severity;
import java.util.Locale;
import javafx.scene.control.Label;

/// A severity as shape, word and colour.
public final class SeverityBadge extends Label {

    private String styled = "";

    public SeverityBadge() {
        getStyleClass().add("severity-badge");
    }

    /// Shows a severity.
    public void show(Severity severity) {
        setText(shape(severity) + "\u2009" + severity.name().toLowerCase(Locale.ROOT));
        getStyleClass().remove(styled);
        styled = "sev-" + severity.name().toLowerCase(Locale.ROOT);
        getStyleClass().add(styled);
    }

    /// The shape that stands for a severity beside its colour.
    public static String shape(Severity severity) {
        return switch (severity) {
            case INFO -> "○";
            case LOW -> "▽";
            case MEDIUM -> "◆";
            case HIGH -> "■";
            case CRITICAL -> "⬢";
        };
    }

    /// The name of a severity's colour.
    public static String token(Severity severity) {
        return "-sev-" + severity.name().toLowerCase(Locale.ROOT);
    }
}
