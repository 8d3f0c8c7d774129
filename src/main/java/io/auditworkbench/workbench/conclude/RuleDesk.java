package io.auditworkbench.workbench.conclude;

import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.event.Rule;
import io.auditworkbench.rulepack.PackFile;
import io.auditworkbench.rulepack.PackProblem;
import io.auditworkbench.rulepack.ReadRule;
import io.auditworkbench.rulepack.RulePackReader;
import io.auditworkbench.rulepack.RuleSamples;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.ConclusionWriter.RuleSwitch;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreOpener;
import io.auditworkbench.workbench.view.BacktestView;
import io.auditworkbench.workbench.view.DetectorView;
import io.auditworkbench.workbench.view.RuleView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// What can be done with rules: look at them, check and try them, switch them on and off.
///
/// - **Threading**: one thread.
public final class RuleDesk {

    private static final String DRAFT = "draft";

    private final KnowledgeBook book;
    private final StoreOpener stores;
    private final Clock clock;

    public RuleDesk(KnowledgeBook book, StoreOpener stores) {
        this.book = book;
        this.stores = stores;
        this.clock = stores.clock();
    }

    /// Every rule, with what it has concluded in a store where there is one.
    public List<RuleView> list(Path file) {
        if (!Files.isRegularFile(file)) {
            return views(Facts.NONE);
        }
        try (Store store = Store.openForReading(file)) {
            ConclusionLog log = store.conclusions();
            if (!log.isThere()) {
                return views(Facts.NONE);
            }
            Map<String, Long> counts = new HashMap<>();
            log.counts(ConclusionLog.Question.ALL).forEach(count -> counts.put(count.type(), count.count()));
            Map<String, String> failed = new HashMap<>();
            log.failures().forEach(broken -> failed.put(broken.ruleId(), broken.sentence()));
            return views(new Facts(log.switchedOff(), counts, failed));
        }
    }

    /// What a store knows of rules: those that are switched off, how many events of a type there are, which broke.
    private record Facts(Set<String> off, Map<String, Long> counts, Map<String, String> failed) {
        static final Facts NONE = new Facts(Set.of(), Map.of(), Map.of());
    }

    private List<RuleView> views(Facts facts) {
        return book.ids().stream().map(id -> view(id, facts)).toList();
    }

