package io.auditworkbench.cli;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.workbench.StoreReading;
import io.auditworkbench.workbench.conclude.ConclusionDesk;
import io.auditworkbench.workbench.text.CoverageText;
import io.auditworkbench.workbench.text.Quantity;
import io.auditworkbench.workbench.text.TimeText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnswersView;
import io.auditworkbench.workbench.view.StatusView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says whether capture is going on, and how far it is.
@Recorded(AuditAction.Kind.READ)
@Command(name = "status", description = "Say whether capture is going on, how far it is, and what is not covered.")
public final class StatusCommand implements Callable<Integer> {

    @Option(names = "--max-lag", paramLabel = "DURATION", description = "exit with 3 when the record is older: 60s, 5m")
    private @Nullable String maxLag;

    @Option(
            names = "--watch",
            paramLabel = "EVERY",
            arity = "0..1",
            fallbackValue = "2s",
            description = "print it again and again until Ctrl-C (default: every 2s)")
    private @Nullable String watch;

    private final Output output;
    private final StoreDoor store;
    private final ConclusionDoor conclusions;
    private final Interruption interruption;

    public StatusCommand(Output output, StoreDoor store, ConclusionDoor conclusions, Interruption interruption) {
        this.output = output;
        this.store = store;
        this.conclusions = conclusions;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        Duration limit = maxLag == null ? null : DurationWord.read("--max-lag", maxLag);
        if (watch == null) {
            return store.read(reading -> print(reading, limit));
        }
        Duration every = DurationWord.read("--watch", watch);
        interruption.onRequest(() -> {});
        return store.read(reading -> {
            ExitCode code = print(reading, limit);
            while (!output.flush() && !interruption.await(every)) {
                code = print(reading, limit);
            }
            return code;
        });
    }

    private ExitCode print(StoreReading reading, @Nullable Duration limit) {
        OutputFormat format = output.formatAmong(OutputFormat.TABLE, OutputFormat.JSON, OutputFormat.YAML);
        StatusView status = reading.status().status();
        List<String> differences =
                reading.status().hasConclusions() ? conclusions.read(ConclusionDesk::differences) : List.of();
        Optional<AnswersView> answers = reading.explaining().answers().tally();
        if (format == OutputFormat.TABLE) {
            text(status, differences, answers);
        } else {
            output.document(
                    format,
                    "auditctl.status/1",
                    new Ending(
                            reading.name(),
                            "",
                            CoverageText.json(status.coverage()),
                            Ending.Completeness.ALL,
                            null,
                            List.of()),
                    List.of(json(status, differences, answers)));
        }
        boolean isLate = limit != null
                && (status.sources().isEmpty() || status.sources().stream().anyMatch(source -> isLate(source, limit)));
        return isLate ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    private static boolean isLate(StatusView.SourceStatus source, Duration limit) {
        Duration age = source.age();
        return age == null || age.compareTo(limit) > 0;
    }

    private void text(StatusView status, List<String> differences, Optional<AnswersView> answers) {
        Page page = new Page(output);
        page.heading(status.store(), status.isWriterActive() ? "a capture holds it" : "no capture is running");
        for (StatusView.SourceStatus source : status.sources()) {
            page.line("source", source.name());
            page.line(
                    "record",
                    source.savedAt() == null
                            ? "nothing yet"
                            : "up to " + TimeText.people(source.savedAt()) + " UTC"
                                    + (source.age() == null ? "" : ", " + DurationWord.of(source.age()) + " ago"));
            page.line("position", output.isVerbose() ? source.position() : "");
        }
        page.line(
                "events",
                Quantity.of(status.events()) + (status.events() == 0 ? "" : ", the last E" + status.lastSequence()));
        page.line("size", Quantity.ofBytes(status.sizeBytes()));
        answers.ifPresent(view -> page.line("model", words(view)));
        DifferenceText.lines(output, differences).forEach(line -> page.line("rules", line));
        page.sentence(CoverageText.sentence(status.coverage()));
        output.note(output.hint("events --limit 10", "coverage"));
    }

    private static String words(AnswersView answers) {
        String hits = answers.asked() == 0
                ? ""
                : ", " + answers.hits() * 100 / answers.asked() + " % of " + Quantity.of(answers.asked())
                        + " questions answered from them";
        return Quantity.of(answers.kept()) + " answers kept" + hits;
    }

    private static Map<String, @Nullable Object> json(
            StatusView status, List<String> differences, Optional<AnswersView> answers) {
        return Trees.map(
                "capturing", status.isWriterActive(),
                "events", status.events(),
                "last_event", status.lastSequence() == 0 ? null : "E" + status.lastSequence(),
                "size_bytes", status.sizeBytes(),
                "differences", differences,
                "model_answers",
                        answers.map(view -> Trees.map(
                                        "kept", view.kept(),
                                        "asked", view.asked(),
                                        "hits", view.hits(),
                                        "bytes", view.bytes()))
                                .orElse(null),
                "sources",
                        status.sources().stream()
                                .map(source -> Trees.map(
                                        "name",
                                        source.name(),
                                        "saved_at",
                                        TimeText.data(source.savedAt()),
                                        "age_seconds",
                                        source.age() == null
                                                ? null
                                                : source.age().toSeconds(),
                                        "position",
                                        source.position().isEmpty() ? null : source.position()))
                                .toList());
    }
}
