package io.auditworkbench.desktop.events;

import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.OpenStore;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// The events that somebody marked, remembered for each store.
///
/// - **Threading**: the JavaFX thread.
final class Marks {

    /// The settings are a small file; more marks than this are a case.
    static final int MOST = 2_000;

    private final DesktopSettings settings;
    private final Set<Long> marked = new HashSet<>();
    private String key = "";

    Marks(DesktopSettings settings) {
        this.settings = settings;
    }

    void of(OpenStore store) {
        String path = store.isDemo() ? "demo" : store.file().toAbsolutePath().toString();
        key = "marks." + UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
        marked.clear();
        for (String number : settings.list(key)) {
            if (number.matches("[0-9]{1,18}")) {
                marked.add(Long.parseLong(number));
            }
        }
    }

    boolean has(long sequence) {
        return marked.contains(sequence);
    }

    int count() {
        return marked.size();
    }

    /// Marks, or takes the mark away.
    void toggle(long sequence) {
        if (!marked.remove(sequence) && marked.size() < MOST) {
            marked.add(sequence);
        }
        save();
    }

    /// Marks all of them.
    void add(List<Long> sequences) {
        for (long sequence : sequences) {
            if (marked.size() < MOST) {
                marked.add(sequence);
            }
        }
        save();
    }

    private void save() {
        settings.put(key, marked.stream().sorted().map(String::valueOf).toList());
    }
}
