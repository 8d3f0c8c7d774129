package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.Histories;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.RuleEngine;
import io.auditworkbench.infer.RuleEngine.ObjectKey;
import io.auditworkbench.infer.TableMapping;
import io.auditworkbench.infer.Verdict;
import io.auditworkbench.masking.Masker;
import io.auditworkbench.model.change.Operation;
import io.auditworkbench.model.error.ErrorCode;
import io.auditworkbench.model.error.WorkbenchException;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.ConclusionLog.Question;
import io.auditworkbench.store.Store;
import io.auditworkbench.workbench.ChosenRange;
import io.auditworkbench.workbench.RowFinder;
import io.auditworkbench.workbench.view.BusinessView;
import io.auditworkbench.workbench.view.ScanView;
import io.auditworkbench.workbench.view.WhyNotView;
import io.auditworkbench.workbench.view.WhyView;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/// Everything that can be asked of what rules concluded in one open store.
///
/// - **Errors**: `NOT_FOUND` for a store that was never opened for writing since conclusions exist.
/// - **Threading**: any thread.
public final class ConclusionDesk implements AutoCloseable {

    private static final int PAGE = 500;

    private final Store store;
    private final ConclusionLog log;
    private final KnowledgeBook book;
    private final Masker masker;
    private final RowFinder rows;

