package io.auditworkbench.workbench.explanation;

import io.auditworkbench.explain.FactSheet;
import io.auditworkbench.explain.ModelReply;
import io.auditworkbench.explain.NarrationModel;
import io.auditworkbench.explain.claim.CheckedClaim;
import io.auditworkbench.explain.claim.ClaimChecker;
import io.auditworkbench.explain.claim.ClaimReader;
import io.auditworkbench.explain.claim.ClaimSchema;
import io.auditworkbench.explain.claim.ClaimStream;
import io.auditworkbench.explain.claim.Verdict;
import io.auditworkbench.explain.claim.Vocabulary;
import io.auditworkbench.explain.evidence.EvidencePrompt;
import io.auditworkbench.explain.evidence.EvidenceSelection;
import io.auditworkbench.explain.evidence.EvidenceSet;
import io.auditworkbench.model.audit.Actor;
import io.auditworkbench.model.audit.AuditAction;
import io.auditworkbench.store.ExplanationShelf;
import io.auditworkbench.workbench.audit.AuditDesk;
import io.auditworkbench.workbench.daily.DayFacts;
import io.auditworkbench.workbench.view.ClaimView;
import io.auditworkbench.workbench.view.NarrationView;
import io.auditworkbench.workbench.view.NarrationView.Answer;
import io.auditworkbench.workbench.view.NarrationView.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Has a language model phrase what is known of a thing, and lets through only what the evidence supports. The same
/// question to the same model is asked once.
///
/// It never changes a finding, and whatever a model does, the explanation from facts is there without it.
///
/// - **Threading**: any number of threads.
public final class Narrator {

    private final FactFinder facts;
    private final StoreNames names;
    private final AnswerShelf shelf;
    private final ModelAccess access;
    private final String maskingPolicy;
    private final Supplier<AuditDesk> audit;
    private final Clock clock;

    Narrator(
            FactFinder facts,
            StoreNames names,
            AnswerShelf shelf,
            ModelAccess access,
            String maskingPolicy,
            Supplier<AuditDesk> audit,
            Clock clock) {
        this.facts = facts;
        this.names = names;
        this.shelf = shelf;
        this.access = access;
        this.maskingPolicy = maskingPolicy;
        this.audit = audit;
        this.clock = clock;
    }

    /// What is set up.
    ///
    /// - **Errors**: `BAD_CONFIGURATION`.
    public ModelSettings settings() {
        return access.settings().get();
    }

    /// Sets another model up, none for an empty name.
    ///
    /// - **Errors**: `BAD_CONFIGURATION`.
    public void choose(String model) {
        access.choose().accept(model);
    }

    /// Whether a model could be asked, in a sentence and what to do next; empty when it can. Waits for the server.
    public Optional<NarrationView.Silent> hindrance(String model) {
        ModelSettings settings = settings().withModel(model);
        return refusal(settings, "").or(() -> switch (access.open()
                .apply(settings)
                .presence()) {
            case NarrationModel.Presence.There _ -> Optional.empty();
            case NarrationModel.Presence.Missing(var _, ModelReply.Failed failed) ->
                Optional.of(silent(word(failed.kind()), failed.happened(), failed.nextStep(), ""));
        });
    }

    private static Optional<NarrationView.Silent> refusal(ModelSettings settings, String prompt) {
        if (!settings.hasModel()) {
            return Optional.of(silent(
                    "no_model_chosen",
                    "No language model is set up.",
                    "Name one that Ollama has, as in --model llama3.2:3b, or set AUDITCTL_MODEL.",
                    prompt));
        }
        ModelAddress address = ModelAddress.parse(settings.url(), "The address of the model");
        if (settings.reach() == ModelSettings.Reach.THIS_COMPUTER && !address.isThisComputer()) {
            return Optional.of(silent(
                    "remote_refused",
                    "The model is at " + address.host() + ", not on this computer, so nothing was sent to it.",
                    "If the facts may leave this computer, say so with AUDITCTL_MODEL_REMOTE=allowed.",
                    prompt));
        }
        return Optional.empty();
    }

