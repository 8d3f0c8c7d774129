package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.workbench.text.JsonText;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The only way out of a command: data to standard output, everything else to standard error.
///
/// - **Threading**: one thread at a time.
public final class Output {

    private final Terminal terminal;
    private final CommonOptions options;
    private final HandedOut handedOut;
    private final ErrorStream errors;
    private int lineWidth;

    public Output(Terminal terminal, CommonOptions options) {
        this.handedOut = new HandedOut(terminal.out());
        this.errors = new ErrorStream(terminal.err());
        this.terminal = terminal.printingTo(handedOut.stream(), new PrintStream(errors, true, StandardCharsets.UTF_8));
        this.options = options;
    }

    /// What was handed out so far.
    public HandedOut handedOut() {
        return handedOut;
    }

    /// Says from now on into `log` what it would say on standard error, each line with its time.
    public void sayInto(OutputStream log, InstantSource clock) {
        errors.into(new TimedLines(log, clock));
    }

    /// Where it writes.
    public Terminal terminal() {
        return terminal;
    }

    /// What was asked on the command line.
    public CommonOptions options() {
        return options;
    }

    /// A writer for a list in the format asked for.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for a format that the command does not make, or an unknown column.
    public <T> ListWriter<T> list(Shape<T> shape) {
        return new CountedList<>(writer(shape), handedOut);
    }

    private <T> ListWriter<T> writer(Shape<T> shape) {
        OutputFormat format = format(OutputFormat.TABLE);
        return switch (format) {
            case TABLE -> new TableWriter<>(this, shape.chosen(options.columns, Column.Shown.ALWAYS));
            case WIDE -> new TableWriter<>(this, shape.chosen(options.columns, Column.Shown.WHEN_WIDE));
            case MD -> new DelimitedWriter<>(this, format, shape.chosen(options.columns, Column.Shown.ALWAYS));
            case CSV, TSV -> new DelimitedWriter<>(this, format, shape.chosen(options.columns, Column.Shown.WHEN_WIDE));
            case JSON, NDJSON, YAML, NAME -> new TreeWriter<>(this, format, shape);
            case SQL, HTML -> throw unfit(format, "table wide json ndjson yaml csv tsv md name");
        };
    }

    /// The format asked for, else `usual`.
    public OutputFormat format(OutputFormat usual) {
        return options.format == null ? usual : options.format;
    }

    /// The format asked for, which must be one of `offered`; the first of them when none was asked for.
    ///
    /// - **Errors**: [ErrorCode#BAD_USAGE] for any other.
    public OutputFormat formatAmong(OutputFormat... offered) {
        OutputFormat format = format(offered[0]);
        if (!Arrays.asList(offered).contains(format)) {
            throw unfit(
                    format, Arrays.stream(offered).map(OutputFormat::toString).collect(Collectors.joining(" ")));
        }
        return format;
    }

    private static WorkbenchException unfit(OutputFormat format, String offered) {
        return new WorkbenchException(
                ErrorCode.BAD_USAGE,
                "This command has no " + format.toString().toLowerCase(Locale.ROOT) + " output.",
                "Choose from: " + offered + ".");
    }

    /// One or more things as one JSON or YAML document.
    public void document(OutputFormat format, String schema, Ending ending, List<Map<String, @Nullable Object>> items) {
        Map<String, @Nullable Object> envelope = TreeWriter.envelope(schema, ending, items);
        handedOut.rows(items.size());
        if (format == OutputFormat.YAML) {
            text(YamlText.of(envelope));
            return;
        }
        line(JsonText.indented(envelope));
    }

    /// A line of data.
    public void line(String line) {
        terminal.out().print(line);
        terminal.out().print('\n');
    }

    /// Data as it is.
    public void text(String text) {
        terminal.out().print(text);
    }

    /// A line for the reader, not for the next program; silent with `--quiet`.
    public void note(String line) {
        if (!options.quiet) {
            terminal.err().println(line);
        }
    }

    /// A note on which the cursor stays; silent with `--quiet`.
    void unfinishedNote(String text) {
        if (!options.quiet) {
            terminal.err().print(text);
            terminal.err().flush();
        }
    }

    /// A line for the reader that is only of interest with `--verbose`.
    public void detail(String line) {
        if (options.verbose) {
            note(line);
        }
    }

    /// Whether more was asked for than most want to see.
    public boolean isVerbose() {
        return options.verbose;
    }

    /// A line that even `--quiet` does not silence.
    public void warn(String line) {
        terminal.err().println(line);
    }

    /// All notes of an ending.
    public void notes(Ending ending) {
        ending.notes().forEach(this::note);
    }

    /// Hands on what was printed; true when nobody reads any more.
    public boolean flush() {
        return terminal.out().checkError();
    }

    /// The text in a style, when colours are on.
    public String paint(String text, Style style) {
        return hasColour() ? style.paint(text) : text;
    }

    /// Whether colours are on.
    ///
    /// - **Source**: no-color.org; bixense.com/clicolors.
    public boolean hasColour() {
        if (options.noColour) {
            return false;
        }
        if (options.colour != null && options.colour != CommonOptions.Colour.auto) {
            return options.colour == CommonOptions.Colour.always;
        }
        if (terminal.environment("NO_COLOR") != null) {
            return false;
        }
        String force = terminal.environment("CLICOLOR_FORCE");
        if (force != null && !force.equals("0")) {
            return true;
        }
        return terminal.outIsScreen() && !"dumb".equals(terminal.environment("TERM"));
    }

    /// The cells of a line; unlimited where nobody looks at it.
    int lineWidth() {
        if (lineWidth == 0) {
            lineWidth = terminal.outIsScreen() ? Math.max(40, terminal.width().getAsInt()) : Integer.MAX_VALUE;
        }
        return lineWidth;
    }

    /// The command to run next, spelled with the name the user called.
    public String hint(String... commands) {
        List<String> spelled = new ArrayList<>();
        for (String command : commands) {
            spelled.add(terminal.program() + " " + command);
        }
        return "Next: " + String.join("    ", spelled);
    }
}
