package io.auditworkbench.cli;

import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditAction.Outcome;
import io.auditworkbench.workbench.audit.AuditDesk;
import io.auditworkbench.workbench.text.ShellText;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.ParseResult;

/// Runs a command, and has the self-audit record it before: what cannot be recorded does not run.
///
/// Every command says whether it is recorded, by [Recorded] or [Unrecorded]; one that does not say it cannot run.
final class RecordedRun implements CommandLine.IExecutionStrategy {

    private static final String CLIENT = "auditctl";

    private final Output output;
    private final Journals journals;
    private final List<String> words;

    RecordedRun(Output output, Journals journals, String... words) {
        this.output = output;
        this.journals = journals;
        this.words = List.of(words);
    }

    @Override
    public int execute(ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine command = parsed.asCommandLineList().getLast();
        Optional<AuditAction.Kind> kind = kind(command.getCommandSpec().userObject());
        try {
            return kind.isPresent() ? recorded(parsed, command, kind.get()) : new CommandLine.RunLast().execute(parsed);
        } catch (ExecutionException | CommandLine.ParameterException known) {
            throw known;
        } catch (RuntimeException unrecorded) {
            throw new ExecutionException(command, "the act could not be recorded", unrecorded);
        }
    }

    /// How a command is recorded; empty when it is not.
    ///
    /// - **Errors**: an `IllegalStateException` for a command that does not say it.
    static Optional<AuditAction.Kind> kind(Object command) {
        // picocli has the method of a command that is one
        AnnotatedElement declared = command instanceof AnnotatedElement method ? method : command.getClass();
        @Nullable Recorded recorded = declared.getAnnotation(Recorded.class);
        if (recorded == null && !declared.isAnnotationPresent(Unrecorded.class)) {
            throw new IllegalStateException(declared + " does not say whether it is recorded");
        }
        return Optional.ofNullable(recorded).map(Recorded::value);
    }

    private int recorded(ParseResult parsed, CommandLine command, AuditAction.Kind kind) {
        Optional<AuditDesk> journal = journals.of(store(command), kind);
        if (journal.isEmpty()) {
            return new CommandLine.RunLast().execute(parsed);
        }
        Actor actor = new Actor(System.getProperty("user.name", "?"), CLIENT);
        try (AuditDesk desk = journal.get()) {
            long asked = desk.asked(actor, kind, name(command), details(command));
            int code;
            try {
                code = new CommandLine.RunLast().execute(parsed);
            } catch (RuntimeException | Error failure) {
                recordFailure(desk, actor, asked, failure);
                throw failure;
            }
            output.flush();
            answer(desk, actor, asked, outcome(code));
            return code;
        }
    }

    private @Nullable Path store(CommandLine command) {
        return command.getCommandSpec().userObject() instanceof NamesStore naming && naming.namedStore() != null
                ? naming.namedStore()
                : output.options().store();
    }

    private void recordFailure(AuditDesk desk, Actor actor, long asked, Throwable failure) {
        try {
            output.flush();
            answer(desk, actor, asked, Outcome.FAILED);
        } catch (RuntimeException unrecorded) {
            failure.addSuppressed(unrecorded);
        }
    }

    private void answer(AuditDesk desk, Actor actor, long asked, Outcome outcome) {
        HandedOut handed = output.handedOut();
        desk.ended(actor, asked, outcome, new AuditDesk.Left(handed.rows(), handed.bytes(), handed.digest()));
    }

    private static Outcome outcome(int code) {
        return switch (ExitCode.of(code)) {
            case BAD_USAGE, NOT_FOUND -> Outcome.REFUSED;
            case FAILED, SOURCE, STORE, NOT_READY, PART_MISSING, INTEGRITY -> Outcome.FAILED;
            case DONE, FINDINGS, INCOMPLETE, INTERRUPTED, TERMINATED -> Outcome.GIVEN;
        };
    }

    /// `row history` of `auditctl row history`.
    private static String name(CommandLine command) {
        String whole = command.getCommandSpec().qualifiedName(" ");
        return whole.substring(whole.indexOf(' ') + 1);
    }

    private String details(CommandLine command) {
        if (!(command.getCommandSpec().userObject() instanceof HidesOption hiding)) {
            return words.stream().map(ShellText::word).collect(Collectors.joining(" "));
        }
        String option = hiding.hiddenOption();
        List<String> told = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean isHidden = i > 0 && words.get(i - 1).equals(option);
            boolean holdsHidden = words.get(i).startsWith(option + "=");
            told.add(isHidden ? "…" : holdsHidden ? option + "=…" : ShellText.word(words.get(i)));
        }
        return String.join(" ", told);
    }
}
