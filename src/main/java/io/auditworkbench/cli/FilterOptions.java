package io.auditworkbench.cli;

import io.auditworkbench.filter.FilterProblem;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.AcceptedFilter;
import io.auditworkbench.workbench.FilterReading;
import io.auditworkbench.workbench.FilterRequest;
import io.auditworkbench.workbench.StoreReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The filter of a command, however it is given, and its range of time.
final class FilterOptions {

    @Parameters(paramLabel = "FILTER", arity = "0..1", description = "what to look for; see `help filter`")
    private @Nullable String argument;

    @Option(
            names = {"-f", "--filter"},
            paramLabel = "FILTER",
            description = "the same as the argument")
    private @Nullable String option;

    @Option(
            names = "--filter-file",
            paramLabel = "FILE",
            description = "read the filter from a file; - is standard input")
    private @Nullable Path file;

    @Option(names = "--since", paramLabel = "TIME", description = "from then on: 2h, yesterday, 2026-11-20, @E1024")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "up to then")
    private @Nullable String until;

    @Option(names = "--on", paramLabel = "DAY", description = "on that day, UTC")
    private @Nullable String on;

    /// Whether anything was asked for.
    boolean isGiven() {
        return Stream.of(argument, option, file, since, until, on).anyMatch(Objects::nonNull);
    }

    /// The text of the argument or of `--filter`, empty without one.
    String given() {
        return Objects.requireNonNullElse(argument, Objects.requireNonNullElse(option, ""))
                .strip();
    }

    /// Reads the filter, or says on standard error what is wrong with it.
    Optional<AcceptedFilter> read(StoreReading reading, Output output) {
        return read(reading, output, new FilterRequest(text(output), since, until, on));
    }

    /// The same, when the filter may also be an id.
    Optional<AcceptedFilter> readIdOrFilter(StoreReading reading, Output output) {
        String text = text(output);
        return reading.filters().ofId(text).or(() -> read(reading, output, new FilterRequest(text, since, until, on)));
    }

    /// Reads a filter, or says on standard error what is wrong with it.
    static Optional<AcceptedFilter> read(StoreReading reading, Output output, String text) {
        return read(reading, output, new FilterRequest(text, null, null, null));
    }

    private static Optional<AcceptedFilter> read(StoreReading reading, Output output, FilterRequest request) {
        return switch (reading.filters().read(request)) {
            case FilterReading.Accepted(AcceptedFilter filter) -> {
                filter.warnings().forEach(warning -> output.note(warning.render(filter.text())));
                yield Optional.of(filter);
            }
            case FilterReading.Refused(String text, List<FilterProblem> problems) -> {
                problems.forEach(problem -> output.warn(problem.render(text)));
                yield Optional.empty();
            }
        };
    }

    private String text(Output output) {
        if (Stream.of(argument, option, file).filter(Objects::nonNull).count() > 1) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The filter is given more than once.",
                    "Give it as the last argument, with --filter, or with --filter-file.");
        }
        if (file != null) {
            return read(file, output);
        }
        return given();
    }

    private static String read(Path file, Output output) {
        try {
            return file.toString().equals("-")
                    ? new String(output.terminal().in().readAllBytes(), StandardCharsets.UTF_8).strip()
                    : Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "The filter file " + file + " cannot be read.",
                    "Check that it exists, is readable and holds UTF-8 text.",
                    unreadable);
        }
    }
}