    /// What a model would be shown of a thing.
    ///
    /// - **Errors**: as of [ExplainById#explain].
    public String prompt(String id) {
        ModelSettings settings = settings();
        EvidenceSet evidence = EvidenceSelection.of(facts(id), EvidencePrompt.room(settings.mostPromptBytes()));
        return PromptSheet.of(evidence, settings).text();
    }

    /// What the model has to say of a thing. Waits for it.
    ///
    /// - **Errors**: as of [ExplainById#explain], what a store refuses, and `AUDIT_JOURNAL_UNWRITABLE`: what cannot be
    ///   recorded is not sent. That a model is missing, fails or lies is
    ///   an answer, not an error.
    public NarrationView narrate(NarrationQuestion question) {
        return narrate(question, room -> EvidenceSelection.of(facts(question.id()), room));
    }

    /// What the model has to say of a day: of its counts, sums and findings. Waits for it.
    ///
    /// - **Shape**: the question's id is the day, `2026-11-20`.
    /// - **Errors**: what a store refuses, and `AUDIT_JOURNAL_UNWRITABLE`.
    public NarrationView narrate(NarrationQuestion question, DayFacts day) {
        return narrate(question, room -> DayEvidence.of(day, room));
    }

    private NarrationView narrate(NarrationQuestion question, IntFunction<EvidenceSet> choose) {
        ModelSettings usual = settings();
        ModelSettings chosen = question.model().map(usual::withModel).orElse(usual);
        ModelSettings settings = question.total().map(chosen::withTotal).orElse(chosen);
        PromptSheet sheet = PromptSheet.of(choose.apply(EvidencePrompt.room(settings.mostPromptBytes())), settings);
        Optional<NarrationView.Silent> refusal = refusal(settings, sheet.text());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        NarrationModel model = access.open().apply(settings);
        return switch (model.presence()) {
            case NarrationModel.Presence.Missing(var _, ModelReply.Failed failed) ->
                silent(word(failed.kind()), failed.happened(), failed.nextStep(), sheet.text());
            case NarrationModel.Presence.There there -> {
                AnswerKey key = AnswerKey.of(sheet.evidence(), sheet.prompt(), there, settings, maskingPolicy);
                Optional<NarrationView> kept = question.freshness() == NarrationQuestion.Freshness.KEPT
                        ? shelf.find(key, clock).map(answer -> kept(answer, sheet))
                        : Optional.empty();
                yield kept.isPresent() ? kept.get() : ask(question, settings, model, there, sheet, key);
            }
        };
    }

    /// What is known of a thing, also of whoever did it.
    FactSheet facts(String id) {
        return facts.findWithPast(id);
    }

    /// The names that no sentence may have unless they are among its facts.
    Vocabulary vocabulary() {
        return names.vocabulary();
    }

    private NarrationView kept(ExplanationShelf.Kept kept, PromptSheet sheet) {
        Answer answer = new Answer(
                kept.model(),
                kept.digest(),
                Instant.ofEpochMilli(kept.madeMicros() / 1_000),
                kept.promptTokens(),
                kept.answerTokens(),
                Duration.ofMillis(kept.firstMillis()),
                Duration.ofMillis(kept.totalMillis()),
                Origin.KEPT);
        return told(kept.answer(), answer, sheet);
    }

    private NarrationView ask(
            NarrationQuestion question,
            ModelSettings settings,
            NarrationModel model,
            NarrationModel.Presence.There there,
            PromptSheet sheet,
            AnswerKey key) {
        Hearing hearing = new Hearing(question, sheet);
        ModelReply reply = recorded(
                question.id(),
                there,
                settings,
                sheet,
                () -> model.ask(
                        new NarrationModel.Request(
                                sheet.prompt(),
                                ClaimSchema.asMap(),
                                ModelSettings.MOST_TOKENS,
                                settings.total(),
                                question.isWanted()),
                        hearing::hear));
        return switch (reply) {
            case ModelReply.Failed failed ->
                new NarrationView.Silent(
                        word(failed.kind()),
                        failed.happened(),
                        failed.nextStep(),
                        isPatienceLost(failed.kind()) ? hearing.claims : List.of(),
                        sheet.text());
            case ModelReply.Whole whole -> {
                Instant now = clock.instant();
                Answer answer = new Answer(
                        there.model(),
                        there.digest(),
                        now,
                        whole.promptTokens(),
                        whole.answerTokens(),
                        whole.first(),
                        whole.total(),
                        Origin.ASKED);
                NarrationView view = told(whole.text(), answer, sheet);
                shelf.keep(key, sheet.evidence(), sheet.text(), whole.text(), answer, view);
                yield view;
            }
        };
    }

