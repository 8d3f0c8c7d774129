package io.auditworkbench.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options that every command takes, before or after its name.
public final class CommonOptions {

    /// When to colour.
    enum Colour {
        auto,
        always,
        never
    }

    @Option(
            names = "--store",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the store to read or write (default: $AUDITCTL_STORE, else store.awb in the data folder)")
    @Nullable
    Path store;

    @Option(
            names = {"-o", "--format"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description =
                    "table wide json ndjson yaml csv tsv md name; see `help formats` (-o is the format, not a file)")
    @Nullable
    OutputFormat format;

    @Option(
            names = "--columns",
            paramLabel = "A,B",
            split = ",",
            scope = ScopeType.INHERIT,
            description = "the columns to show, in this order")
    @Nullable
    List<String> columns;

    @Option(names = "--no-headers", scope = ScopeType.INHERIT, description = "leave out the line of column names")
    boolean noHeaders;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            scope = ScopeType.INHERIT,
            description = "auto, always or never (default: auto, colours on a screen only)")
    @Nullable
    Colour colour;

    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "the same as --color never")
    boolean noColour;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "nothing on stderr but errors")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "more on stderr, and the trace of an unexpected error")
    boolean verbose;

    @Option(names = "--no-input", scope = ScopeType.INHERIT, description = "never ask anything")
    boolean noInput;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this help")
    boolean help;

    /// The store named on the command line; null when none was.
    public @Nullable Path store() {
        return store;
    }

    /// True when nothing may be asked.
    public boolean isInputForbidden() {
        return noInput;
    }
}
