package io.auditworkbench.workbench.conclude;

import io.auditworkbench.infer.ChangeSlice;
import io.auditworkbench.infer.CompiledRule;
import io.auditworkbench.infer.Conclusion;
import io.auditworkbench.infer.ObservedChange;
import io.auditworkbench.infer.RuleEngine;
import io.auditworkbench.infer.RuleEngine.ObjectKey;
import io.auditworkbench.model.event.BusinessEvent;
import io.auditworkbench.model.event.NumberedEvent;
import io.auditworkbench.model.event.Standing;
import io.auditworkbench.store.ConclusionLog;
import io.auditworkbench.store.ConclusionLog.Question;
import io.auditworkbench.store.ConclusionWriter;
import io.auditworkbench.store.OpenAnchor;
import io.auditworkbench.store.Store;
import io.auditworkbench.store.StoreWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Applies rules to a log that was looked at already, from its beginning: first every change is linked to its objects,
/// then each start is tried with all that is known of them, so the result is that of a look in the order of the log.
///
/// - **Shape**: what was concluded already is never changed.
/// - **Threading**: the writer's.
final class SecondLook {

    private static final int PAGE = 500;

    private final StoreWriter writer;
    private final ConclusionLog log;
    private final List<CompiledRule> rules;
    private final ConclusionWriter conclusions;
    private final RuleEngine engine;
    private final SliceReader links;
    private final SliceReader slices;
    private final StoredHistories histories;
    private final long watermarkMicros;
    private final Set<Start> different = new HashSet<>();
    private long looked;

    private record Start(String ruleId, long anchor) {}

    SecondLook(Store store, Knowledge knowledge) {
        writer = store.writer();
        log = store.conclusions();
        rules = knowledge.rules();
        conclusions = writer.conclusions();
        engine = new RuleEngine(rules, knowledge.vocabulary());
        Observer observer = new Observer(knowledge.mapping());
        links = new SliceReader(store, observer, 0, 0);
        slices = new SliceReader(store, observer, 0, 0);
        histories = new StoredHistories(store.changes(), observer, conclusions::linked, conclusions::logged);
        watermarkMicros = conclusions.cursor().watermarkMicros();
        long nextTx = conclusions.cursor().throughTx() + 1;
        writer.conclude(() -> knowledge.texts().forEach((version, text) -> conclusions.keep(version, text, nextTx)));
    }

    /// Links about so many changes more; true when there may be more.
    boolean link(int changes) {
        return step(links, changes, slice -> {
            for (ObservedChange change : slice.changes()) {
                for (ObjectKey object : engine.objectsOf(change)) {
                    conclusions.link(object.subject(), object.key(), change.seq());
                }
            }
        });
    }

    /// Concludes from about so many changes more; true when there may be more.
    boolean conclude(int changes) {
        return step(slices, changes, slice -> {
            looked += slice.changes().size();
            infer(slice);
        });
    }

    /// What is done with one slice.
    @FunctionalInterface
    private interface Act {
        void on(ChangeSlice slice);
    }

    private boolean step(SliceReader reader, int changes, Act act) {
        boolean[] isMore = new boolean[1];
        writer.conclude(() -> {
            int seen = 0;
            SliceRead read = reader.next();
            while (read != null) {
                act.on(read.slice());
                seen += read.slice().changes().size() + 1;
                read = seen < changes ? reader.next() : null;
            }
            isMore[0] = seen >= changes;
        });
        return isMore[0];
    }

    private void infer(ChangeSlice slice) {
        histories.begin(slice);
        List<Conclusion> drawn = engine.infer(slice, List.of(), histories, conclusions::find, watermarkMicros);
        for (Conclusion conclusion : drawn) {
            switch (conclusion) {
                case Conclusion.Drawn one
                when one.former().isPresent() -> different.add(new Start(one.ruleId(), one.anchor()));
                case Conclusion.Drawn one ->
                    conclusions.add(one.event(), slice.transaction().number());
                case Conclusion.Waiting waiting ->
                    conclusions.open(new OpenAnchor(waiting.ruleId(), waiting.anchor(), waiting.dueMicros()));
                case Conclusion.Failed broken ->
                    conclusions.failed(broken.ruleId(), slice.transaction().number(), broken.anchor(), broken.reason());
            }
        }
    }

    /// Finds conclusions of before whose change no longer starts their rule.
    void findLost() {
        List<NumberedEvent> page = log.after(0, Question.ALL, PAGE);
        while (!page.isEmpty()) {
            for (NumberedEvent known : page) {
                rules.stream()
                        .filter(rule ->
                                rule.rule().version().equals(known.event().rule()))
                        .filter(rule -> isLost(rule, known.event()))
                        .forEach(rule ->
                                different.add(new Start(rule.id(), known.event().anchor())));
            }
            page = log.after(page.getLast().number(), Question.ALL, PAGE);
        }
    }

    private boolean isLost(CompiledRule rule, BusinessEvent known) {
        return known.standing() != Standing.WITHDRAWN
                && histories
                        .change(known.anchor())
                        .filter(change -> change.is(rule.rule().start().entity()))
                        .flatMap(change -> RuleEngine.examine(rule, change, histories, watermarkMicros)
                                .event())
                        .isEmpty();
    }

    /// How many changes were looked at to conclude from them.
    long looked() {
        return looked;
    }

    /// How many conclusions stayed although they would be others now.
    long different() {
        return different.size();
    }
}