    /// Asks only when the self-audit has it that these facts go to this model.
    private ModelReply recorded(
            String id,
            NarrationModel.Presence.There there,
            ModelSettings settings,
            PromptSheet sheet,
            Supplier<ModelReply> ask) {
        Actor person = Actor.person(System.getProperty("user.name", "?"));
        try (AuditDesk desk = audit.get()) {
            long asked = desk.asked(
                    person,
                    AuditAction.Kind.MODEL_CALL,
                    id,
                    "model " + there.model() + ", digest " + there.digest() + ", at " + settings.url());
            ModelReply reply = ask.get();
            AuditAction.Outcome outcome =
                    reply instanceof ModelReply.Whole ? AuditAction.Outcome.GIVEN : AuditAction.Outcome.FAILED;
            desk.answered(person, asked, outcome, 0, sheet.text());
            return reply;
        }
    }

    /// What was said completely before somebody lost patience holds on its own; after an error nothing does.
    private static boolean isPatienceLost(ModelReply.Kind kind) {
        return kind == ModelReply.Kind.TIMEOUT || kind == ModelReply.Kind.STOPPED;
    }

    private NarrationView told(String text, Answer answer, PromptSheet sheet) {
        Optional<List<ClaimReader.Item>> items =
                ClaimReader.read(sheet.redaction().restored(text));
        if (items.isEmpty()) {
            return silent(
                    word(ModelReply.Kind.BAD_OUTPUT),
                    "What " + answer.model() + " answered is not in the agreed form, so nothing of it is shown.",
                    "Ask again, or choose another model.",
                    sheet.text());
        }
        List<CheckedClaim> checked = new ClaimChecker(sheet.evidence(), vocabulary()).check(items.get());
        return new NarrationView.Told(
                answer,
                checked.stream().map(ClaimViews::of).toList(),
                Verdict.of(checked).words(),
                sheet.evidence().leftOut(),
                sheet.text());
    }

    private static NarrationView.Silent silent(String kind, String happened, String nextStep, String prompt) {
        return new NarrationView.Silent(kind, happened, nextStep, List.of(), prompt);
    }

    private static String word(ModelReply.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> "unreachable";
            case NO_MODEL -> "no_model";
            case BUSY -> "busy";
            case TOO_LONG -> "too_long";
            case TIMEOUT -> "timeout";
            case INTERRUPTED -> "interrupted";
            case STOPPED -> "stopped";
            case BAD_OUTPUT -> "bad_output";
            case OTHER -> "other";
        };
    }

    /// Checks claims while they are written, for somebody who waits.
    private final class Hearing {

        private final NarrationQuestion question;
        private final ClaimChecker checker;
        private final ClaimStream stream;
        private final Instant began = clock.instant();
        private final List<ClaimView> claims = new ArrayList<>();
        private int pieces;

        Hearing(NarrationQuestion question, PromptSheet sheet) {
            this.question = question;
            this.checker = new ClaimChecker(sheet.evidence(), vocabulary());
            this.stream = new ClaimStream(sheet.redaction()::restored);
        }

        void hear(String piece) {
            pieces++;
            checker.check(stream.hear(piece)).forEach(claim -> claims.add(ClaimViews.of(claim)));
            question.progress().accept(new NarrationProgress(claims, pieces, Duration.between(began, clock.instant())));
        }
    }
}
