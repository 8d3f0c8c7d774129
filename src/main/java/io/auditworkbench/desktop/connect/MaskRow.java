package io.auditworkbench.desktop.connect;

import io.auditworkbench.workbench.mask.MaskChoice;
import io.auditworkbench.workbench.mask.MaskingOffer.Line;
import io.auditworkbench.workbench.mask.MaskingOffer.State;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A column of the server, and what somebody chose for it.
///
/// - **Threading**: the JavaFX thread.
final class MaskRow {

    private final Line line;
    private final String found;
    final BooleanProperty isOn;
    final StringProperty mode;

    MaskRow(Line line) {
        this.line = line;
        found = (line.name() + " " + line.kind()).toLowerCase(Locale.ROOT);
        isOn = new SimpleBooleanProperty(line.state() == State.PROPOSED);
        mode = new SimpleStringProperty(line.mode());
    }

    Line line() {
        return line;
    }

    /// Whether the policy that is there decides over it.
    boolean isCovered() {
        return line.state() == State.COVERED;
    }

    /// Whether it is shown also where only what matters is.
    boolean isOfInterest() {
        return isCovered() || line.state() == State.PROPOSED || isOn.get();
    }

    /// Whether every word is in its name or kind.
    boolean matches(String words) {
        return words.isBlank()
                || java.util.Arrays.stream(
                                words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                        .allMatch(found::contains);
    }

    /// Chooses as it was chosen before, where that can still be had.
    void chooseLike(MaskRow former) {
        if (!isCovered() && !former.isCovered()) {
            isOn.set(former.isOn.get());
            if (line.ways().kept(former.mode.get()).isPresent()) {
                mode.set(former.mode.get());
            }
        }
    }

    MaskChoice choice() {
        return new MaskChoice(line.name(), mode.get());
    }
}
