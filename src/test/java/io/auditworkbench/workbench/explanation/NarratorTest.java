package io.auditworkbench.workbench.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.model.audit.AuditEntry;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.store.ExplanationShelf;
import io.auditworkbench.store.SqliteAuditJournal;
import io.auditworkbench.testing.Effort;
import io.auditworkbench.testing.ScriptedAnswers;
import io.auditworkbench.testing.ScriptedOllama;
import io.auditworkbench.testing.ScriptedOllama.Mode;
import io.auditworkbench.workbench.StoredNotes;
import io.auditworkbench.workbench.audit.AuditDesk;
import io.auditworkbench.workbench.view.AnswersView;
import io.auditworkbench.workbench.view.ClaimView;
import io.auditworkbench.workbench.view.NarrationView;
import io.auditworkbench.workbench.view.NarrationView.Origin;
import io.auditworkbench.workbench.view.NarrationView.Silent;
import io.auditworkbench.workbench.view.NarrationView.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NarratorTest {

    private static final int FINDINGS = Effort.rounds(60);

    @TempDir
    private Path folder;

    private Path store = Path.of("");
    private final ScriptedOllama server = new ScriptedOllama().answering(ScriptedAnswers::honest);

    @BeforeEach
    void write() {
        store = StoredNotes.write(folder, notes(3));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static List<String> notes(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> "goodwill " + i).toList();
    }

    private Told told(String id) {
        try (NarratedStore narrated = new NarratedStore(store, server)) {
            return told(narrated, id);
        }
    }

    private static Told told(NarratedStore narrated, String id) {
        NarrationView view = narrated.narrator().narrate(NarrationQuestion.about(id));
        assertThat(view).isInstanceOf(Told.class);
        return (Told) view;
    }

    private Silent silent(ModelSettings settings) {
        try (NarratedStore narrated = new NarratedStore(store, settings, server)) {
            NarrationView view = narrated.narrator().narrate(NarrationQuestion.about("A1"));
            assertThat(view).isInstanceOf(Silent.class);
            return (Silent) view;
        }
    }

    @Test
    void anHonestModelIsHeard() {
        Told told = told("A1");

        assertThat(told.verdict()).isEqualTo("supported");
        assertThat(told.dropped()).isEmpty();
        assertThat(told.supported()).hasSize(3);
        assertThat(told.guesses()).hasSize(1);
        assertThat(told.supported().get(1).actors()).containsExactly(new ClaimView.Who("alice", "exact"));
        assertThat(told.answer().origin()).isEqualTo(Origin.ASKED);
        assertThat(told.answer().digest()).isEqualTo("d1");
    }

    @Test
    void aLiarIsHeardOnlyWhereItIsRight() {
        server.answering(ScriptedAnswers::lying);

        Told told = told("A1");

        assertThat(told.verdict()).isEqualTo("partly supported");
        assertThat(told.supported()).hasSize(1);
        assertThat(told.guesses()).isEmpty();
        assertThat(told.dropped())
                .extracting(ClaimView::reason)
                .containsExactly("wrong_value", "unknown_event", "wrong_actor", "wrong_number", "judgement");
    }

    @Test
    void businessEventsTransactionsAndChangesAreNarratedToo() {
        for (String id : List.of("T2", "E2")) {
            assertThat(told(id).verdict()).as(id).isEqualTo("supported");
        }
    }

    @Test
    void manyFindingsAskedTwiceWithARestartBetweenAreAskedOnce() {
        store = StoredNotes.write(folder.resolve("many"), notes(FINDINGS));
        List<String> ids =
                IntStream.rangeClosed(1, FINDINGS).mapToObj(i -> "A" + i).toList();
        try (NarratedStore narrated = new NarratedStore(store, server)) {
            ids.forEach(id -> assertThat(told(narrated, id).dropped()).as(id).isEmpty());
            assertThat(server.chats()).isEqualTo(FINDINGS);
        }
        try (NarratedStore restarted = new NarratedStore(store, server)) {
            ids.forEach(id ->
                    assertThat(told(restarted, id).answer().origin()).as(id).isEqualTo(Origin.KEPT));
            AnswersView tally =
                    restarted.reading().explaining().answers().tally().orElseThrow();
            assertThat(tally.asked()).isEqualTo(2L * FINDINGS);
            assertThat(tally.hits()).isEqualTo(FINDINGS);
            assertThat(tally.kept()).isEqualTo(FINDINGS);
        }
        assertThat(server.chats()).isEqualTo(FINDINGS);
    }

    @Test
    void aKeptAnswerSaysTheSame() {
        Told asked = told("A1");
        Told kept = told("A1");

        assertThat(kept.claims()).isEqualTo(asked.claims());
        assertThat(kept.answer().madeAt()).isEqualTo(asked.answer().madeAt());
        assertThat(server.chats()).isEqualTo(1);
    }

    @Test
    void otherWeightsOtherOptionsAndTheWishForItAreANewQuestion() {
        told("A1");
        server.withDigest("d2");
        told("A1");
        assertThat(server.chats()).isEqualTo(2);

        ModelSettings longer = new ModelSettings(
                ModelSettings.USUAL.url(),
                ScriptedOllama.MODEL,
                8_192,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                0,
                42,
                ModelSettings.Reach.THIS_COMPUTER,
                ModelSettings.Values.SHOWN);
        try (NarratedStore narrated = new NarratedStore(store, longer, server)) {
            told(narrated, "A1");
            assertThat(server.chats()).isEqualTo(3);
            narrated.narrator()
                    .narrate(new NarrationQuestion(
                            "A1",
                            Optional.empty(),
                            Optional.empty(),
                            NarrationQuestion.Freshness.ANEW,
                            () -> true,
                            _ -> {}));
            assertThat(server.chats()).isEqualTo(4);
        }
    }

    @Test
    void anotherRowIsANewQuestion() {
        told("A1");
        Path other = StoredNotes.write(folder.resolve("other"), List.of("another note"));
        copy(ExplanationShelf.fileOf(store), ExplanationShelf.fileOf(other));
        store = other;

        told("A1");

        assertThat(server.chats()).isEqualTo(2);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void whatIsErasedIsForgottenAndAskedAnew() throws Exception {
        told("A1");
        told("A2");
        try (ExplanationShelf shelf = ExplanationShelf.beside(store).orElseThrow()) {
            assertThat(shelf.erase(2, 2)).isEqualTo(1);
            assertThat(shelf.about("A1")).isEmpty();
            assertThat(shelf.about("A2")).hasSize(1);
        }
        assertThat(new String(
                        Files.readAllBytes(ExplanationShelf.fileOf(store)),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("goodwill 1")
                .contains("goodwill 2");

        told("A1");
        told("A2");
        assertThat(server.chats()).isEqualTo(3);
    }

    @Test
    void aFailureIsAnAnswerAndIsNotKept() {
        server.doing(Mode.ERROR_IN_THE_MIDDLE);
        Silent silent = silent(ModelSettings.USUAL.withModel(ScriptedOllama.MODEL));
        assertThat(silent.kind()).isEqualTo("interrupted");
        assertThat(silent.happened()).contains("an error was encountered while running the model");
        assertThat(silent.claims()).isEmpty();

        server.doing(Mode.OK);
        assertThat(told("A1").answer().origin()).isEqualTo(Origin.ASKED);
    }

    @Test
    void anAnswerOfAnotherFormIsNoneAndIsNotAskedForTwice() {
        server.answering(_ -> "I think that all is well.");

        assertThat(silent(ModelSettings.USUAL.withModel(ScriptedOllama.MODEL)).kind())
                .isEqualTo("bad_output");
        assertThat(silent(ModelSettings.USUAL.withModel(ScriptedOllama.MODEL)).happened())
                .isEqualTo("What scripted:latest answered is not in the agreed form, so nothing of it is shown.");
        assertThat(server.chats()).isEqualTo(1);
    }

    @Test
    void whatWasWholeWhenSomebodyStoppedItIsShownAndNotKept() {
        AtomicBoolean isWanted = new AtomicBoolean(true);
        List<NarrationProgress> seen = new ArrayList<>();
        try (NarratedStore narrated = new NarratedStore(store, server)) {
            server.doing(Mode.OK).answering(prompt -> ScriptedAnswers.honest(prompt) + " ".repeat(200_000));
            NarrationView view = narrated.narrator()
                    .narrate(new NarrationQuestion(
                            "A1",
                            Optional.empty(),
                            Optional.empty(),
                            NarrationQuestion.Freshness.KEPT,
                            isWanted::get,
                            progress -> {
                                seen.add(progress);
                                isWanted.set(progress.claims().size() < 2);
                            }));

            assertThat(view).isInstanceOfSatisfying(Silent.class, silent -> {
                assertThat(silent.kind()).isEqualTo("stopped");
                assertThat(silent.claims()).hasSizeGreaterThanOrEqualTo(2).allMatch(ClaimView::isSupported);
            });
        }
        assertThat(seen).isNotEmpty();
        server.answering(ScriptedAnswers::honest);
        assertThat(told("A1").answer().origin()).isEqualTo(Origin.ASKED);
    }

    @Test
    void noModelIsSaidPlainlyAndNothingIsAsked() {
        Silent silent = silent(ModelSettings.USUAL);

        assertThat(silent.kind()).isEqualTo("no_model_chosen");
        assertThat(silent.happened()).isEqualTo("No language model is set up.");
        assertThat(silent.prompt()).contains("goodwill 1");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void nothingLeavesThisComputerUnlessSomebodySaidSo() {
        ModelSettings usual = ModelSettings.USUAL.withModel(ScriptedOllama.MODEL);
        ModelSettings far = new ModelSettings(
                "http://models.example:11434",
                usual.model(),
                usual.contextTokens(),
                usual.total(),
                usual.stall(),
                0,
                42,
                ModelSettings.Reach.THIS_COMPUTER,
                ModelSettings.Values.SHOWN);

        Silent silent = silent(far);

        assertThat(silent.kind()).isEqualTo("remote_refused");
        assertThat(silent.happened()).contains("models.example");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void whatPeopleWroteCanBeKeptFromAModelThatSpeaksOfItAllTheSame() {
        ModelSettings hidden = new ModelSettings(
                ModelSettings.USUAL.url(),
                ScriptedOllama.MODEL,
                ModelSettings.USUAL.contextTokens(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                0,
                42,
                ModelSettings.Reach.THIS_COMPUTER,
                ModelSettings.Values.HIDDEN);
        store = StoredNotes.write(folder.resolve("hidden"), List.of("canary \"7\" \\ note"));
        try (NarratedStore narrated = new NarratedStore(store, hidden, server)) {
            Told told = told(narrated, "A1");

            assertThat(server.requests().toString())
                    .doesNotContain("canary", "alice")
                    .contains("[v1]", "[v2]");
            assertThat(told.prompt()).doesNotContain("canary", "alice");
            assertThat(told.verdict()).isEqualTo("supported");
            assertThat(told.supported()).extracting(ClaimView::text).contains("The change may have come from alice.");
            assertThat(told(narrated, "A1").claims()).isEqualTo(told.claims());
        }
        try (ExplanationShelf shelf = ExplanationShelf.beside(store).orElseThrow()) {
            assertThat(shelf.about("A1").getFirst().answer()).doesNotContain("alice", "canary");
        }
        assertThat(server.chats()).isEqualTo(1);
    }

    @Test
    void whatDoesNotFitIsLeftOutWholeAndNamed() {
        ModelSettings small = new ModelSettings(
                ModelSettings.USUAL.url(),
                ScriptedOllama.MODEL,
                1_500,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                0,
                42,
                ModelSettings.Reach.THIS_COMPUTER,
                ModelSettings.Values.SHOWN);
        try (NarratedStore narrated = new NarratedStore(store, small, server)) {
            NarrationView view = narrated.narrator().narrate(NarrationQuestion.about("T2"));
            assertThat(view.prompt()).contains("</data>");
            assertThat(view.prompt().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo((int) (1_500 * 0.6 * 3));
        }
    }

    @Test
    void everyCallOfAModelIsInTheSelfAuditAndWhatCannotBeRecordedIsNotSent() throws IOException {
        told("A1");
        told("A1");
        try (AuditDesk desk = AuditDesk.beside(store, NarratedStore.CLOCK)) {
            List<AuditEntry> entries = desk.newest(10);
            assertThat(entries).hasSize(2);
            assertThat(entries.getLast().action()).isInstanceOfSatisfying(AuditAction.Asked.class, asked -> {
                assertThat(asked.kind()).isEqualTo(AuditAction.Kind.MODEL_CALL);
                assertThat(asked.object()).isEqualTo("A1");
                assertThat(asked.details())
                        .isEqualTo("model scripted:latest, digest d1, at " + ModelSettings.USUAL.url());
            });
            assertThat(entries.getFirst().action()).isInstanceOfSatisfying(AuditAction.Answered.class, answered -> {
                assertThat(answered.outcome()).isEqualTo(AuditAction.Outcome.GIVEN);
                assertThat(answered.bytes()).isPositive();
                assertThat(answered.sha256()).hasSize(64);
            });
        }
        Path journal = SqliteAuditJournal.fileOf(store);
        Files.delete(journal);
        Files.createDirectory(journal);
        try (NarratedStore narrated = new NarratedStore(store, server)) {
            assertThatThrownBy(() -> narrated.narrator().narrate(NarrationQuestion.about("A2")))
                    .isInstanceOfSatisfying(
                            WorkbenchException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.AUDIT_JOURNAL_UNWRITABLE));
        }
        assertThat(server.chats()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsRefusedAsEverywhere() {
        try (NarratedStore narrated = new NarratedStore(store, server)) {
            assertThatThrownBy(() -> narrated.narrator().narrate(NarrationQuestion.about("A99")))
                    .isInstanceOf(WorkbenchException.class);
        }
        assertThat(server.requests()).isEmpty();
    }
}
