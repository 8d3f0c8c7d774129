package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.explanation.NarrationQuestion;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.NarrationTree;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.ExplanationView;
import io.auditworkbench.workbench.view.ExplanationView.Section;
import io.auditworkbench.workbench.view.ExplanationView.Sentence;
import io.auditworkbench.workbench.view.NarrationView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Explains a finding, a business event, a transaction or a change, from its facts.
@Recorded(AuditAction.Kind.EXPLAIN)
@Command(
        name = "explain",
        description =
                "Explain findings A17, a business event B12, a transaction T88 or an event E1024 from what is stored.",
        footer = {
            "Behind each sentence stand the ids of what it rests on; a sentence without any holds for everything of its",
            "kind. This text is made of the facts alone.",
            "",
            "A language model of a local Ollama may phrase it, too, below the text: --model llama3.2:3b, or",
            "AUDITCTL_MODEL. Every sentence of it is held to the facts; what they do not support is dropped and said to be.",
            "It is not evidence."
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.explain/1";

    @Parameters(paramLabel = "ID", description = "A17, B12, T88 or E1024")
    private String id = "";

    @Option(names = "--no-llm", description = "ask no language model")
    private boolean noLlm;

    @Option(names = "--model", paramLabel = "NAME", description = "ask this model instead of the one that is set up")
    private @Nullable String model;

    @Option(names = "--timeout", paramLabel = "TIME", description = "wait so long for the model (default: 60s)")
    private @Nullable String timeout;

    @Option(names = "--again", description = "ask the model even if its answer to the same question is kept")
    private boolean again;

    @Option(names = "--show-prompt", description = "print what the model is sent, and ask nothing")
    private boolean showPrompt;

    private final Output output;
    private final StoreDoor store;
    private final Interruption interruption;

    public ExplainCommand(Output output, StoreDoor store, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        return store.read(this::explain);
    }

    private ExitCode explain(StoreReading reading) {
        OutputFormat format =
                output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML, OutputFormat.MD);
        if (showPrompt) {
            output.text(ScreenText.tameLines(reading.narrator().prompt(id)) + "\n");
            output.flush();
            return ExitCode.DONE;
        }
        ExplanationView explanation = reading.explain().explain(id);
        boolean isText = format == OutputFormat.TABLE || format == OutputFormat.MD;
        if (isText) {
            // the facts are there before a model has begun
            say(format, explanation);
            output.flush();
        }
        Optional<NarrationView> narration = narration(reading);
        if (isText) {
            narration.ifPresent(view -> new NarrationText(output)
                    .print(format, view, reading.narrator().settings()));
        } else {
            output.document(
                    format,
                    SCHEMA,
                    new Ending(
                            reading.name(),
                            "",
                            CoverageText.json(explanation.coverage()),
                            Ending.Completeness.ALL,
                            null,
                            List.of()),
                    List.of(json(explanation, narration)));
        }
        output.flush();
        if (!noLlm && narration.isEmpty()) {
            output.note("Made from the stored facts alone: no language model is set up (--model NAME asks one).");
        }
        return ExitCode.DONE;
    }

    /// What the model has to say; empty when none is to be asked.
    private Optional<NarrationView> narration(StoreReading reading) {
        boolean isWanted =
                !noLlm && (model != null || reading.narrator().settings().hasModel());
        if (!isWanted) {
            return Optional.empty();
        }
        interruption.onRequest(() -> {});
        ProgressLine line = new ProgressLine(output, System::nanoTime);
        try {
            return Optional.of(reading.narrator()
                    .narrate(new NarrationQuestion(
                            id,
                            Optional.ofNullable(model),
                            Optional.ofNullable(timeout).map(text -> DurationWord.read("--timeout", text)),
                            again ? NarrationQuestion.Freshness.ANEW : NarrationQuestion.Freshness.KEPT,
                            () -> !interruption.isRequested(),
                            progress -> line.show(() -> NarrationText.progress(progress)))));
        } finally {
            line.clear();
        }
    }

    private void say(OutputFormat format, ExplanationView explanation) {
        if (format == OutputFormat.TABLE) {
            print(explanation);
        } else {
            markdown(explanation);
        }
    }

    private void print(ExplanationView explanation) {
        Page page = new Page(output);
        page.heading(explanation.title());
        for (Section section : explanation.sections()) {
            page.space();
            output.line(output.paint(section.title(), Style.BOLD));
            section.sentences().forEach(sentence -> page.sentence(sentence.text() + cited(sentence)));
        }
    }

    private static String cited(Sentence sentence) {
        return sentence.cites().isEmpty() ? "" : " [" + String.join(", ", sentence.cites()) + "]";
    }

    private void markdown(ExplanationView explanation) {
        output.line("# " + escaped(explanation.title()));
        for (Section section : explanation.sections()) {
            output.line("");
            output.line("## " + section.title());
            output.line("");
            section.sentences().forEach(sentence -> output.line("- " + markdown(sentence)));
        }
    }

    private static String markdown(Sentence sentence) {
        String text = escaped(sentence.text()) + escaped(cited(sentence));
        return sentence.isFact() ? text.replace("`", "\\`") : text;
    }

    /// What a row holds is text, whatever it looks like.
    static String escaped(String text) {
        return ScreenText.tame(text).replaceAll("([\\\\*_\\[\\]<>#|])", "\\\\$1");
    }

    private static Map<String, @Nullable Object> json(ExplanationView explanation, Optional<NarrationView> narration) {
        return Trees.map(
                "id", explanation.id(),
                "kind", explanation.kind(),
                "title", explanation.title(),
                "text", "template",
                "model", narration.map(NarrationTree::model).orElse(null),
                "sections",
                        explanation.sections().stream()
                                .map(ExplainCommand::json)
                                .toList(),
                "narration", narration.map(NarrationTree::of).orElse(null));
    }

    private static Map<String, @Nullable Object> json(Section section) {
        return Trees.map(
                "topic", section.topic(),
                "title", section.title(),
                "sentences",
                        section.sentences().stream().map(ExplainCommand::json).toList());
    }

    private static Map<String, @Nullable Object> json(Sentence sentence) {
        return Trees.map(
                "text", sentence.text(), "from", sentence.isFact() ? "facts" : "guide", "cites", sentence.cites());
    }
}
