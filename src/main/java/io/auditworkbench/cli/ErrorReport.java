package io.auditworkbench.cli;

import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.ScreenText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Turns whatever stopped a command into one line that says what is wrong and what to do, and into an exit code.
final class ErrorReport implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    private final Output output;

    ErrorReport(Output output) {
        this.output = output;
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine commandLine, CommandLine.ParseResult parsed) {
        return report(thrown);
    }

    /// Reports anything thrown.
    int report(Throwable thrown) {
        if (isOutOfMemory(thrown)) {
            say(MemoryText.ranOut());
            trace(thrown);
            return ExitCode.FAILED.number();
        }
        if (thrown instanceof WorkbenchException known) {
            say(known.happened() + (known.nextStep().isEmpty() ? "" : " " + known.nextStep()));
            trace(known);
            return ExitCode.of(known.code()).number();
        }
        say("Something went wrong that should not have: " + thrown.getClass().getSimpleName() + ". "
                + (output.options().verbose
                        ? "Report it with the lines below."
                        : "Run it again with -v for the details to report."));
        trace(thrown);
        return ExitCode.FAILED.number();
    }

    private static boolean isOutOfMemory(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(OutOfMemoryError.class::isInstance);
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine.Model.CommandSpec command = wrong.getCommandLine().getCommandSpec();
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            say(unmatched(unmatched));
        } else {
            say(oneLine(wrong.getMessage()));
        }
        output.warn("Run `" + command.qualifiedName() + " --help` for what it takes.");
        return ExitCode.BAD_USAGE.number();
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        String word = unmatched.getUnmatched().getFirst();
        boolean isOption = word.startsWith("-");
        boolean isCommand =
                !isOption && !unmatched.getCommandLine().getSubcommands().isEmpty();
        String what = isOption ? "option" : isCommand ? "command" : "argument";
        String happened = isCommand || isOption
                ? "There is no " + what + " \"" + word + "\"."
                : "Nothing takes the argument \"" + word + "\"; put a filter with spaces in quotes.";
        List<String> suggestions = unmatched.getSuggestions();
        return suggestions.isEmpty() ? happened : happened + " Did you mean " + suggestions.getFirst() + "?";
    }

    private void say(String line) {
        output.terminal().out().flush();
        output.warn(output.terminal().program() + ": " + ScreenText.tame(line));
    }

    private void trace(Throwable thrown) {
        if (output.options().verbose) {
            FailureText.lines(thrown).forEach(output::warn);
        }
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }
}
