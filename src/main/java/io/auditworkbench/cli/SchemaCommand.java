package io.auditworkbench.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints the JSON Schema of what a command prints.
@Unrecorded("shows nothing of a store")
@Command(
        name = "schema",
        description =
                "Print the JSON Schema (2020-12) of what a command prints with -o json; without a name, list them.")
public final class SchemaCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "the words of a command, such as row history, or a schema as outputs name it")
    private List<String> words = List.of();

    private final Output output;

    public SchemaCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        if (words.isEmpty()) {
            JsonSchemas.NAMES.forEach(output::line);
        } else {
            output.text(JsonSchemas.of(words));
        }
        return ExitCode.DONE.number();
    }
}
