package io.auditworkbench.cli;

import io.auditworkbench.workbench.text.ProgramVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Writes the pages of `man` from what the commands say of themselves: one for the program, one for each command.
///
/// - **Source**: `man(7)`, the macros; `man-pages(7)`, the sections and their order.
final class ManPages {

    private static final String FOOT = "Audit Workbench";

    private final String program;
    private final CommandLine everything;
    private final ProgramVersion version = ProgramVersion.running();

    /// For a program that is called by this name.
    ManPages(String program, CommandLine everything) {
        this.program = program;
        this.everything = everything;
    }

    /// Every page by the name of its file, such as `audit-workbench-row-history.1`.
    SortedMap<String, String> all() {
        SortedMap<String, String> pages = new TreeMap<>();
        collect(List.of(), everything, pages);
        return pages;
    }

    /// The page of the command with these words; of the program for none.
    String page(List<String> words, CommandLine command) {
        return words.isEmpty() ? programPage() : commandPage(words, command);
    }

    private void collect(List<String> words, CommandLine command, SortedMap<String, String> pages) {
        pages.put(name(words) + ".1", page(words, command));
        subcommands(command)
                .forEach((word, sub) ->
                        collect(Stream.concat(words.stream(), Stream.of(word)).toList(), sub, pages));
    }

    private String name(List<String> words) {
        return Stream.concat(Stream.of(program), words.stream()).collect(Collectors.joining("-"));
    }

    /// Without aliases.
    private static SortedMap<String, CommandLine> subcommands(CommandLine command) {
        SortedMap<String, CommandLine> sorted = new TreeMap<>();
        command.getSubcommands().forEach((word, sub) -> {
            if (word.equals(sub.getCommandName())
                    && !sub.getCommandSpec().usageMessage().hidden()) {
                sorted.put(word, sub);
            }
        });
        return sorted;
    }

    private String programPage() {
        CommandSpec spec = everything.getCommandSpec();
        Roff page = begin(List.of(), "know what happened in a MySQL database, and prove it");
        page.section("SYNOPSIS").line(".B " + Roff.word(program)).text("[options] COMMAND [words]");
        page.section("DESCRIPTION").paragraph(sentences(spec.usageMessage().description()));
        page.paragraph("Called as " + program + " without words where there is a screen, it opens its window; so do \""
                + program + " demo\" and \"" + program + " FILE.awb\".");
        page.section("COMMANDS");
        subcommands(everything)
                .forEach((word, command) ->
                        page.item(".B " + Roff.word(word), sentences(description(command.getCommandSpec()))));
        page.section("OPTIONS OF EVERY COMMAND");
        options(page, spec.options());
        page.section("EXIT STATUS");
        for (ExitCode code : ExitCode.values()) {
            page.item(".B " + code.number(), code.meaning());
        }
        page.section("ENVIRONMENT").asIs(HelpTopic.ENVIRONMENT.page(program));
        page.section("EXAMPLES").asIs(HelpTopic.EXAMPLES.page(program));
        page.section("SEE ALSO")
                .text("\"" + program + " help filter\" for the language of filters, \"" + program
                        + " help formats\" for what -o takes.");
        return page.toString();
    }

    private String commandPage(List<String> words, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        Roff page = begin(words, summary(description(spec)));
        page.section("SYNOPSIS")
                .line(".B " + Roff.word(program + " " + String.join(" ", words)))
                .text(synopsis(spec));
        page.section("DESCRIPTION").paragraph(sentences(description(spec)));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            page.item(".I " + Roff.word(parameter.paramLabel()), sentences(parameter.description()));
        }
        SortedMap<String, CommandLine> subcommands = subcommands(command);
        if (!subcommands.isEmpty()) {
            page.section("COMMANDS");
            subcommands.forEach(
                    (word, sub) -> page.item(".B " + Roff.word(word), sentences(description(sub.getCommandSpec()))));
        }
        List<OptionSpec> own =
                spec.options().stream().filter(option -> !option.inherited()).toList();
        if (!own.isEmpty()) {
            page.section("OPTIONS");
            options(page, own);
        }
        String footer = Arrays.stream(spec.usageMessage().footer())
                .map(ManPages::plain)
                .collect(Collectors.joining("\n"))
                .strip();
        if (!footer.isEmpty()) {
            page.section("EXAMPLES").asIs(footer);
        }
        page.section("SEE ALSO")
                .line(".BR " + Roff.word(program)
                        + " (1), for the options of every command, exit status and environment");
        return page.toString();
    }

    private Roff begin(List<String> words, String summary) {
        String name = name(words);
        String at = version.committedAt();
        Roff page = new Roff();
        page.line(".TH " + Roff.quoted(name.toUpperCase(Locale.ROOT)) + " 1 "
                + Roff.quoted(at == null ? "" : at.substring(0, at.indexOf('T'))) + " "
                + Roff.quoted(program + " " + version.version()) + " " + Roff.quoted(FOOT));
        page.section("NAME").line(Roff.word(name) + " \\- " + Roff.escaped(summary));
        return page;
    }

    private static String[] description(CommandSpec spec) {
        return spec.usageMessage().description();
    }

    /// The first sentence, without its end: what `apropos` lists.
    private static String summary(String[] description) {
        String all = sentences(description);
        int end = all.indexOf(". ");
        String first = end < 0 ? all : all.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    private static String synopsis(CommandSpec spec) {
        String parameters = spec.positionalParameters().stream()
                .map(parameter ->
                        parameter.arity().min() == 0 ? "[" + parameter.paramLabel() + "]" : parameter.paramLabel())
                .collect(Collectors.joining(" "));
        return ("[options] " + parameters).strip();
    }

    private static void options(Roff page, List<OptionSpec> options) {
        for (OptionSpec option : options) {
            if (!option.hidden()) {
                String names = Arrays.stream(option.names())
                        .map(name -> "\\fB" + Roff.word(name) + "\\fR")
                        .collect(Collectors.joining(", "));
                String value =
                        option.arity().max() == 0 ? "" : " \\fI" + Roff.word(label(option.paramLabel())) + "\\fR";
                page.item(names + value, sentences(option.description()));
            }
        }
    }

    private static String label(@Nullable String label) {
        return label == null ? "VALUE" : label;
    }

    private static String sentences(String[] description) {
        return Arrays.stream(description).map(ManPages::plain).collect(Collectors.joining(" "));
    }

    /// As picocli prints it.
    private static String plain(String line) {
        return line.replace("%%", "%").replace("%n", " ");
    }
}
