package io.auditworkbench.desktop.reports;

import io.auditworkbench.desktop.common.OpenStore;
import io.auditworkbench.desktop.common.Place;
import io.auditworkbench.workbench.FilterRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Spells the command that does the same as the window.
final class CommandText {

    private final List<String> words = new ArrayList<>(List.of("audit-workbench"));

    private CommandText() {}

    /// A command on a store, with the words that name it.
    static CommandText of(OpenStore store, String... name) {
        CommandText command = new CommandText();
        command.words.addAll(List.of(name));
        return command.option("--store", store.file().toString());
    }

    CommandText option(String name, String value) {
        words.add(name);
        words.add(quoted(value));
        return this;
    }

    CommandText flag(String name) {
        words.add(name);
        return this;
    }

    /// The range and the filter of a place.
    CommandText asked(OpenStore store, Place place, String filter) {
        FilterRequest request = place.range().request(filter, store.anchor());
        if (request.since() != null) {
            option("--since", request.since());
        }
        if (request.until() != null) {
            option("--until", request.until());
        }
        if (!filter.isEmpty()) {
            words.add(quoted(filter));
        }
        return this;
    }

    /// As a shell of POSIX takes it.
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:+@%,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    @Override
    public String toString() {
        return words.stream().collect(Collectors.joining(" "));
    }
}
