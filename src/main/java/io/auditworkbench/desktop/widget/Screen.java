package io.auditworkbench.desktop.widget;

import io.auditworkbench.desktop.common.Act;
import io.auditworkbench.desktop.common.Place;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// One screen, as the window holds it. It is made at the first visit and kept.
///
/// - **Threading**: the JavaFX thread.
public interface Screen {

    /// What is shown.
    Node root();

    /// The window came here, or the filter, the range, the subject or the store changed while it is here.
    void show(Place place);

    /// The window went elsewhere.
    default void leave() {}

    /// What can be done here: for keys, the palette and the list of keys. The first ones are hinted at below.
    default List<Act> acts() {
        return List.of();
    }

    /// The command that prints what is shown, empty when there is none.
    default Optional<String> command() {
        return Optional.empty();
    }

    /// Gives the focus to what is worked with first.
    default void focus() {
        root().requestFocus();
    }
}
