package io.auditworkbench.cli;

import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.ScreenText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.ExplanationView;
import io.auditworkbench.workbench.view.ExplanationView.Section;
import io.auditworkbench.workbench.view.ExplanationView.Sentence;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Explains a finding, a business event, a transaction or a change, from its facts.
@Command(
        name = "explain",
        description =
                "Explain findings A17, a business event B12, a transaction T88 or an event E1024 from what is stored.",
        footer = {
            "Behind each sentence stand the ids of what it rests on; a sentence without any holds for everything of its",
            "kind. The text is made without a language model."
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final String SCHEMA = "auditctl.explain/1";

    @Parameters(paramLabel = "ID", description = "A17, B12, T88 or E1024")
    private String id = "";

    @Option(names = "--no-llm", description = "no language model; there is none in this version anyway")
    private boolean noLlm;

    private final Output output;
    private final StoreDoor store;

    public ExplainCommand(Output output, StoreDoor store) {
        this.output = output;
        this.store = store;
    }

    @Override
    public Integer call() {
        return store.read(this::explain);
    }

    private ExitCode explain(StoreReading reading) {
        OutputFormat format =
                output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML, OutputFormat.MD);
        ExplanationView explanation = reading.explain().explain(id);
        if (format == OutputFormat.TABLE) {
            print(explanation);
        } else if (format == OutputFormat.MD) {
            markdown(explanation);
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
                    List.of(json(explanation)));
        }
        output.flush();
        if (!noLlm) {
            output.note("Made from the stored facts alone: this version has no language model.");
        }
        return ExitCode.DONE;
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
    private static String escaped(String text) {
        return ScreenText.tame(text).replaceAll("([\\\\*_\\[\\]<>#|])", "\\\\$1");
    }

    private static Map<String, @Nullable Object> json(ExplanationView explanation) {
        return Trees.map(
                "id", explanation.id(),
                "kind", explanation.kind(),
                "title", explanation.title(),
                "text", "template",
                "model", null,
                "sections",
                        explanation.sections().stream()
                                .map(ExplainCommand::json)
                                .toList());
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
