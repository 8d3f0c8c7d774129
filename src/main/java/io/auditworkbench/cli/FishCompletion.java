package io.auditworkbench.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// A completion script for fish, which picocli does not make.
///
/// - **Source**: fish-shell documentation, *Writing your own completions*.
final class FishCompletion {

    private final StringBuilder script = new StringBuilder();
    private final String program;

    private FishCompletion(String program) {
        this.program = program;
    }

    static String of(String program, CommandLine commands) {
        FishCompletion fish = new FishCompletion(program);
        fish.script.append("complete -c ").append(program).append(" -f\n");
        fish.level(commands, "__fish_use_subcommand");
        return fish.script.toString();
    }

    private void level(CommandLine commands, String condition) {
        for (Map.Entry<String, CommandLine> entry : commands.getSubcommands().entrySet()) {
            CommandSpec spec = entry.getValue().getCommandSpec();
            line(
                    condition,
                    "-a " + quoted(entry.getKey()),
                    description(spec.usageMessage().description()));
            String inside = "__fish_seen_subcommand_from " + entry.getKey();
            spec.options().stream().filter(option -> !option.hidden()).forEach(option -> option(inside, option));
            level(entry.getValue(), inside);
        }
    }

    private void option(String condition, OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(names.isEmpty() ? "" : " ")
                    .append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            names.append(isFile(option) ? " -r -F" : " -r");
        }
        line(condition, names.toString(), description(option.description()));
    }

    private static boolean isFile(OptionSpec option) {
        return option.paramLabel().equals("FILE") || option.paramLabel().equals("DIR");
    }

    private void line(String condition, String what, String description) {
        script.append("complete -c ")
                .append(program)
                .append(" -n ")
                .append(quoted(condition))
                .append(' ')
                .append(what)
                .append(description.isEmpty() ? "" : " -d " + quoted(description))
                .append('\n');
    }

    private static String description(String[] lines) {
        return lines.length == 0 ? "" : lines[0].replace("%n", " ").replace("%%", "%");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
