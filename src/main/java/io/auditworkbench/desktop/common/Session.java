package io.auditworkbench.desktop.common;

import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Which store is open.
///
/// - **Threading**: the JavaFX thread.
public final class Session {

    private final ReadOnlyObjectWrapper<@Nullable OpenStore> store = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper filesMade = new ReadOnlyIntegerWrapper();

    /// The open store, null while none is.
    public ReadOnlyObjectProperty<@Nullable OpenStore> storeProperty() {
        return store.getReadOnlyProperty();
    }

    /// The open store.
    public Optional<OpenStore> store() {
        return Optional.ofNullable(store.get());
    }

    /// The open store; screens that need one are only shown while there is one.
    ///
    /// - **Errors**: `IllegalStateException` without one.
    public OpenStore required() {
        return store().orElseThrow(() -> new IllegalStateException("no store is open"));
    }

    /// How many files were made of what is open since the window was: exports, bundles, reports, cases.
    public ReadOnlyIntegerProperty filesMadeProperty() {
        return filesMade.getReadOnlyProperty();
    }

    /// One more file is there.
    public void fileMade() {
        filesMade.set(filesMade.get() + 1);
    }

    /// From now on the self-audit hears where in a store the window is. To be called before any screen listens, so that
    /// it hears of a place before anybody reads for it.
    public void witness(Navigator navigator) {
        Runnable looking = () -> store().ifPresent(open -> open.look(navigator.place()));
        navigator.placeProperty().addListener((_, _, _) -> looking.run());
        store.addListener((_, _, _) -> looking.run());
    }

    /// No store any more, because the window closes; waits until the self-audit has it.
    public void close() {
        Optional<OpenStore> last = store();
        open(null);
        last.map(OpenStore::witness).ifPresent(Witness::awaitEnd);
    }

    /// Another store, or none, or the same in another zone; the former one is closed if it is another.
    public void open(@Nullable OpenStore next) {
        OpenStore former = store.get();
        store.set(next);
        boolean isSame = former != null && next != null && former.isOf(next);
        if (former != null && !isSame) {
            former.close();
        }
    }
}
