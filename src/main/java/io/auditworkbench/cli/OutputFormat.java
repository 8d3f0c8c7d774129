package io.auditworkbench.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;

/// The shapes that `-o` offers.
public enum OutputFormat {
    TABLE("columns for people; the default"),
    WIDE("a table with every column"),
    JSON("one document with an envelope"),
    NDJSON("one JSON object a line"),
    YAML("the JSON document as YAML"),
    CSV("RFC 4180, a header line, CRLF; NULL is empty, an empty text is \"\", a text like a formula gets a ' before"),
    TSV("tab separated; tab, line end and backslash inside a value as \\t \\n \\\\; a text like a formula as in csv"),
    MD("a Markdown table"),
    NAME("ids only, one a line"),
    SQL("SQL text, where a command makes it"),
    HTML("one page that loads and runs nothing, where a command makes it");

    private final String meaning;

    OutputFormat(String meaning) {
        this.meaning = meaning;
    }

    /// What it looks like, as printed by `help formats`.
    public String meaning() {
        return meaning;
    }

    /// The format that a word names, in any letter case.
    static OutputFormat parse(String word) {
        for (OutputFormat format : values()) {
            if (format.name().equalsIgnoreCase(word)) {
                return format;
            }
        }
        throw new CommandLine.TypeConversionException("there is no format \"" + word + "\"; choose from "
                + Arrays.stream(values()).map(OutputFormat::toString).collect(Collectors.joining(" ")));
    }

    /// The spelling on the command line.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
