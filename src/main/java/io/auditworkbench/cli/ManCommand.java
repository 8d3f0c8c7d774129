package io.auditworkbench.cli;

import io.auditworkbench.disk.SharedFile;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints the page of the manual of a command.
@Unrecorded("shows nothing of a store")
@Command(
        name = "man",
        description = "Print the manual page of a command, for man: audit-workbench man events | man -l -")
public final class ManCommand implements Callable<Integer> {

    /// On PATH under this name only: `auditctl` belongs to Linux's kernel audit, and so does its page.
    private static final String PROGRAM = "audit-workbench";

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "the words of a command (default: the program)")
    private List<String> words = List.of();

    @Option(names = "--to", paramLabel = "FOLDER", description = "write every page into this folder instead")
    private @Nullable Path folder;

    private final Output output;
    private final Supplier<CommandLine> everything;

    public ManCommand(Output output, Supplier<CommandLine> everything) {
        this.output = output;
        this.everything = everything;
    }

    @Override
    public Integer call() {
        CommandLine shown = everything.get();
        ManPages pages = new ManPages(PROGRAM, shown);
        if (folder != null) {
            write(folder, pages.all());
            return ExitCode.DONE.number();
        }
        for (String word : words) {
            shown = shown.getSubcommands().get(word);
            if (shown == null) {
                throw new WorkbenchException(
                        ErrorCode.BAD_USAGE,
                        "There is no command \"" + String.join(" ", words) + "\".",
                        "The commands are those of " + output.terminal().program() + " --help.");
            }
        }
        output.text(pages.page(words, shown));
        return ExitCode.DONE.number();
    }

    private void write(Path into, Map<String, String> pages) {
        try {
            SharedFile.createFolders(into);
            for (Map.Entry<String, String> page : pages.entrySet()) {
                SharedFile.replace(into.resolve(page.getKey()), page.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unwritable) {
            throw new WorkbenchException(
                    ErrorCode.BAD_INPUT,
                    "The pages cannot be written to " + into + ".",
                    "Name a folder that is yours.",
                    unwritable);
        }
        output.note(pages.size() + " pages written to " + into);
    }
}
