package io.auditworkbench.desktop.common;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What a screen says in the status bar.
///
/// - **Threading**: the JavaFX thread.
public final class StatusLine {

    private final StringProperty shown = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Place> answered = new SimpleObjectProperty<>();
    private final StringProperty field = new SimpleStringProperty("");

    /// How much is shown of how much: `1,284 of 9.8 M shown · 3 marked`.
    public StringProperty shownProperty() {
        return shown;
    }

    /// The filter's name of the field under the cursor.
    public StringProperty fieldProperty() {
        return field;
    }

    /// The place whose answer is on the screen, or its first part; null while the first one is still asked for.
    public ObjectProperty<@Nullable Place> answeredProperty() {
        return answered;
    }

    /// Nothing any more.
    public void clear() {
        shown.set("");
        field.set("");
        answered.set(null);
    }
}