    private RuleView view(String id, Facts facts) {
        KnowledgeBook.Known known = book.rules().get(id);
        Rule rule = known.rule().rule();
        Set<String> needs = new LinkedHashSet<>(List.of(rule.start().entity()));
        rule.parts().stream()
                .filter(part -> part.need() == Rule.Need.REQUIRED)
                .forEach(part -> needs.add(part.entity()));
        needs.removeIf(book.mapping()::has);
        return new RuleView(
                id,
                rule.header().version(),
                rule.header().title(),
                word(rule.header().level()),
                word(rule.header().status()),
                known.origin() == KnowledgeBook.Origin.BUILT_IN ? "built-in" : "user",
                facts.off().contains(id) ? "off" : "on",
                List.copyOf(needs),
                facts.counts().getOrDefault(rule.emission().type(), 0L),
                facts.failed().getOrDefault(id, ""),
                rule.header().description(),
                rule.header().falsePositives(),
                known.text());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// One rule.
    ///
    /// - **Errors**: `NOT_FOUND`.
    public RuleView show(String id) {
        known(id);
        return view(id, Facts.NONE);
    }

    private KnowledgeBook.Known known(String id) {
        KnowledgeBook.Known known = book.rules().get(id);
        if (known == null) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "There is no rule or detector " + id + ".",
                    "The rules are: " + String.join(", ", book.ids()) + ". The detectors are: "
                            + String.join(", ", DetectorViews.ids()) + ".");
        }
        return known;
    }

    /// Every detector, with its parameters, and whether it looks at a store where there is one.
    public List<DetectorView> detectors(Path file) {
        if (!Files.isRegularFile(file)) {
            return new DetectorViews(book.detectors()).all();
        }
        try (Store store = Store.openForReading(file)) {
            return new DetectorViews(book.in(store).detectors()).all();
        }
    }

    /// What is wrong with rule files; of the user's folder when none is named.
    public List<String> lint(List<Path> files) {
        if (files.isEmpty()) {
            return book.problems().stream().map(PackProblem::toString).toList();
        }
        List<PackFile> packs = files.stream().map(KnowledgeBook::file).toList();
        List<String> problems = new ArrayList<>();
        for (ReadRule read : new RulePackReader(book.vocabulary()).read(packs)) {
            if (read instanceof ReadRule.Refused refused) {
                refused.problems().forEach(problem -> problems.add(problem.toString()));
            }
        }
        return problems;
    }

    /// Something that is wrong in the text of a rule, and what would be right; lines and columns from 1.
    public record TextProblem(int line, int column, String message, String right) {}

    /// What is wrong with a rule that is still being written; empty for one that could be used.
    public List<TextProblem> problemsOf(String text) {
        return switch (new RulePackReader(book.vocabulary()).read(PackFile.of(DRAFT, text))) {
            case ReadRule.Accepted _ -> List.of();
            case ReadRule.Refused refused ->
                refused.problems().stream()
                        .map(problem -> new TextProblem(
                                problem.line(), problem.column(), problem.message(), problem.whatWouldBeRight()))
                        .toList();
        };
    }

    /// The id of a rule that is being written.
    ///
    /// - **Errors**: `BAD_INPUT` for a text that is no rule.
    public String idOf(String text) {
        return readable(PackFile.of(DRAFT, text)).rule().header().id();
    }

    /// Runs a rule that is being written over the history of a store without keeping anything.
    ///
    /// - **Errors**: `BAD_INPUT` for a text that is no rule.
    public BacktestView backtestText(Path store, String text, int samples, BooleanSupplier stop) {
        ReadRule.Accepted rule = readable(PackFile.of(DRAFT, text));
        return backtest(store, new KnowledgeBook.Known(rule, text, KnowledgeBook.Origin.USER), samples, stop);
    }

    /// How one sample of a rule came out; no differences is as expected.
    public record SampleResult(String rule, String sample, List<String> differences) {}

    /// Runs the samples in rule files; of every rule in force when none is named.
    ///
    /// - **Errors**: `BAD_INPUT` for a file that is no rule, with every problem and its place.
    public List<SampleResult> test(List<Path> files) {
        List<ReadRule.Accepted> rules = files.isEmpty()
                ? book.ids().stream().map(id -> book.rules().get(id).rule()).toList()
                : files.stream().map(this::readable).toList();
        RuleSamples samples = new RuleSamples(book.vocabulary());
        List<SampleResult> results = new ArrayList<>();
        for (ReadRule.Accepted rule : rules) {
            samples.run(rule)
                    .forEach(outcome -> results.add(new SampleResult(
                            rule.rule().header().id(), outcome.sample().name(), outcome.differences())));
        }
        return results;
    }

    private ReadRule.Accepted readable(Path file) {
        return readable(KnowledgeBook.file(file));
    }

    private ReadRule.Accepted readable(PackFile file) {
        return switch (new RulePackReader(book.vocabulary()).read(file)) {
            case ReadRule.Accepted readable -> readable;
            case ReadRule.Refused refused ->
                throw new WorkbenchException(
                        ErrorCode.BAD_INPUT,
                        file.name() + " is no rule: "
                                + refused.problems().stream()
                                        .map(PackProblem::toString)
                                        .reduce((one, other) -> one + "; " + other)
                                        .orElse(""),
                        "Correct it, and check it with `auditctl rules lint " + file.name() + "`.");
        };
    }

    /// Runs a rule, or the rule in a file, over the history of a store without keeping anything.
    ///
    /// - **Errors**: `NOT_FOUND` for a name that is neither; `BAD_INPUT` for a file that is no rule.
    public BacktestView backtest(Path store, String ruleOrFile, int samples, BooleanSupplier stop) {
        Path file = Path.of(ruleOrFile);
        KnowledgeBook.Known known = Files.isRegularFile(file)
                ? new KnowledgeBook.Known(
                        readable(file), KnowledgeBook.file(file).text().orElse(""), KnowledgeBook.Origin.USER)
                : known(ruleOrFile);
        return backtest(store, known, samples, stop);
    }

    private BacktestView backtest(Path store, KnowledgeBook.Known known, int samples, BooleanSupplier stop) {
        try (Store open = Store.openForReading(store)) {
            return new Backtest(open, book.only(known))
                    .against(
                            known.rule().rule().header().id(),
                            known.rule().rule().version().toString(),
                            samples,
                            stop);
        }
    }

    /// Uses a rule again for a store, from now on.
    ///
    /// - **Errors**: `NOT_FOUND`, and as [Store#openForWriting].
    public void enable(Path store, String id, String reason) {
        turn(store, id, RuleSwitch.ON, reason);
    }

    /// Stops using a rule for a store, from now on; what it concluded stays.
    ///
    /// - **Errors**: as [#enable].
    public void disable(Path store, String id, String reason) {
        turn(store, id, RuleSwitch.OFF, reason);
    }

    private void turn(Path store, String id, RuleSwitch to, String reason) {
        if (DetectorViews.find(id).isEmpty()) {
            known(id);
        }
        // a name that was mistyped must not become a new store
        Store.openForReading(store).close();
        try (Store open = stores.open(store)) {
            long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
            open.writer().conclude(() -> open.writer().conclusions().switchRule(id, to, reason, now));
        }
    }
}
