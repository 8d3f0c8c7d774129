package io.auditworkbench.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A story of `sample-data/stories`: what is done to the demo shop's tables, and all that has to come of it.
///
/// - **Shape**: `at TIME by ACTOR` begins a transaction, `sql` is one statement of it; every line with an arrow is
///   expected, and nothing else may come.
public record Story(String name, List<Act> acts, List<String> expected) {

    /// The folder of the stories.
    public static final Path FOLDER = Path.of("sample-data", "stories");

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /// A transaction; microseconds since the epoch.
    public record Act(long micros, String actor, List<String> statements) {}

    /// All of them, by name.
    public static List<Story> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".story"))
                    .sorted()
                    .map(Story::read)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// What is in the tables before each story.
    public static List<String> given() {
        return statements(FOLDER.resolve("given.sql"));
    }

    /// The statements that make the tables.
    public static List<String> schema() {
        return statements(FOLDER.resolveSibling("schema.sql"));
    }

    private static List<String> statements(Path file) {
        try {
            return Stream.of(Files.readString(file).split(";\n", -1))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Story read(Path file) {
        try {
            return of(file.getFileName().toString().replace(".story", ""), Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Story of(String name, List<String> lines) {
        List<Act> acts = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("at ")) {
                acts.add(act(line.substring("at ".length())));
            } else if (line.startsWith("sql ")) {
                acts.getLast().statements().add(line.substring("sql ".length()));
            } else if (line.startsWith("-> ")) {
                expected.add(line);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                throw new IllegalArgumentException(name + ": what is this? " + line);
            }
        }
        return new Story(name, acts, expected);
    }

    private static Act act(String line) {
        String[] parts = line.split(" by ", 2);
        long seconds = LocalDateTime.parse(parts[0], MOMENT).toEpochSecond(ZoneOffset.UTC);
        return new Act(seconds * 1_000_000, parts[1], new ArrayList<>());
    }

    /// The file of this story itself.
    public Path file() {
        return FOLDER.resolve(name + ".story");
    }

    /// What Debezium said of it.
    public Path recording() {
        return FOLDER.resolve(name + ".ndjson.zst");
    }

    @Override
    public String toString() {
        return name;
    }
}
