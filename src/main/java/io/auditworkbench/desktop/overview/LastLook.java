package io.auditworkbench.desktop.overview;

import io.auditworkbench.desktop.common.DesktopSettings;
import io.auditworkbench.desktop.common.OpenStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How far each record was when somebody looked at it in an earlier window, so that what came since can be counted.
///
/// - **Threading**: the JavaFX thread.
final class LastLook {

    private static final int PARTS = 4;

    private final DesktopSettings settings;
    private final Map<String, Optional<Look>> former = new HashMap<>();

    LastLook(DesktopSettings settings) {
        this.settings = settings;
    }

    /// How far a record was: the newest event and group of findings, and how many gaps were known.
    record Look(Instant at, long event, long group, long gaps) {

        private List<String> words() {
            return List.of(at.toString(), Long.toString(event), Long.toString(group), Long.toString(gaps));
        }

        private static Optional<Look> of(List<String> words) {
            if (words.size() != PARTS) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Look(
                        Instant.parse(words.get(0)),
                        Long.parseLong(words.get(1)),
                        Long.parseLong(words.get(2)),
                        Long.parseLong(words.get(3))));
            } catch (DateTimeParseException | NumberFormatException strange) {
                return Optional.empty();
            }
        }
    }

    /// The last look of the window before this one; empty for a record that nobody has looked at.
    Optional<Look> former(OpenStore store) {
        return former.computeIfAbsent(key(store), key -> Look.of(settings.list(key)));
    }

    /// What the next window will call the last look.
    void remember(OpenStore store, Look now) {
        former(store);
        settings.put(key(store), now.words());
    }

    private static String key(OpenStore store) {
        String path = store.file().toAbsolutePath().toString();
        return "looked." + UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8));
    }
}
