package io.auditworkbench.desktop.cases;

import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.OpenStore;
import java.util.Optional;

/// Notes that a store did not take, because another program held it or its disk was full.
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

    Optional<String> of(OpenStore store, String id) {
        return Optional.of(settings.text(key(store, id), "")).filter(text -> !text.isEmpty());
    }

    private static String key(OpenStore store, String id) {
        return DRAFT + store.file().toAbsolutePath() + "#" + id;
    }
}
