package io.auditworkbench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which calls of the program mean its window.
///
/// `audit-workbench` alone does, `audit-workbench demo`, `audit-workbench FILE.awb` and `audit-workbench
/// FILE.auditbundle` do; all only where there is a screen, so that scripts and servers get text. `auditctl` never does,
/// unless asked to `open`.
final class DesktopWords {

    private static final String PROGRAM = "audit-workbench";

    private DesktopWords() {}

    /// The words to run in place of those given.
    ///
    /// - **Shape**: `program` is what the launcher was called by; null when there was no launcher.
    static String[] of(String[] words, String program, Map<String, String> environment, String operatingSystem) {
        if (!PROGRAM.equals(program)
                || missingDisplay(environment, operatingSystem).isPresent()) {
            return words;
        }
        return switch (List.of(words)) {
            case List<String> none when none.isEmpty() -> new String[] {"open"};
            case List<String> demo when demo.equals(List.of("demo")) -> new String[] {"open", "--demo"};
            case List<String> store
            when store.size() == 1 && isFile(store.getFirst()) -> new String[] {"open", store.getFirst()};
            default -> words;
        };
    }

    /// A double click hands over the file alone. No command has such a name.
    private static boolean isFile(String word) {
        return word.endsWith(".awb") || word.endsWith(".auditstore") || word.endsWith(".auditbundle");
    }

    /// Whether these words open a window, as far as can be told before they are understood.
    static boolean isWindow(String[] words, Map<String, String> environment, String operatingSystem) {
        return words.length > 0
                && words[0].equals("open")
                && !List.of(words).contains("--help")
                && missingDisplay(environment, operatingSystem).isEmpty();
    }

    /// Why no window can be opened here; empty when one can.
    static Optional<String> missingDisplay(Map<String, String> environment, String operatingSystem) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows") || system.startsWith("mac")) {
            return Optional.empty();
        }
        boolean hasScreen = !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return hasScreen
                ? Optional.empty()
                : Optional.of("There is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.");
    }
}
