package io.auditworkbench.desktop.common;

import io.auditworkbench.workbench.FilterRequest;
import java.util.ArrayList;
import java.util.List;

/// Spells the command that does what the window does, so that a shell of POSIX reads each word whole.
public final class CommandText {

    private static final String PLAIN = "[A-Za-z0-9_./:+@%,=-]+";

    private final List<String> words = new ArrayList<>(List.of("audit-workbench"));

    private CommandText() {}

    /// A command by its name and arguments, as they are meant, without quotes.
    public static CommandText of(List<String> meant) {
        CommandText command = new CommandText();
        meant.forEach(command::word);
        return command;
    }

    /// The same.
    public static CommandText of(String... meant) {
        return of(List.of(meant));
    }

    /// One more argument.
    public CommandText word(String meant) {
        words.add(quoted(meant));
        return this;
    }

    /// An option and its value.
    public CommandText option(String name, String value) {
        words.add(name);
        return word(value);
    }

    /// On this store.
    public CommandText on(OpenStore store) {
        return option("--store", store.file().toString());
    }

    /// Asked for what a place chooses: its range in moments, because hours before now are others tomorrow, and its
    /// filter.
    public CommandText asked(OpenStore store, Place place) {
        return asked(store, place, place.filter());
    }

    /// The words of a command that choose what a filter in the range of a place chooses.
    static String choice(OpenStore store, Place place, String filter) {
        CommandText words = new CommandText();
        words.words.clear();
        return words.chosen(store, place, filter).toString();
    }

    /// The same with another filter.
    public CommandText asked(OpenStore store, Place place, String filter) {
        return chosen(store, place, filter).on(store);
    }

    private CommandText chosen(OpenStore store, Place place, String filter) {
        FilterRequest request = place.range().request(filter, store.anchor());
        if (request.since() != null) {
            option("--since", request.since());
        }
        if (request.until() != null) {
            option("--until", request.until());
        }
        if (!filter.isBlank()) {
            // by its name, because an argument that begins with a minus could be taken for an option
            option("--filter", filter);
        }
        return this;
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /// The same without the name of the program, as the self-audit has commands.
    public String arguments() {
        return String.join(" ", words.subList(1, words.size()));
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
