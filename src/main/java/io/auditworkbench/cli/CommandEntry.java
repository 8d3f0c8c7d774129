package io.auditworkbench.cli;

import java.util.List;
import java.util.function.Supplier;

/// A command that can be called by a name; made only when it is called or listed.
///
/// - **Shape**: `make` answers an object with picocli's annotations; its services come through its constructor.
public record CommandEntry(String name, List<String> aliases, Supplier<Object> make) {

    public CommandEntry {
        aliases = List.copyOf(aliases);
    }

    /// A command without other names.
    public static CommandEntry of(String name, Supplier<Object> make) {
        return new CommandEntry(name, List.of(), make);
    }

    boolean isCalled(String word) {
        return name.equals(word) || aliases.contains(word);
    }
}
