package io.auditworkbench.cli;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows the help of a command, or a page about a topic.
@Unrecorded("shows nothing of a store")
@Command(
        name = "help",
        description = "Show a topic (exit-codes filter formats environment examples) or the help of a command.")
public final class HelpCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TOPIC|COMMAND", arity = "0..*", description = "a topic, or the words of a command")
    private List<String> words = List.of();

    private final Output output;
    private final Supplier<CommandLine> everything;

    public HelpCommand(Output output, Supplier<CommandLine> everything) {
        this.output = output;
        this.everything = everything;
    }

    @Override
    public Integer call() {
        CommandLine shown = everything.get();
        if (words.size() == 1) {
            Optional<HelpTopic> topic = HelpTopic.of(words.getFirst());
            if (topic.isPresent()) {
                output.text(topic.get().page(output.terminal().program()));
                return ExitCode.DONE.number();
            }
        }
        for (String word : words) {
            CommandLine next = shown.getSubcommands().get(word);
            if (next == null) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "There is no command or topic \"" + String.join(" ", words) + "\".",
                        "Topics: " + HelpTopic.words() + "; commands: "
                                + output.terminal().program() + " --help.");
            }
            shown = next;
        }
        output.text(shown.getUsageMessage(shown.getColorScheme()));
        return ExitCode.DONE.number();
    }
}
