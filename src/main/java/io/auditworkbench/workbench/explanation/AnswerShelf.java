package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.store.ExplanationShelf;
import io.auditworkbench.workbench.text.JsonText;
import io.auditworkbench.workbench.text.Trees;
import io.auditworkbench.workbench.view.AnswersView;
import io.auditworkbench.workbench.view.ClaimView;
import io.auditworkbench.workbench.view.NarrationView;
import io.auditworkbench.workbench.view.NarrationView.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds and keeps answers beside a store; where nothing can be written, every question is asked anew.
///
/// - **Threading**: any number of threads.
public final class AnswerShelf {

    private final Path store;

    AnswerShelf(Path store) {
        this.store = store;
    }

    Optional<ExplanationShelf.Kept> find(AnswerKey key, Clock clock) {
        try (ShelfHandle shelf = new ShelfHandle(ExplanationShelf.beside(store))) {
            return shelf.there().flatMap(there -> there.find(key.hash(), micros(clock.instant())));
        }
    }

    void keep(AnswerKey key, EvidenceSet evidence, String prompt, String text, Answer answer, NarrationView view) {
        try (ShelfHandle shelf = new ShelfHandle(ExplanationShelf.beside(store))) {
            shelf.there()
                    .ifPresent(there -> there.keep(new ExplanationShelf.Kept(
                            key.hash(),
                            evidence.subject().id(),
                            micros(answer.madeAt()),
                            answer.model(),
                            answer.digest(),
                            key.options(),
                            prompt,
                            text,
                            JsonText.compact(claims(view)),
                            verdict(view),
                            answer.promptTokens(),
                            answer.answerTokens(),
                            answer.first().toMillis(),
                            answer.total().toMillis(),
                            evidence.changes().stream()
                                    .map(EvidenceSet.Change::number)
                                    .toList())));
        }
    }

    /// How the shelf has been used; empty when there is none.
    public Optional<AnswersView> tally() {
        if (!Files.exists(ExplanationShelf.fileOf(store))) {
            return Optional.empty();
        }
        try (ShelfHandle shelf = new ShelfHandle(ExplanationShelf.beside(store))) {
            return shelf.there()
                    .map(ExplanationShelf::tally)
                    .map(tally -> new AnswersView(tally.kept(), tally.asked(), tally.hits(), tally.bytes()));
        }
    }

    private static List<Map<String, @Nullable Object>> claims(NarrationView view) {
        return switch (view) {
            case NarrationView.Silent _ -> List.of();
            case NarrationView.Told told ->
                told.claims().stream().map(AnswerShelf::claim).toList();
        };
    }

    private static Map<String, @Nullable Object> claim(ClaimView claim) {
        return Trees.map(
                "type", claim.kind(), "events", claim.cites(), "text", claim.text(), "dropped", claim.reason());
    }

    private static String verdict(NarrationView view) {
        return switch (view) {
            case NarrationView.Silent silent -> silent.kind();
            case NarrationView.Told told -> told.verdict();
        };
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private record ShelfHandle(Optional<ExplanationShelf> there) implements AutoCloseable {
        @Override
        public void close() {
            there.ifPresent(ExplanationShelf::close);
        }
    }
}