    public ConclusionDesk(Store store, KnowledgeBook book, Masker masker) {
        this.store = store;
        this.masker = masker;
        this.log = store.conclusions();
        this.book = book;
        rows = new RowFinder(store.rows(), store.catalogue());
        if (!log.isThere()) {
            store.close();
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "Nothing was concluded in this store yet: an older program wrote it.",
                    "Run `auditctl scan` on it once.");
        }
    }

    /// Which business events are wanted.
    ///
    /// - **Shape**: they occurred in the chosen range, and one of the chosen changes is part of them; `object` is
    ///   `order` or `order:1042`; `limit` 0 is all.
    public record Wanted(Optional<String> type, Optional<String> object, ChosenRange chosen, int limit) {}

    /// How a list ended: whether there is more, and how many transactions nothing was concluded from yet.
    public record Listed(boolean isCut, long behind) {}

    /// The store's path as shown in answers.
    public String name() {
        return store.file().toString();
    }

    /// Gives the newest to `sink`.
    public Listed list(Wanted wanted, Consumer<BusinessView> sink) {
        Question question = new Question(
                wanted.type(),
                wanted.object().map(object -> part(object, 0)),
                wanted.object().map(object -> part(object, 1)).filter(id -> !id.isEmpty()),
                micros(wanted.chosen().filter().from(), Long.MIN_VALUE),
                micros(wanted.chosen().filter().until(), Long.MAX_VALUE));
        LongPredicate isChosen = wanted.chosen().events().orElse(_ -> true);
        long cursor = Long.MAX_VALUE;
        int left = wanted.limit() == 0 ? Integer.MAX_VALUE : wanted.limit();
        while (true) {
            List<NumberedEvent> page = log.before(cursor, question, PAGE);
            for (NumberedEvent event : page) {
                cursor = event.number();
                if (event.event().changes().stream().noneMatch(isChosen::test)) {
                    continue;
                }
                if (left == 0) {
                    return new Listed(true, log.behind());
                }
                left--;
                sink.accept(BusinessViews.of(event));
            }
            if (page.size() < PAGE) {
                return new Listed(false, log.behind());
            }
        }
    }

    private static String part(String object, int index) {
        int colon = object.indexOf(':');
        if (colon < 0) {
            return index == 0 ? object : "";
        }
        return index == 0 ? object.substring(0, colon) : object.substring(colon + 1);
    }

    /// Why the event of this id (`B12`) was concluded.
    ///
    /// - **Errors**: `BAD_USAGE` for a text that is no such id, `NOT_FOUND`.
    public WhyView why(String id) {
        NumberedEvent event = log.event(number(id)).orElseThrow(() -> notFound(id));
        Observer observer = new Observer(book.mapping());
        List<WhyView.Change> changes = new ArrayList<>();
        for (long seq : event.event().changes()) {
            store.changes().event(seq).map(observer::change).map(this::shown).ifPresent(changes::add);
        }
        String title = Optional.ofNullable(book.rules().get(event.event().rule().ruleId()))
                .map(known -> known.rule().rule().header().title())
                .orElse("");
        return new WhyView(
                BusinessViews.of(event),
                title,
                changes,
                log.formerRevisions(event.number()).stream()
                        .map(BusinessViews::of)
                        .toList());
    }

    private WhyView.Change shown(ObservedChange change) {
        String file = change.transaction().file();
        return new WhyView.Change(
                "E" + change.seq(),
                "T" + change.transaction().number(),
                BusinessViews.instant(change.transaction().commitMicros()),
                change.operation().name().toLowerCase(Locale.ROOT),
                change.rowName(),
                file.isEmpty() ? "" : file + ":" + change.transaction().offset());
    }

    private static long number(String id) {
        if (!id.matches("[Bb][0-9]{1,18}")) {
            throw new WorkbenchException(
                    ErrorCode.BAD_USAGE,
                    "\"" + id + "\" is no id of a business event.",
                    "They look like B12; `auditctl business` lists them.");
        }
        return Long.parseLong(id.substring(1));
    }

    private static WorkbenchException notFound(String id) {
        return new WorkbenchException(
                ErrorCode.NOT_FOUND,
                "There is no business event " + id + " in this store.",
                "`auditctl business` lists them.");
    }

    /// Why a rule concluded nothing from a row (`orders/1042`), or what it did conclude: the nearest miss first.
    ///
    /// - **Errors**: `NOT_FOUND` for a rule that is not known, or a row that nothing was captured of.
    public WhyNotView whyNot(String ruleId, String row) {
        KnowledgeBook.Known known = book.rules().get(ruleId);
        if (known == null) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "There is no rule " + ruleId + ".",
                    "The rules are: " + String.join(", ", book.ids()) + ".");
        }
        Knowledge knowledge = book.only(known);
        CompiledRule rule = knowledge.rules().getFirst();
        RuleEngine engine = new RuleEngine(knowledge.rules(), knowledge.vocabulary());
        Observer observer = new Observer(book.mapping());
        StoredHistories histories =
                new StoredHistories(store.changes(), observer, log::linked, store.changes()::eventsOf);
        List<ObservedChange> changes = changesOf(row, engine, rule, histories, observer);
        long watermark = log.cursor().watermarkMicros();
        List<WhyNotView.Trial> trials = new ArrayList<>();
        for (ObservedChange change : changes) {
            if (change.is(rule.rule().start().entity()) && change.operation() != Operation.SNAPSHOT) {
                trials.add(trial(rule, change, histories, watermark));
            }
        }
        trials.sort(Comparator.comparingLong(WhyNotView.Trial::failures));
        String note = trials.isEmpty()
                ? "No captured change of " + row + " is of a table that is mapped to "
                        + rule.rule().start().entity() + ", which is what starts " + ruleId + "."
                : "";
        return new WhyNotView(known.rule().rule().version().toString(), row, trials, note);
    }

    private WhyNotView.Trial trial(
            CompiledRule rule, ObservedChange change, Histories histories, long watermarkMicros) {
        Verdict verdict = RuleEngine.examine(rule, change, histories, watermarkMicros);
        String concluded = log.startedBetween(change.seq(), change.seq()).stream()
                .filter(event -> event.event().rule().ruleId().equals(rule.id()))
                .map(NumberedEvent::id)
                .findFirst()
                .orElse("");
        return new WhyNotView.Trial("E" + change.seq(), concluded, verdict.conditions());
    }

    /// The changes of a row, and those of the rule's start that belong to the same object.
    private List<ObservedChange> changesOf(
            String row, RuleEngine engine, CompiledRule rule, Histories histories, Observer observer) {
        List<ObservedChange> all =
                rows.events(rows.resolve(row)).stream().map(observer::change).toList();
        if (all.isEmpty()) {
            throw new WorkbenchException(
                    ErrorCode.NOT_FOUND,
                    "Nothing was captured of " + row + ".",
                    "Check the table and the key; `auditctl events row:" + row + "` looks for it.");
        }
        if (all.stream().anyMatch(change -> change.is(rule.rule().start().entity()))) {
            return all;
        }
        List<ObservedChange> related = new ArrayList<>();
        for (ObjectKey object : engine.objectsOf(all.getLast())) {
            related.addAll(histories.of(object.subject(), object.key()));
        }
        return related;
    }

    /// What rules and detectors come to over the chosen part of the log; nothing is kept.
    ///
    /// - **Shape**: `ids` are rules and detectors, all that are in force when empty; `progress` hears the last change
    ///   that was looked at.
    /// - **Errors**: `NOT_FOUND` for an id that is neither a rule's nor a detector's.
    public ScanView scan(List<String> ids, ChosenEvents events, LongConsumer progress, BooleanSupplier stop) {
        ChosenRules rules = ChosenRules.of(ids, book, store);
        return new RangeScan(store, masker, rules, events).run(progress, stop);
    }

    /// How what is in force differs from what the stored conclusions were drawn with, in sentences.
    public List<String> differences() {
        return InForce.differences(store, book);
    }

    /// The last change that conclusions were drawn from; 0 before any.
    public long throughEvent() {
        return log.cursor().throughSeq();
    }

    /// Refuses ids that are neither a rule's nor a detector's.
    ///
    /// - **Errors**: `NOT_FOUND`.
    public void requireKnown(List<String> ids) {
        ChosenRules.of(ids, book, store);
    }

    /// Tables of the store that no mapping knows: nothing is concluded from them.
    public List<String> unmappedTables() {
        return store.catalogue().tables().stream()
                .filter(name -> book.mapping().of(name).isEmpty())
                .map(Object::toString)
                .distinct()
                .sorted()
                .toList();
    }

    /// The tables that a mapping knows, `shop.orders` as `order`.
    public List<String> mappedTables() {
        return book.mapping().tables().stream().map(ConclusionDesk::described).toList();
    }

    private static String described(TableMapping table) {
        return table.table() + " as " + table.entity();
    }

    /// What is wrong with rule and mapping files.
    public List<String> problems() {
        return book.problems().stream().map(Object::toString).toList();
    }

    private static long micros(@Nullable Instant time, long open) {
        return time == null ? open : ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    @Override
    public void close() {
        store.close();
    }
}
