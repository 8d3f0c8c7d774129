package io.auditworkbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// A page of help that belongs to no single command.
enum HelpTopic {
    EXIT_CODES("exit-codes"),
    FILTER("filter"),
    FORMATS("formats"),
    ENVIRONMENT("environment"),
    EXAMPLES("examples");

    private final String word;

    HelpTopic(String word) {
        this.word = word;
    }

    static Optional<HelpTopic> of(String word) {
        return Arrays.stream(values())
                .filter(topic -> topic.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(topic -> topic.word).collect(Collectors.joining(" "));
    }

    /// The page, for a program of this name.
    String page(String program) {
        return switch (this) {
            case EXIT_CODES -> exitCodes();
            case FORMATS -> formats();
            case FILTER, ENVIRONMENT, EXAMPLES -> read("/help/" + word + ".txt").replace("{program}", program);
        };
    }

    private static String exitCodes() {
        return Arrays.stream(ExitCode.values())
                .map(code -> "%4d  %s%n".formatted(code.number(), code.meaning()))
                .collect(Collectors.joining());
    }

    private static String formats() {
        String list = Arrays.stream(OutputFormat.values())
                .map(format -> "  %-7s %s%n".formatted(format, format.meaning()))
                .collect(Collectors.joining());
        return "-o FORMAT chooses one of:\n" + list + """

                Standard output holds data only; counts, coverage and hints go to standard error.
                Times are RFC 3339 in UTC; ids and decimals are texts; piped tables are never cut.
                JSON has one envelope: schema, store, filter, coverage, truncated, next, items.
                """;
    }

    private static String read(String resource) {
        try (InputStream in = HelpTopic.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
