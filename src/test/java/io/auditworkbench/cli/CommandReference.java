package io.auditworkbench.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Writes the reference part of `docs/cli.md` from the commands themselves.
final class CommandReference {

    private final StringBuilder page = new StringBuilder();
    private final CommandLine program;

    CommandReference(CommandLine program) {
        this.program = program;
    }

    String text() {
        page.append("### Options of every command\n\n");
        table(program.getCommandSpec().options().stream()
                .filter(OptionSpec::isOption)
                .toList());
        commands(program, "");
        return page.toString();
    }

    private void commands(CommandLine parent, String path) {
        Map<String, CommandLine> sorted = new TreeMap<>(parent.getSubcommands());
        sorted.forEach((name, command) -> {
            if (name.equals(command.getCommandName())) {
                command((path + " " + name).strip(), command);
            }
        });
    }

    private void command(String path, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        page.append("\n### ").append(path).append("\n\n");
        page.append(String.join(" ", spec.usageMessage().description())).append("\n\n");
        if (command.getSubcommands().isEmpty()) {
            page.append("    auditctl ").append(synopsis(path, spec)).append("\n");
        }
        parameters(spec.positionalParameters());
        List<OptionSpec> own =
                spec.options().stream().filter(option -> !option.inherited()).toList();
        if (!own.isEmpty()) {
            page.append('\n');
            table(own);
        }
        commands(command, path);
    }

    private static String synopsis(String path, CommandSpec spec) {
        String parameters = spec.positionalParameters().stream()
                .map(parameter ->
                        parameter.arity().min() == 0 ? "[" + parameter.paramLabel() + "]" : parameter.paramLabel())
                .collect(Collectors.joining(" "));
        return (path + " " + parameters).strip();
    }

    private void parameters(List<PositionalParamSpec> parameters) {
        if (!parameters.isEmpty()) {
            page.append('\n');
        }
        for (PositionalParamSpec parameter : parameters) {
            page.append("- `").append(parameter.paramLabel()).append("`: ").append(sentence(parameter.description()));
            page.append('\n');
        }
    }

    private void table(List<OptionSpec> options) {
        page.append("| option | meaning |\n|---|---|\n");
        for (OptionSpec option : options) {
            String names = Arrays.stream(option.names()).collect(Collectors.joining(", "));
            String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
            page.append("| `").append(names).append(value).append("` | ");
            page.append(sentence(option.description()).replace("|", "\\|")).append(" |\n");
        }
    }

    private static String sentence(String[] description) {
        return String.join(" ", description).replace("%%", "%").replace("%n", " ");
    }
}
