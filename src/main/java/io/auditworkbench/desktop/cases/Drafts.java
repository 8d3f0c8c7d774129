package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.OpenStore;
import java.util.Optional;

/// Notes that a store has not taken: because another program holds it, its disk is full, or the window was closed.
///
/// They are kept with the settings of the desktop, which are elsewhere than the store.
///
/// - **Threading**: the JavaFX thread.
final class Drafts {

    private static final String DRAFT = "cases.draft.";

    private final DesktopSettings settings;

    Drafts(DesktopSettings settings) {
        this.settings = settings;
    }

    void put(OpenStore store, String id, String text) {
        settings.put(key(store, id), text);
    }

    void forget(OpenStore store, String id) {
        settings.remove(key(store, id));
    }

    /// Unless something else was written meanwhile.
    void forget(OpenStore store, String id, String kept) {
        if (of(store, id).filter(kept::equals).isPresent()) {
            forget(store, id);
        }
    }

    Optional<String> of(OpenStore store, String id) {
        return Optional.of(settings.text(key(store, id), "")).filter(text -> !text.isEmpty());
    }

    private static String key(OpenStore store, String id) {
        return DRAFT + store.file().toAbsolutePath() + "#" + id;
    }
}
